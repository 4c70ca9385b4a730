"""What the definitions share: a sample, products with 0, and quotients of 0."""

import inspect

import mpmath
from mpmath import mpf


class Sample:
    """One sample: numbers row by row, their shapes, and labels. still is the sample at which a slope is taken, for what it takes as constant."""

    def __init__(self, pred, target=(), classes=(), shape=(), target_shape=(), still=None):
        self.pred, self.target, self.classes = list(pred), list(target), list(classes)
        self.shape, self.target_shape, self.still = tuple(shape), tuple(target_shape), still or self

    def rows(self):
        return split(self.pred, self.shape)

    def target_rows(self):
        return split(self.target, self.target_shape)


def split(numbers, shape):
    """The rows of a matrix."""
    n = shape[-1]
    return [numbers[i:i + n] for i in range(0, len(numbers), n)]


def times(a, b):
    """a·b, with 0·∞ = 0 as in 0·log 0."""
    return mpf(0) if a == 0 or b == 0 else a * b


def over(a, b):
    """a/b, with 0/0 = 0, and +Inf for a positive number over 0."""
    return mpf(0) if a == 0 else mpf("inf") if b == 0 else a / b


def total(numbers):
    """The sum, from left to right."""
    s = mpf(0)
    for x in numbers:
        s += x
    return s


def dot(a, b):
    return total(x * y for x, y in zip(a, b, strict=True))


def norm(a, p=2):
    """The p-norm."""
    return mpmath.root(total(abs(x)**int(p) for x in a), int(p)) if p == int(p) else total(abs(x)**p for x in a)**(1 / p)


def sigmoid(z):
    return 1 / (1 + mpmath.exp(-z))


def softmax(z):
    e = [mpmath.exp(x) for x in z]
    return [x / total(e) for x in e]


def cosine(a, b):
    return dot(a, b) / (norm(a) * norm(b))


def largest(*numbers):
    """max, which mpmath's infinities know and NaN does not."""
    return mpf("nan") if any(mpmath.isnan(x) for x in numbers) else max(numbers)


def of_residual(f):
    """A loss of r = pred − target."""
    def loss(s, **params):
        return f(s.pred[0] - s.target[0], **params)
    return named(loss, f)


def of_margin(f):
    """A loss of m = target·pred."""
    def loss(s, **params):
        return f(s.target[0] * s.pred[0], **params)
    return named(loss, f)


def of_pairs(f):
    """A sum over entries, of p from target and q from pred."""
    def loss(s, **params):
        return total(f(p, q, **params) for p, q in zip(s.target, s.pred, strict=True))
    return named(loss, f)


def named(loss, f):
    """The loss with the parameters and defaults of its definition."""
    loss.__signature__ = inspect.signature(f)
    return loss


def log(p, floor=None):
    """log p, which some libraries bound from below."""
    return mpmath.log(p) if floor is None else largest(mpmath.log(p), floor) if p >= 0 else mpf("nan")
