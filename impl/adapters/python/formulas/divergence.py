"""Divergences and distances of distributions: p is the target and q the prediction, as everywhere in lossgate."""

import itertools

import mpmath
from mpmath import mpf

from .notation import log, of_pairs, over, times, total


def kl(p, q):
    return times(p, mpmath.log(over(p, q)))


def js(p, q):
    return (kl(p, (p + q) / 2) + kl(q, (p + q) / 2)) / 2


def jeffreys(p, q):
    return kl(p, q) + kl(q, p)


def cross_entropy(p, q, floor=None):
    return -times(p, log(q, floor))


def affinity(s):
    return total(mpmath.sqrt(p * q) for p, q in zip(s.target, s.pred, strict=True))


def bhattacharyya(s):
    return -mpmath.log(affinity(s))


def hellinger(s):
    return mpmath.sqrt(total((mpmath.sqrt(p) - mpmath.sqrt(q))**2 for p, q in zip(s.target, s.pred, strict=True)) / 2)


def points(s):
    """The positions and weights of both sides; there are no negative weights."""
    if min(s.rows()[1] + s.target_rows()[1]) < 0:
        raise ValueError("a negative weight")
    return s.rows(), s.target_rows()


def energy_distance(s):
    (x, p), (y, q) = points(s)

    def expected(a, v, b, w):
        return total(v[i] * w[j] * abs(a[i] - b[j]) for i in range(len(a)) for j in range(len(b)))
    return 2 * expected(x, p, y, q) - expected(x, p, x, p) - expected(y, q, y, q)


def w1_1d(s):
    """∫|F − G|: between two neighbouring positions both distribution functions are constant."""
    (x, p), (y, q) = points(s)
    at = sorted(x + y)
    return total(abs(total(w for z, w in zip(x, p, strict=True) if z <= a) - total(w for z, w in zip(y, q, strict=True) if z <= a)) * (b - a)
                 for a, b in zip(at, at[1:]))


def quantiles(x, w):
    """The steps of F⁻¹: how far the mass reaches, and the position there."""
    steps, mass = [], mpf(0)
    for a, v in sorted(zip(x, w, strict=True)):
        mass += v
        steps.append((mass, a))
    return steps


def wp_1d(s, p=2):
    """(∫|F⁻¹ − G⁻¹|^p)^(1/p): between two neighbouring masses both quantile functions are constant."""
    f, g = (quantiles(*side) for side in points(s))
    masses, area, low = sorted(m for m, _ in f + g), mpf(0), mpf(0)
    for high in masses:
        x = [next((a for m, a in side if m >= high), side[-1][1]) for side in (f, g)]
        area, low = area + (high - low) * abs(x[0] - x[1])**p, high
    return area**(1 / mpf(p))


def w1_sorted(s):
    return total(abs(x - y) for x, y in zip(sorted(s.pred), sorted(s.target), strict=True)) / len(s.pred)


def sliced_w(s, directions=3):
    """√(1/(K·n)·ΣΣ(u_(i) − v_(i))²) over the projections on lines at the angles πk/K."""
    k, squares = int(directions), mpf(0)
    for i in range(k):
        c, d = mpmath.cos(mpmath.pi * i / k), mpmath.sin(mpmath.pi * i / k)
        u, v = (sorted(x * c + y * d for x, y in rows) for rows in (s.rows(), s.target_rows()))
        squares += total((x - y)**2 for x, y in zip(u, v, strict=True))
    return mpmath.sqrt(squares / (k * len(s.rows())))


def plan(cells, rows, columns):
    """The plan that uses some cells alone: one that is alone in its row or column has all that is left there. None where they form a circle."""
    left, out = set(cells), {}
    rows, columns = list(rows), list(columns)
    while left:
        for i, j in left:
            alone_in_row = sum(c[0] == i for c in left) == 1
            if alone_in_row or sum(c[1] == j for c in left) == 1:
                break
        else:
            return None
        out[i, j] = mass = rows[i] if alone_in_row else columns[j]
        rows[i], columns[j] = rows[i] - mass, columns[j] - mass
        left.remove((i, j))
    return out


def ot_discrete(s):
    """The least cost of all plans that use 2n − 1 cells, which the corners of the polytope of plans do."""
    cost, (a, b) = s.rows(), s.target_rows()
    n, costs = len(a), []
    for cells in itertools.combinations(itertools.product(range(n), repeat=2), 2 * n - 1):
        masses = plan(cells, a, b)
        if masses and all(m >= 0 for m in masses.values()):
            costs.append(total(m * cost[i][j] for (i, j), m in masses.items()))
    return min(costs)


LOSSES = {
    "kl": of_pairs(kl), "js": of_pairs(js), "jeffreys": of_pairs(jeffreys), "cross-entropy": of_pairs(cross_entropy),
    "generalized-kl": of_pairs(lambda p, q: kl(p, q) - p + q),
    "chi2": of_pairs(lambda p, q: over((p - q)**2, q)),
    "chi2-neyman": of_pairs(lambda p, q: over((p - q)**2, p)),
    "triangular": of_pairs(lambda p, q: over((p - q)**2, p + q)),
    "total-variation": of_pairs(lambda p, q: abs(p - q) / 2),
    "bhattacharyya": bhattacharyya, "hellinger": hellinger,
    "energy-distance": energy_distance, "w1-1d": w1_1d, "wp-1d": wp_1d, "w1-sorted": w1_sorted,
    "sliced-w": sliced_w, "ot-discrete": ot_discrete,
}
