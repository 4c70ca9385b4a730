"""Holds every exact number that the files of expectations state to the definition of its loss, without lossgate:

    python3 witnesses.py [-v] [FILE…]

formulas/ has the definitions, in mpmath; a slope is mpmath's numerical derivative of the value. A number has to be right to the last digit
that is printed, and what was got has to be another one. Prints a line for each file: how many of its rows state a number, how many of these
are confirmed, and for what reason the others cannot be; -v names those. Exits with 1 when a number is wrong.
"""

import collections
import itertools
import pathlib
import re
import sys

import mpmath
from mpmath import mpf

import exact
import places
import statements
from formulas import LOSSES

HERE = pathlib.Path(__file__).parent
FILES = ["testdata/*.toml", "../js/testdata/*.toml", "../rust/testdata/*.toml", "../*/expect.toml"]

# What a row may say that its numbers are.
FROM = r"(?:, from sample \d+ of \d+ on)?(?: \(.*\))?$"
CALL = re.compile(r"(value|gradient|target gradient) under (none|sum|mean)(?:, sample (\d+), entry (\d+))?" + FROM)
ROW = re.compile(r"value of sample (\d+)" + FROM)
POINT = re.compile(r"(target )?gradient\[(\d+)\]$")
VALUE = re.compile(r"value(?: of a perfect prediction| at kx|: .*)?$|a value(?: .*)?$|L(?:, .*)?$")


def stated(row):
    """The number that a row states to be exact, and how exactly: None is to all digits that are printed."""
    if statements.INFINITY.match(row.exact):
        return mpf("-inf" if row.exact[0] == "-" else "inf"), None
    if statements.HEX.match(row.exact):
        mantissa, exponent = statements.hexadecimal(row.exact)
        return mpf(mantissa) * mpf(2)**exponent, None
    digits, off = statements.NUMBER.match(row.exact).groups()
    want = mpf(digits)
    return want, None if off is None else mpf(off) + (exact.unit(want, 17) if want else 0)  # 17 digits are printed beside a radius


def candidates(row, settings):
    """The computations that the row may be about, each with the batch that it is of. A glob without parameters is about the defaults, and about
    the other settings that some file names."""
    call, one, point = CALL.match(row.what), ROW.match(row.what), POINT.match(row.what)
    for glob in row.losses + [other for bare in row.losses for other in sorted(settings[bare])]:
        loss = places.Loss(LOSSES, row, glob)
        if one:
            for batch in places.batches(loss, row):
                yield lambda b=batch: b.value("none", int(one[1])), batch
        elif call:
            of, reduction, at, entry = call.groups()
            for batch in places.batches(loss, row):
                if of == "value":
                    yield lambda b=batch: b.value(reduction, int(at) if at else None), batch
                elif at:
                    yield lambda b=batch: b.slope(reduction, int(at), int(entry), of != "gradient"), batch
        elif point or VALUE.match(row.what):
            for of, sample in itertools.product(places.grown(loss, row), places.points(row)):
                batch = places.Batch(of, [sample])
                if point:
                    yield lambda b=batch: b.slope("none", 0, int(point[2]), bool(point[1])), batch
                else:
                    yield lambda b=batch: b.value("none", 0), batch


def check(row, settings):
    """Confirms what a row states. Returns None, or what is exact instead; raises Unsettled where that cannot be told."""
    want, off = stated(row)
    if statements.got(row.got) == want:
        return "what was got"
    instead, reasons = [], []
    for compute, batch in candidates(row, settings):
        start = exact.bits(batch.entries())
        try:
            if mpmath.isinf(want):
                other = None if exact.diverges(compute, want, start) else "a finite number"
            else:
                other = exact.holds(compute, want, off, start)
        except exact.Unsettled as e:
            reasons.append(str(e))
            continue
        if other is None:
            return None
        instead.append(other if isinstance(other, str) else exact.shown(other))
    if not places.known(row):
        raise exact.Unsettled("it is of a place that the property makes")
    if reasons or not instead:
        raise exact.Unsettled(reasons[0] if reasons else "it is no value or slope of a sample")
    return ", or ".join(instead)


def survey(rows, settings, verbose):
    """Checks the rows of a file. Returns how many there are of each kind, and what is wrong."""
    count, wrong = collections.Counter(), []
    for row in rows:
        kind = statements.kind(row)
        if kind not in ("number", "infinity"):
            count["none", kind] += 1
            continue
        try:
            other = check(row, settings)
        except exact.Unsettled as e:
            count["unconfirmed", str(e)] += 1
            if verbose:
                print("%s:%d: not confirmed, since %s: %s" % (row.file, row.line, e, row.comment))
            continue
        if other is None:
            count["confirmed", kind] += 1
        else:
            wrong.append("%s:%d: %s, and not %s, of %s: %s\n    %s" % (
                row.file, row.line, other, row.exact, " and ".join(row.losses), row.comment, row.case))
    return count, wrong


def summary(name, rows, count, wrong):
    """A line that tells of the rows of one file, or of all."""
    def of(what):
        return ", ".join("%s %d" % (reason, n) for (kind, reason), n in sorted(count.items(), key=lambda e: -e[1]) if kind == what)
    right = sum(n for (kind, _), n in count.items() if kind == "confirmed")
    numbers = sum(n for (kind, _), n in count.items() if kind != "none") + wrong
    parts = ["%-14s %4d rows" % (name, rows), "%d of %d numbers are confirmed" % (right, numbers)]
    parts += ["%d are wrong" % wrong] * (wrong > 0)
    parts += ["not: " + of("unconfirmed")] * (of("unconfirmed") != "")
    parts += ["no number: " + of("none")] * (of("none") != "")
    return "; ".join(parts)


def main(args):
    mpmath.mp.dps = 60
    paths = [pathlib.Path(a) for a in args if a != "-v"] or sorted(p.resolve() for glob in FILES for p in HERE.glob(glob))
    files = {path: statements.rows(path) for path in paths}
    settings = collections.defaultdict(set)
    for glob in {glob for rows in files.values() for row in rows for glob in row.losses if "=" in glob}:
        settings[glob.partition("(")[0]].add(glob)
    whole, failed = collections.Counter(), []
    for path, rows in files.items():
        count, wrong = survey(rows, settings, "-v" in args)
        whole, failed = whole + count, failed + wrong
        print(summary(path.stem if path.stem != "expect" else path.parent.name, len(rows), count, len(wrong)))
    print(summary("together", sum(map(len, files.values())), whole, len(failed)))
    for line in failed:
        print("wrong:", line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
