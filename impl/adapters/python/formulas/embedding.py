"""Losses of embeddings, boxes, masks and images."""

import mpmath
from mpmath import mpf

from .notation import cosine, largest, norm, split, total


def cosine_distance(s):
    return 1 - cosine(s.pred, s.target)


def cosine_embedding(s, margin=0):
    c = cosine(*s.rows())
    return 1 - c if s.target[0] == 1 else largest(0, c - margin)


def hinge_embedding(s, margin=1):
    return s.pred[0] if s.target[0] == 1 else largest(0, margin - s.pred[0])


def margin_ranking(s, margin=0):
    return largest(0, margin - s.target[0] * (s.pred[0] - s.pred[1]))


def triplet(s, margin=1, p=2, swap=0):
    a, pos, neg = s.rows()

    def d(x, y):
        return norm([u - v for u, v in zip(x, y, strict=True)], p)
    far = min(d(a, neg), d(pos, neg)) if swap else d(a, neg)
    return largest(0, d(a, pos) - far + margin)


def area(x1, y1, x2, y2):
    return (x2 - x1) * (y2 - y1)


def overlap(s):
    """Areas of intersection and union, and the box that encloses both."""
    p, t = s.pred, s.target
    both = [max(p[0], t[0]), max(p[1], t[1]), min(p[2], t[2]), min(p[3], t[3])]
    inter = area(*both) if both[0] < both[2] and both[1] < both[3] else mpf(0)
    return inter, area(*p) + area(*t) - inter, [min(p[0], t[0]), min(p[1], t[1]), max(p[2], t[2]), max(p[3], t[3])]


def giou(s):
    inter, union, hull = overlap(s)
    return 1 - inter / union + (area(*hull) - union) / area(*hull)


def diou(s):
    inter, union, (x1, y1, x2, y2) = overlap(s)
    p, t = s.pred, s.target
    centres = ((p[0] + p[2] - t[0] - t[2])**2 + (p[1] + p[3] - t[1] - t[3])**2) / 4
    return 1 - inter / union + centres / ((x2 - x1)**2 + (y2 - y1)**2)


def ciou(s):
    """A slope takes α as constant, as the paper does."""
    def aspect(s):
        p, t = s.pred, s.target
        return 4 / mpmath.pi**2 * (mpmath.atan((t[2] - t[0]) / (t[3] - t[1])) - mpmath.atan((p[2] - p[0]) / (p[3] - p[1])))**2
    inter, union, _ = overlap(s.still)
    v = aspect(s.still)
    alpha = v / (1 - inter / union + v) if v != 0 else mpf(0)
    return diou(s) + alpha * aspect(s)


def lovasz_hinge(s):
    pixels = sorted(((largest(0, 1 - (2 * t - 1) * f), t) for f, t in zip(s.pred, s.target, strict=True)), reverse=True)
    true, loss, before = sum(1 for _, t in pixels if t == 1), mpf(0), mpf(0)
    for i in range(1, len(pixels) + 1):
        union = true + sum(1 for _, t in pixels[:i] if t != 1)
        delta = mpf(i) / union
        loss, before = loss + pixels[i - 1][0] * (delta - before), delta
    return loss


def psnr(s, max=1):
    mean = total((x - y)**2 for x, y in zip(s.pred, s.target, strict=True)) / len(s.pred)
    return 10 * mpmath.log(mean / max**2, 10)


def tv_image(s):
    x = s.rows()
    down = total(abs(b - a) for above, below in zip(x, x[1:]) for a, b in zip(above, below, strict=True))
    return down + total(abs(b - a) for row in x for a, b in zip(row, row[1:]))


def nt_xent(s, temperature=0.5):
    half = len(s.pred) // 2
    d = s.shape[-1]
    rows = split(s.pred, (d,))
    n, cost = len(rows), mpf(0)
    for i in range(n):
        other = (i + half // d) % n
        cost += mpmath.log(total(mpmath.exp(cosine(rows[i], rows[k]) / temperature) for k in range(n) if k != i))
        cost -= cosine(rows[i], rows[other]) / temperature
    return cost / n


LOSSES = {
    "cosine-distance": cosine_distance, "cosine-embedding": cosine_embedding, "hinge-embedding": hinge_embedding,
    "margin-ranking": margin_ranking, "triplet": triplet, "giou": giou, "diou": diou, "ciou": ciou, "lovasz-hinge": lovasz_hinge,
    "psnr": psnr, "tv-image": tv_image, "nt-xent": nt_xent,
}
