"""Values and slopes of robust losses at hard points, from mpmath, an implementation that shares nothing with this module.

Run it as "python3 regression.py >regression.txt" with mpmath 1.x. Each line of its output is: loss, parameters (hex), residual (hex), value,
slope; 40 digits, computed with 2000. The formulae are those that the papers print, so that their cancellation is met with
digits alone.
"""
from mpmath import mp, mpf, log, cosh, tanh, sqrt, exp

mp.dps = 2000
INF = float("inf")


def barron(r, alpha, c):
    s = (r / c) ** 2
    if alpha == 2:
        return s / 2, r / c**2
    if alpha == 0:
        return log(1 + s / 2), r / c**2 / (1 + s / 2)
    if alpha in (INF, -INF):
        k = mpf(1) if alpha > 0 else mpf(-1)
        return k * (exp(k * s / 2) - 1), r / c**2 * exp(k * s / 2)
    a = abs(alpha - 2)
    return a / alpha * ((s / a + 1) ** (alpha / 2) - 1), r / c**2 * (s / a + 1) ** (alpha / 2 - 1)


def logcosh(r):
    return log(cosh(r)), tanh(r)


def pseudohuber(r, d):
    h = sqrt(1 + (r / d) ** 2)
    return d * d * (h - 1), r / h


def charbonnier(r, e):
    h = sqrt(r * r + e * e)
    return h, r / h


ALPHAS = [1e-6, -1e-6, 1e-12, -1e-12, 2 - 1e-9, 2 + 1e-9, 2 - 2**-50, 2 + 2**-50, -1e8, 1e-300, 0.0, 1.0, -2.0, 0.3, -7.5, 3.7, 2.0, -INF]
RESIDUALS = [2.0**-600, 1e-8, 0.01, 0.7, 1.0, 3.3, 30.0, 1e4, 1e20, 1e160, 1.5e308]


def emit(name, f, params, r):
    v, g = f(mpf(r), *[mpf(p) if abs(p) != INF else p for p in params])
    if max(abs(v), abs(g)) > mpf(2) ** 1023 or 0 < abs(g) < mpf(2) ** -1022 or 0 < abs(v) < mpf(2) ** -1022:
        return  # overflow and underflow are other tests' business
    print(name, ",".join(p.hex() for p in params) or "-", r.hex(), mp.nstr(v, 40), mp.nstr(g, 40))


print("# Made by regression.py, mpmath", __import__("mpmath").__version__)
for r in RESIDUALS:
    for alpha in ALPHAS:
        for c in (1.0, 0.3):
            emit("barron", barron, [alpha, c], r)
    if r < 1e4:
        emit("log-cosh", logcosh, [], r)
    for d in (1.0, 0.3):
        emit("pseudo-huber", pseudohuber, [d], r)
    emit("charbonnier", charbonnier, [1e-3], r)
