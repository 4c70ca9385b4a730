"""Writes eval.jsonl: questions for lossgate eval with answers of 50 digits that owe nothing to lossgate.

    python3 eval.py > eval.jsonl        (mpmath 1.3.0)

Every answer is a textbook formula of its own, evaluated by mpmath with enough digits that no cancellation shows; gradients are
typed in closed form, or the central difference of the formula with a step of 10^-300 in 1500 digits, which leaves 600.
Inputs are float64 numbers in hex, so that both sides mean the same. At a kink the answer is the interval of the literature.
"""

import json

import mpmath as mp

mp.mp.dps = 1500


def text(x):
    """50 digits, or an interval of two such numbers."""
    if isinstance(x, tuple):
        return "[" + text(x[0]) + "," + text(x[1]) + "]"
    return mp.nstr(x, 50, strip_zeros=True) if x != 0 else "0"


def slope(f, x, i):
    """The partial derivative of f at the list x, by a central difference."""
    h = mp.mpf(10) ** -300
    return (f(x[:i] + [x[i] + h] + x[i + 1 :]) - f(x[:i] + [x[i] - h] + x[i + 1 :])) / (2 * h)


def slopes(f, x):
    return [slope(f, x, i) for i in range(len(x))]


def ask(why, loss, value, grad, pred, target=None, params=None, **sample):
    q = {"loss": loss, "pred": [float(p).hex() for p in pred]}
    if params:
        q["params"] = {k: [float(v).hex()] for k, v in params.items()}
    if target is not None:
        q["target"] = [float(t).hex() for t in target]
    q.update(sample)
    print(json.dumps({"why": why, "question": q, "value": text(value), "grad": [text(g) for g in grad]}))


def exactly(v):
    return [mp.mpf(x) for x in v]


def huber(r, d):
    return r * r / 2 if abs(r) <= d else d * (abs(r) - d / 2)


def softmax_ce(z, y):
    return mp.log(sum(mp.exp(v) for v in z)) - z[y]


def softmax(z):
    s = sum(mp.exp(v) for v in z)
    return [mp.exp(v) / s for v in z]


def main():
    # Kinks.
    for r in (1.0, -1.0, 0.0, 1.5, 0.3):
        x = mp.mpf(r)
        ask("huber about its joints", "huber", huber(x, 1), [max(-1, min(1, x))], [r], [0.0], {"delta": 1.0})
    ask("the slope of |r| at 0 is a set", "absolute", mp.mpf(0), [(mp.mpf(-1), mp.mpf(1))], [0.1], [0.1])
    ask("hinge at margin 1", "hinge", mp.mpf(0), [(mp.mpf(-1), mp.mpf(0))], [1.0], [1.0])
    tau = mp.mpf(0.9)
    ask("pinball at its kink, tau the float64 0.9", "pinball", mp.mpf(0), [(-tau, 1 - tau)], [2.0], [2.0], {"tau": 0.9})
    ask("max(0, |r| - eps) one ulp beyond eps", "eps-insensitive", mp.mpf(0.5 + 2.0**-53) - mp.mpf(0.5), [mp.mpf(1)],
        [0.5 + 2.0**-53], [0.0], {"eps": 0.5})

    # Tails.
    for m in (-700.0, -40.0, 0.0, 40.0, 700.0, 745.0, 1e4):
        x = mp.mpf(m)
        ask("softplus(-m) in both tails", "logistic", mp.log1p(mp.exp(-x)), [-1 / (1 + mp.exp(x))], [m], [1.0])
    for r in (5e-324, 1e-160, 1e-9, 0.5, 19.0, 400.0, 1e300):
        x = mp.mpf(r)
        if r < 1e-100:  # ln cosh r = r²/2 - r⁴/12 + …, and the next term is below 10^-190 of it
            value, grad = x * x / 2 - x**4 / 12, x - x**3 / 3
        elif r > 1e100:
            value, grad = x - mp.log(2), mp.mpf(1)
        else:
            value, grad = mp.log(mp.cosh(x)), mp.tanh(x)
        ask("ln cosh, from subnormals to overflow", "log-cosh", value, [grad], [r], [0.0])
    ask("exp(-m) beyond float64", "exponential", mp.exp(mp.mpf(800)), [-mp.exp(mp.mpf(800))], [-800.0], [1.0])

    # Subnormals and squares that underflow.
    tiny = mp.mpf(5e-324)
    ask("the square of the least subnormal", "squared", tiny**2, [2 * tiny], [5e-324], [0.0])
    for r, d in ((1e-200, 1.0), (3.0, 0.1), (1e200, 0.3)):
        x, e = mp.mpf(r), mp.mpf(d)
        root = mp.sqrt(1 + (x / e) ** 2)
        ask("pseudo-huber where 1 + (r/d)^2 is 1 to all formats", "pseudo-huber", e**2 * (root - 1), [x / root], [r], [0.0], {"delta": d})
    for a, c, r in ((1.0, 1.0, 1e-170), (-2.0, 2.0, 3.5), (0.5, 0.3, 1e-20), (1e-6, 1.0, 7.0), (4.0, 1.5, -2.25)):
        al, cc, x = mp.mpf(a), mp.mpf(c), mp.mpf(r)
        b = abs(al - 2)
        base = (x / cc) ** 2 / b + 1
        ask("Barron's general loss", "barron", b / al * (base ** (al / 2) - 1), [x / cc**2 * base ** (al / 2 - 1)], [r], [0.0],
            {"alpha": a, "c": c})

    # Huge offsets, ties and near-equal entries.
    for z, y in (([1e8, 1e8 + 1, 1e8 - 2], 2), ([1.0, 1.0, 1.0], 0), ([800.0, -800.0], 1), ([1e300, 1e300], 0),
                 ([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0], 9)):
        v = exactly(z)
        low = max(v)
        s = softmax([x - low for x in v])  # exact: the shift is a difference of 1500 digits
        grad = [s[k] - (k == y) for k in range(len(z))]
        ask("softmax cross-entropy", "softmax-ce", softmax_ce([x - low for x in v], y), grad, z, **{"class": [y]})
    eps = 2.0**-52
    for p, q in (([0.5, 0.5], [0.5 + eps, 0.5 - eps]), ([0.25, 0.75], [1e-300, 1.0]), ([0.1, 0.2, 0.7], [0.1, 0.2, 0.7])):
        a, b = exactly(p), exactly(q)
        ask("cross-entropy of near and of far distributions", "cross-entropy", -sum(x * mp.log(y) for x, y in zip(a, b)),
            [-x / y for x, y in zip(a, b)], q, p)
    ask("KL of distributions that differ in the last bit", "kl",
        sum(x * mp.log(x / y) for x, y in zip(exactly([0.5, 0.5]), exactly([0.5 + eps, 0.5 - eps]))),
        [-mp.mpf(0.5) / y for y in exactly([0.5 + eps, 0.5 - eps])], [0.5 + eps, 0.5 - eps], [0.5, 0.5])
    ask("KL of a distribution and itself, in numbers whose quotients are exact", "kl", mp.mpf(0), [mp.mpf(-1)] * 3,
        [0.1, 0.2, 0.7], [0.1, 0.2, 0.7])

    # Several rows.
    def triplet(v):
        d = lambda a, b: mp.sqrt((v[2 * a] - v[2 * b]) ** 2 + (v[2 * a + 1] - v[2 * b + 1]) ** 2)
        return d(0, 1) - d(0, 2) + mp.mpf(0.25)

    rows = [0.1, 0.7, 3.0, -2.0, 0.5, 1.25]
    ask("triplet of three points", "triplet", triplet(exactly(rows)), slopes(triplet, exactly(rows)), rows, None,
        {"margin": 0.25, "p": 2.0, "swap": 0.0}, shape=[3, 2])

    def giou(v):
        (ax, ay, bx, by), (cx, cy, dx, dy) = v, exactly([1.0, 1.0, 4.0, 3.5])
        inter = (min(bx, dx) - max(ax, cx)) * (min(by, dy) - max(ay, cy))
        union = (bx - ax) * (by - ay) + (dx - cx) * (dy - cy) - inter
        hull = (max(bx, dx) - min(ax, cx)) * (max(by, dy) - min(ay, cy))
        return 1 - inter / union + (hull - union) / hull

    box = [0.1, 0.3, 2.7, 2.2]
    ask("GIoU of boxes that overlap", "giou", giou(exactly(box)), slopes(giou, exactly(box)), box, [1.0, 1.0, 4.0, 3.5])


main()
