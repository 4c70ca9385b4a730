"""Reads what the files of expectations state: for each witness the case, and the comment that says what was got and what is exact.

A comment stands above its row or behind it, "# value under mean: got 0x1p-03, exact 0.25", and was cut off with … where it was too long.
"""

import json
import math
import pathlib
import re
import struct
import tomllib

STARTS = re.compile(r"""(witness = \[)?\s*(\{|['"])""")
BEHIND = re.compile(r"""[}'"]\s*,?\s*\]?\s*#\s*(.*)$""")
STATES = re.compile(r"(?:(?P<what>.*?): )?got (?P<got>.*?), exact (?P<exact>.*)$")
DIGITS = r"-?\d+(?:\.\d*)?(?:e[-+]?\d+)?"
NUMBER = re.compile(r"(%s)(?: ± (%s))?(?: \(.*\)|: the sample has no part in it)?$" % (DIGITS, DIGITS))
HEX = re.compile(r"(-?)0x([\da-f]+(?:\.[\da-f]*)?p[-+]\d+)(?: \(.*\))?$")
INFINITY = re.compile(r"([-+]?)inf(?: \(.*\))?$", re.IGNORECASE)

# What is called exact and is no number of a sample: answers held to each other, and other things than numbers.
RELATION = re.compile("bit for bit|^gradcheck|slope of the values|^error|: error$")
OTHERS = [("cut off", r".*…"), ("refusal", r"an error.*|a number: the input is legal"), ("bounds", r"\[.*|[≤≥] .*|<.*|>.*"),
          ("relation", r"= .*|.* times -?0x.*|a refutation.*"), ("NaN", r"NaN.*")]


class Row:
    """A witness: where it stands, the globs that it is about, its case, and what is stated of it."""

    def __init__(self, file, line, entry, witness, comment):
        witness = {"case": witness} if isinstance(witness, str) else witness
        self.file, self.line = file, line
        self.losses, self.properties, self.formats = ([x] if isinstance(x, str) else x for x in (
            witness.get(key, entry.get(key, [])) for key in ("loss", "property", "dtype")))
        self.case = json.loads(witness["case"])
        self.comment = comment
        found = STATES.match(comment or "")
        self.what, self.got, self.exact = (found["what"] or "", found["got"], found["exact"]) if found else ("", "", "")

    def property(self, name):
        return any(p == name or p.startswith(name + "/") for p in self.properties)


def rows(path):
    """All witnesses of a file, in their order."""
    text = pathlib.Path(path).read_text(encoding="utf-8")
    where, above = [], None
    for n, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if line.startswith("#"):
            above = line[1:].strip()
            continue
        if STARTS.match(line):
            behind = BEHIND.search(line)
            where.append((n, behind[1] if behind else above))
        above = None
    known = [(e, w) for e in tomllib.loads(text).get("expect", []) for w in e.get("witness", [])]
    if len(known) != len(where):
        raise SystemExit("%s: %d witnesses, but %d lines that look like one: want a line for each" % (path, len(known), len(where)))
    return [Row(path, n, e, w, comment) for (n, comment), (e, w) in zip(where, known, strict=True)]


def kind(row):
    """What sort of thing a row calls exact: "number", "infinity", or the reason why it is neither."""
    if not row.exact:
        return "cut off" if row.comment and "…" in row.comment else "no comment"
    if RELATION.search(row.what):
        return "relation"
    if NUMBER.match(row.exact) or HEX.match(row.exact):
        return "number"
    if INFINITY.match(row.exact):
        return "infinity"
    return next((reason for reason, form in OTHERS if re.match(form + "$", row.exact)), "other")


def hexadecimal(text):
    """A float in hex, exactly: as a mantissa and a power of two."""
    sign, digits = HEX.match(text).groups()
    mantissa, exponent = digits.split("p")
    whole, _, fraction = mantissa.partition(".")
    return (-1 if sign else 1) * int(whole + fraction, 16), int(exponent) - 4 * len(fraction)


def entry(text):
    """An entry of a case as a float; decimal or hex."""
    return float.fromhex(text) if "x" in text else float(text.replace("Inf", "inf"))


def got(text):
    """What was got, as a float: None where it is not a number."""
    word = text.split(" (")[0].strip("[]")
    try:
        return entry(word)
    except ValueError:
        return None


def single(text):
    """A parameter as it is meant: lossgate writes a number of float32 as the shortest text that names it there, which is 1 + 2⁻²⁰ for 1.000001."""
    x = float(text)
    return x if len(str(text)) > 9 or math.isinf(x) else struct.unpack("f", struct.pack("f", x))[0]


def parameters(glob):
    """A loss and its parameters, from a glob such as 'nll(weight=\\[1 2 0.5], ignore_index=1)'."""
    name, _, inner = glob.replace("\\", "").partition("(")
    params = {}
    for word in inner.rstrip(")").split(", ") if inner else []:
        key, _, value = word.partition("=")
        params[key] = [single(x) for x in value[1:-1].split()] if value.startswith("[") else single(value)
    return name, params
