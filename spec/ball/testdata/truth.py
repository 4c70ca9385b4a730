#!/usr/bin/env python3
"""Truth tables for package ball, one file a function: testdata/<function>.truth.gz.

Provenance: mpmath 1.3.0 (pure Python backend), CPython 3.11, seed 20251125. Command, in this directory:

    python3 truth.py            # all tables
    python3 truth.py exp log    # some

Every value is computed at 600 and at 1100 bits and has to agree in 300 bits, so that cancellation inside mpmath (log Γ
near 1 and 2, digamma near 1.46, sin near multiples of π) shows here; where it does not agree, precision is added.

A row is big-endian binary: the argument as a float64 (8 bytes; for pow two of them), a sign byte (0 or 1), an int32
exponent e, and 34 bytes M: the truth is (-1)^sign·M·2^e within a relative 2^-271, M having 272 bits, or 0.

Of 4667 rows a function, two fifths are of ordinary size, two fifths log-uniform over the exponents of float64, and the
rest are near the points where the function is hard: 1 for logarithms, multiples of π/2 for sines, 1 and 2 for log Γ.
"""

import gzip
import math
import random
import struct
import sys

from mpmath import mp, mpf

ROWS = 4667
BITS = 272


def wide(r, lo=-1074, hi=1023):
    return math.ldexp(1 + r.random(), r.randint(lo, hi)) if hi < 1023 else math.ldexp(1 + r.random(), r.randint(lo, hi - 1))


def signed(r, x):
    return x if r.random() < 0.5 else -x


def near(r, point):
    """A float64 near a point: a few ulps away, or a relative 2^-1 … 2^-52."""
    if r.random() < 0.3:
        x = point
        for _ in range(r.randint(0, 4)):
            x = math.nextafter(x, r.choice([-math.inf, math.inf]))
        return x
    return point * (1 + signed(r, math.ldexp(1 + r.random(), -r.randint(1, 52))))


def both(typical, cut=math.inf, hard=(0.0,)):
    """Arguments of both signs, below cut."""

    def draw(r, i):
        k = i % 5
        if k < 2:
            return r.uniform(-typical, typical)
        while True:
            x = signed(r, wide(r)) if k < 4 else near(r, signed(r, hard[r.randrange(len(hard))]))
            if abs(x) < cut:
                return x

    return draw


def positive(typical, hard):
    def draw(r, i):
        k = i % 5
        if k < 2:
            return r.uniform(0, typical) or 1.0
        if k < 4:
            return wide(r)
        return near(r, hard[r.randrange(len(hard))])

    return draw


def above_minus_one(r, i):
    k = i % 5
    if k < 2:
        return r.uniform(-1, 10) if k else r.uniform(-0.99, 1)
    if k < 4:
        x = wide(r)
        return -x if x < 1 and r.random() < 0.5 else x
    return max(near(r, r.choice([-1.0, -0.5, 1.0, 0.5])), math.nextafter(-1, 0))


def powers(r, i):
    k = i % 5
    if k == 0:
        return r.uniform(0, 10) or 1.0, r.uniform(-20, 20)
    if k == 1:
        return signed(r, r.uniform(0, 10) or 1.0), float(r.randint(-40, 40))
    if k == 2:  # near 1, where the exponent may be large
        while True:
            x, y = near(r, 1.0), signed(r, wide(r, -20, 40))
            if abs(y * math.log2(x)) < 2**20:
                return x, y
    if k == 3:
        x = wide(r)
        l = abs(math.frexp(x)[1]) + 1
        return x, signed(r, wide(r, -60, 19 - l.bit_length()))
    return wide(r, -30, 30), r.choice([0.5, 1.5, -0.5, 2.5, 0.25, 1 / 3])


HALF_PIS = [k * math.pi / 2 for k in (1, 2, 3, 4, 5, 7, 100, 12345, 10**9 + 7)] + [6381956970095103 * 2.0**797]

FUNCTIONS = {
    "exp": (mp.exp, both(40, 2.0**29, (0.5, 700.0, 744.5, 1e8))),
    "expm1": (mp.expm1, both(40, 2.0**29, (2.0**-53, 0.5, 1e-8, 1e8))),
    "log": (mp.log, positive(20, (1.0, 0.5, 2.0, 0.7, 1.4))),
    "log1p": (mp.log1p, above_minus_one),
    "sqrt": (mp.sqrt, positive(100, (1.0, 4.0, 2.0, 1e300))),
    "tanh": (mp.tanh, both(10, 2.0**29, (20.0, 30.0, 1e-8))),
    "sinh": (mp.sinh, both(30, 2.0**29, (1.0, 2.0, 710.0, 1e-20))),
    "cosh": (mp.cosh, both(30, 2.0**29, (1.0, 2.0, 710.0, 1e-20))),
    "sin": (mp.sin, both(10, hard=HALF_PIS)),
    "cos": (mp.cos, both(10, hard=HALF_PIS)),
    "atan": (mp.atan, both(10, hard=(1.0, 1e8, 1e-8, 0.5))),
    "erf": (mp.erf, both(5, hard=(1.0, 5.9, 9.0, 13.0, 1e-20))),
    "lgamma": (mp.loggamma, positive(30, (1.0, 2.0, 0.5, 100.0))),
    "digamma": (mp.digamma, positive(30, (1.4616321449683622, 1.0, 2.0, 100.0))),
    "pow": (lambda x, y: mp.power(x, y), powers),
}


def agreed(f, args):
    """f to more than 300 bits."""
    extra = 0
    while True:
        v = []
        for prec in (600, 1100):
            mp.prec = prec + extra
            v.append(mp.re(f(*map(mpf, args))))
        mp.prec = 1200 + extra
        if v[0] == v[1] or abs(v[0] - v[1]) <= abs(v[1]) * mpf(2) ** -300:
            return v[1]
        extra = 2 * extra + 600
        if extra > 10000:
            raise ValueError(f"{args}: {v}")


def row(args, v):
    sign, man, exp, bits = v._mpf_
    if man == 0:
        return struct.pack(">%dd" % len(args), *args) + struct.pack(">Bi", 0, 0) + bytes(BITS // 8)
    man = int(man)
    shift = bits - BITS
    if shift > 0:
        man, exp = (man + (1 << (shift - 1))) >> shift, exp + shift
        if man.bit_length() > BITS:
            man, exp = man >> 1, exp + 1
    else:
        man, exp = man << -shift, exp + shift
    return struct.pack(">%dd" % len(args), *args) + struct.pack(">Bi", sign, exp) + man.to_bytes(BITS // 8, "big")


def main():
    for name in sys.argv[1:] or FUNCTIONS:
        f, draw = FUNCTIONS[name]
        r = random.Random(f"20251125 {name}")
        rows = []
        for i in range(ROWS):
            x = draw(r, i)
            args = x if isinstance(x, tuple) else (x,)
            rows.append(row(args, agreed(f, args)))
        with open(name + ".truth.gz", "wb") as out:
            out.write(gzip.compress(b"".join(rows), 9, mtime=0))
        print(name, len(rows), file=sys.stderr)


if __name__ == "__main__":
    main()
