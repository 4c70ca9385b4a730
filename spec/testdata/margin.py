"""Values, slopes and conditional risks of the losses of a margin, from mpmath, which shares nothing with this module.

Run it as "python3 margin.py >margin.txt" with mpmath 1.x. Lines that begin with "at" are: loss, parameter (hex), margin (hex),
value, slope. The formulae are those that the papers print and the slopes are differences of them, at 2000 digits. Lines that begin with
"risk" are: loss, parameter, 64·eta, the least of eta·f(a) + (1-eta)·f(-a) and its place, found by bisection of the slope. Lines that begin with
"most" are: loss, the largest slope and the largest curvature in size, by a search.
"""
from mpmath import mp, mpf, log, exp, atan, tanh, diff, nstr, linspace

mp.dps = 60


def pos(x):
    return x if x > 0 else mpf(0)


def smoothed(m, g):
    return mpf(0) if m >= 1 else (1 - m) ** 2 / (2 * g) if m >= 1 - g else 1 - m - g / 2


def dwd(m, q):
    return 1 - m if m <= q / (q + 1) else q**q / (q + 1) ** (q + 1) * m ** (-q)


LOSSES = [
    ("perceptron", None, lambda m: pos(-m)),
    ("hinge", None, lambda m: pos(1 - m)),
    ("squared-hinge", None, lambda m: pos(1 - m) ** 2),
    ("modified-huber", None, lambda m: pos(1 - m) ** 2 if m >= -1 else -4 * m),
    ("logistic", None, lambda m: log(1 + exp(-m))),
    ("exponential", None, lambda m: exp(-m)),
    ("squared-margin", None, lambda m: (1 - m) ** 2),
    ("savage", None, lambda m: 1 / (1 + exp(2 * m)) ** 2),
    ("tangent", None, lambda m: (2 * atan(m) - 1) ** 2),
    ("sigmoid-margin", None, lambda m: 1 - tanh(m)),
]
LOSSES += [("smoothed-hinge", g, lambda m, g=mpf(g): smoothed(m, g)) for g in (0.25, 1.0, 3.0)]
LOSSES += [("dwd", q, lambda m, q=mpf(q): dwd(m, q)) for q in (0.5, 1.0, 2.0, 64.0)]
LOSSES += [("ramp", s, lambda m, s=mpf(s): pos(1 - m) - pos(s - m)) for s in (-1.0, 0.5, -2.5)]
MARGINS = [-300.0, -36.875, -3.6875, -1.3125, -0.3125, -(2.0**-20), 2.0**-20, 0.3125, 0.546302489843790, 0.9375, 1.6875, 5.125, 36.875, 300.0]  # short, or 1 - m would be a tie of rounding
UNATTAINED = {"perceptron", "hinge", "sigmoid-margin", "ramp"}  # at a kink or at infinity, where no slope is 0


def hexed(p):
    return "-" if p is None else p.hex()


print("# Made by margin.py, mpmath", __import__("mpmath").__version__)
for name, p, f in LOSSES:
    mp.dps = 700
    for m in MARGINS:
        x = mpf(m)
        print("at", name, hexed(p), m.hex(), nstr(f(x), 40), nstr(diff(f, x, h=mpf(10) ** -300), 40))
    mp.dps = 60
    if name in UNATTAINED:
        continue
    for k in (1, 17, 31, 40, 63):
        eta = mpf(k) / 64
        risk = lambda a: eta * f(a) + (1 - eta) * f(-a)
        lo, hi = mpf(-20), mpf(20)
        for _ in range(150):
            mid = (lo + hi) / 2
            if diff(risk, mid, h=mpf(10) ** -25) < 0:
                lo = mid
            else:
                hi = mid
        print("risk", name, hexed(p), k, nstr(risk(lo), 25), nstr(lo, 15))
for name, p, f in LOSSES:
    if name in ("logistic", "savage", "tangent", "sigmoid-margin"):
        for_size = lambda n: max((abs(diff(f, x, n)), x) for x in linspace(-3, 3, 601))
        print("most", name, nstr(for_size(1)[0], 10), nstr(for_size(2)[0], 10))
