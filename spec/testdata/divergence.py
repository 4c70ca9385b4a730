"""Values and gradients of divergences and entropies at hard points, from mpmath, an implementation that shares nothing with this module.

Run it as "python3 divergence.py >divergence.txt" with mpmath 1.x. Each line of its output is: loss, target p (hex), prediction q (hex, for
entropy p again), value, gradient by the prediction; 40 digits, or all where floats may be halfway, computed with 400 from the
exact inputs. The formulae are those that the papers print, so that their cancellation is met with digits alone. Entries are
positive where a slope would be infinite.
"""
from mpmath import mp, mpf, log, sqrt

mp.dps = 400


def xlogx(p, q):
    return p * log(p / q) if p else mpf(0)


def kl(p, q):
    return sum(xlogx(a, b) for a, b in zip(p, q)), [-a / b for a, b in zip(p, q)]


def generalized_kl(p, q):
    return sum(xlogx(a, b) - a + b for a, b in zip(p, q)), [1 - a / b for a, b in zip(p, q)]


def js(p, q):
    m = [(a + b) / 2 for a, b in zip(p, q)]
    v = sum(xlogx(a, c) + xlogx(b, c) for a, b, c in zip(p, q, m)) / 2
    return v, [log(b / c) / 2 for b, c in zip(q, m)]


def hellinger(p, q):
    h = sqrt(sum((sqrt(a) - sqrt(b)) ** 2 for a, b in zip(p, q)) / 2)
    return h, [(1 - sqrt(a / b)) / (4 * h) for a, b in zip(p, q)]


def bhattacharyya(p, q):
    c = sum(sqrt(a * b) for a, b in zip(p, q))
    return -log(c), [-sqrt(a / b) / (2 * c) for a, b in zip(p, q)]


def total_variation(p, q):
    half = mpf(1) / 2
    return sum(abs(a - b) for a, b in zip(p, q)) / 2, [half if b > a else -half if b < a else mpf(0) for a, b in zip(p, q)]


def cross_entropy(p, q):
    return -sum(a * log(b) for a, b in zip(p, q)), [-a / b for a, b in zip(p, q)]


def entropy(p, _):
    return -sum(a * log(a) for a in p), [-log(a) - 1 for a in p]


LOSSES = {"kl": kl, "generalized-kl": generalized_kl, "js": js, "hellinger": hellinger, "bhattacharyya": bhattacharyya,
          "total-variation": total_variation, "cross-entropy": cross_entropy, "entropy": entropy}

# Rows that differ by little, by much, and by as much as a float can tell; sums are 1 exactly or as a softmax leaves them.
POINTS = [
    ([0.5, 0.5], [0.1, 0.9]), ([0.1, 0.9], [0.5, 0.5]), ([0.25, 0.75], [0.75, 0.25]), ([0.5, 0.25, 0.25], [0.25, 0.25, 0.5]),
    ([0.1, 0.2, 0.3, 0.4], [0.4, 0.3, 0.2, 0.1]), ([1 / 3, 1 / 3, 1 / 3], [0.2, 0.3, 0.5]),
]
for e in [2.0**-k for k in (2, 3, 5, 8, 13, 20, 26, 27, 40, 51)]:
    POINTS.append(([0.5 + e / 2, 0.5 - e / 2], [0.5, 0.5]))
    POINTS.append(([0.5, 0.5], [0.5 + e / 2, 0.5 - e / 2]))
    POINTS.append(([e, 1 - e], [1 - e, e]))
    POINTS.append(([0.25 + e / 4, 0.25, 0.5 - e / 4], [0.25, 0.25, 0.5]))
for tiny in [1e-20, 1e-100, 1e-160, 1e-300]:
    POINTS.append(([tiny, 1.0], [0.5, 0.5]))
    POINTS.append(([0.5, 0.5], [tiny, 1.0]))
    POINTS.append(([tiny, 1.0], [3 * tiny, 1.0]))
    POINTS.append(([tiny, 0.25, 0.75], [1.0, tiny, tiny]))
for a in [0.3, 0.36787944117144233, 0.5, 0.75, 0.9]:  # p/q about 1/e, where the slope of kl by p is 0
    POINTS.append(([a / 2, 1 - a / 2], [0.5, 0.5]))


def hexes(v):
    return ",".join(x.hex() for x in v)


print("# made by divergence.py with mpmath; do not edit")
for name, f in LOSSES.items():
    for p, q in POINTS:
        value, grad = f([mpf(x) for x in p], [mpf(x) for x in (p if name == "entropy" else q)])
        digits = [mp.nstr(x, 150 if name == "total-variation" else 40, min_fixed=0, max_fixed=0) for x in [value] + grad]
        print(name, hexes(p), hexes(p if name == "entropy" else q), digits[0], ",".join(digits[1:]))
