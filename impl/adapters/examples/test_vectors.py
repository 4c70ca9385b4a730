"""Holds a function of ours to the test vectors of its loss. Run it with pytest, or as it is; it needs the standard library alone."""

import decimal
import json
import math
import pathlib


def huber(x, t, delta):
    """What we want to test: the loss, and its derivative by x."""
    r = x - t
    if math.isnan(r):
        return r, r
    if abs(r) <= delta:
        return r * r / 2, r
    return delta * (abs(r) - delta / 2), math.copysign(delta, r)


def admits(number, x):
    """Whether x is as near to the exact number as it must be. Rows of probabilities need "less" as well, see vectors.schema.json."""
    if number is None or "must" not in number:
        return True
    lo, hi = (number.get(end, number)["dec"] for end in ("lo", "hi"))
    if lo == "nan" or math.isnan(x):
        return lo == "nan" and math.isnan(x)
    if math.isinf(x):
        return x in (float(lo), float(hi)) or ("inf" in number and (x > 0) == (float(lo) > 0))
    must = decimal.Decimal(number["must"])
    with decimal.localcontext(decimal.Context(prec=80, Emin=-9999, Emax=9999)):
        return decimal.Decimal(lo) - must <= decimal.Decimal(x) <= decimal.Decimal(hi) + must


def test_huber():
    vectors = json.loads((pathlib.Path(__file__).parent / "testdata" / "huber.json").read_text(encoding="utf-8"))
    for group in vectors["groups"]:
        if group["dtype"] != "f64":  # Python's floats
            continue
        delta = float.fromhex(group["params"]["delta"][0])
        for v in group["vectors"]:
            value, grad = huber(float.fromhex(v["pred"][0]), float.fromhex(v["target"][0]), delta)
            assert admits(v["value"], value), (v, value)
            assert "grad" not in v or admits(v["grad"][0], grad), (v, grad)


if __name__ == "__main__":
    test_huber()
