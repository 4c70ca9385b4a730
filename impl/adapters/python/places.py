"""Where the exact numbers of a witness belong: the samples of its case, and those that the property makes of them."""

import copy
import inspect

import mpmath
from mpmath import mpf

import exact
from formulas import Sample
from statements import entry, parameters, single

# What adapters declare that changes a number, by file and loss: a factor, ends at which predictions are clipped, or a least logarithm.
CLIP = ("clip", 1e-7, 0.9999999)
DECLARED = {
    ("tfjs", "mape"): ("scaled", 100), ("keras", "mape"): ("scaled", 100),
    ("ml-distance", "hellinger"): ("scaled", 2), ("ml-distance", "total-variation"): ("scaled", 2),
    ("tfjs", "cross-entropy"): CLIP, ("gomlx", "cross-entropy"): CLIP, ("keras", "cross-entropy"): CLIP, ("keras", "bce"): CLIP,
    ("tfjs", "kl"): ("clip", 1e-7, 1.0), ("keras", "kl"): ("clip", 1e-7, 1.0),
    ("pytorch", "bce"): ("floor", -100),
}

FORMATS = {"f32": (24, -126), "f64": (53, -1022), "f16": (11, -14), "bf16": (8, -126)}  # digits, and the least exponent
MADE = {"m-conditional-risk-minimiser"}  # properties whose values and slopes are at places of their own
TANGENT = {"energy-distance", "w1-1d", "wp-1d"}  # slopes by weights are those of mass that moves to the last of its row


class Loss:
    """A loss with its parameters and what the adapter of the file declares."""

    def __init__(self, known, row, glob):
        self.name, params = parameters(glob)
        if self.name not in known:
            raise exact.Unsettled("no formula for " + self.name)
        self.formula = known[self.name]
        for p in inspect.signature(self.formula).parameters.values():
            if p.default not in (p.empty, None):
                params.setdefault(p.name, p.default if isinstance(p.default, tuple) else single(p.default))
        self.params = {k: [mpf(x) for x in v] if isinstance(v, (list, tuple)) else mpf(v) for k, v in params.items()}
        stem = row.file.stem if row.file.stem != "expect" else row.file.parent.name
        self.declared = DECLARED.get((stem, self.name), ())

    def __call__(self, sample):
        if self.declared[:1] == ("clip",):
            low, high = (mpf(x) for x in self.declared[1:])
            sample = Sample([min(max(x, low), high) for x in sample.pred], sample.target, sample.classes, sample.shape, sample.target_shape)
        floor = {"floor": self.declared[1]} if self.declared[:1] == ("floor",) else {}
        x = self.formula(sample, **self.params, **floor)
        return x * self.declared[1] if self.declared[:1] == ("scaled",) else x

    def ignores(self, sample):
        """Whether a sample is taken out by its label."""
        ignored = self.params.get("ignore_index", mpf(-100))
        return self.name in ("nll", "softmax-ce") and sample.classes[0] == ignored

    def divisor(self, sample):
        """What a sample adds to the denominator of a mean: the weight of its class where classes have one."""
        weight = self.params.get("weight")
        return weight[sample.classes[0]] if self.name in ("nll", "softmax-ce") and weight else mpf(1)


class Batch:
    """Samples with weights and upstream gradients, each occurring repeat times."""

    def __init__(self, loss, samples, weights=None, up=None, repeat=1):
        self.loss, self.samples, self.repeat = loss, samples, repeat
        self.weights = weights or [mpf(1)] * len(samples)
        self.up = up or [mpf(1)]

    def entries(self):
        """The numbers that a precision depends on."""
        for s in self.samples:
            yield from s.pred
            yield from s.target
        for p in self.loss.params.values():
            yield from p if isinstance(p, list) else [p]

    def live(self):
        return [(i, s, w) for i, (s, w) in enumerate(zip(self.samples, self.weights, strict=True)) if w != 0 and not self.loss.ignores(s)]

    def denominator(self, reduction):
        return sum(w * self.loss.divisor(s) for _, s, w in self.live()) * self.repeat if reduction == "mean" else mpf(1)

    def value(self, reduction, at):
        """Sum or mean, or the value of one sample."""
        chosen = [(s, w) for i, s, w in self.live() if at is None or i == at]
        if not chosen:
            return mpf(0)
        parts = [exact.real(lambda s=s: self.loss(s)) for s, _ in chosen]
        if None in parts:
            return None
        return sum(w * x for (_, w), x in zip(chosen, parts, strict=True)) * (self.repeat if at is None else 1) / self.denominator(reduction)

    def slope(self, reduction, at, i, by_target):
        """The gradient of one sample, by one entry of its prediction or target."""
        if at >= len(self.samples):
            raise exact.Unsettled("there is no such sample")
        if at not in [k for k, _, _ in self.live()]:
            return mpf(0)
        factor = self.weights[at] * self.up[min(at, len(self.up) - 1)] / self.denominator(reduction)
        return factor * self.partial(self.samples[at], i, by_target)

    def partial(self, s, i, by_target):
        """The slope of the loss of a sample along one entry."""
        numbers = s.target if by_target else s.pred
        shape = s.target_shape if by_target else s.shape
        if not mpmath.isfinite(numbers[i]):
            raise exact.Unsettled("a slope at infinity")
        x, last = numbers[i], len(numbers) - 1
        tangent = self.loss.name in TANGENT and shape[-1] <= i < last

        def moved(y):
            v = numbers[:i] + [y] + numbers[i + 1:]
            if tangent:
                v[last] -= y - x
            pred, target = (s.pred, v) if by_target else (v, s.target)
            return self.loss(Sample(pred, target, s.classes, s.shape, s.target_shape, still=s))
        if mpmath.isinf(exact.real(lambda: self.loss(s)) or 0):
            raise exact.Unsettled("the slope of an infinite value")
        return exact.slope(moved, x)


def sample(fields):
    """A sample of a case."""
    return Sample([mpf(entry(x)) for x in fields.get("pred", [])], [mpf(entry(x)) for x in fields.get("target", [])],
                  fields.get("class", []), fields.get("shape", []), fields.get("target_shape", []))


def batches(loss, row):
    """The batches that the property of a row asks for."""
    samples = [sample(s) for s in row.case["samples"]]
    weights, up, nums = ([entry(x) for x in row.case.get(key, [])] for key in ("weights", "up", "nums"))
    weights, up = [mpf(w) for w in weights], [mpf(u) for u in up]
    repeat = int(nums[0]) if row.property("u-many-samples") or row.property("u-large-n") else 1
    yield Batch(loss, samples, weights, up, repeat)
    if up:
        yield Batch(loss, samples, weights)
        yield Batch(loss, samples, weights, up[:1])
    if row.property("u-batch-permutation"):
        n, turn = len(samples), int(nums[0])
        order = [(i + turn) % n if turn else n - 1 - i for i in range(n)]
        yield Batch(loss, [samples[i] for i in order], [weights[i] for i in order] if weights else None)
    if row.property("u-weight-repeat"):
        yield Batch(loss, [s for s, w in zip(samples, weights, strict=True) for _ in range(int(w))])
    if row.property("u-slice-concat"):
        at = int(nums[0])
        yield Batch(loss, samples[:at], weights[:at])
        yield Batch(loss, samples[at:], weights[at:])
    if row.property("u-weight-zero-removes"):
        at = int(nums[0])
        yield Batch(loss, samples[:at] + samples[at + 1:], weights[:at] + weights[at + 1:])
    if row.property("u-weight-linear"):
        yield Batch(loss, samples, [4 * w for w in weights])
        yield Batch(loss, samples, [mpf(x) for x in nums])
        yield Batch(loss, samples, [w + x for w, x in zip(weights, nums, strict=True)])


def renumbered(s, to):
    """The sample with entry i of each row at place to[i]."""
    def move(numbers, shape):
        if not shape or shape[-1] != len(to):
            return numbers
        return [numbers[i - i % len(to) + to.index(i % len(to))] for i in range(len(numbers))]
    classes = [to[y] if 0 <= y < len(to) else y for y in s.classes]
    return Sample(move(s.pred, s.shape), move(s.target, s.target_shape), classes, s.shape, s.target_shape)


def known(row):
    """Whether points lists all places of the property. Claims of one family that relate several values make places of their own."""
    return all(p.startswith("u-") or p not in MADE and not row.what.startswith("a value") for p in row.properties)


def grown(loss, row):
    """The losses that a value or slope of the row may be of: huber is homogeneous where delta grows with the error."""
    yield loss
    if row.property("u-pow2-homogeneity") and loss.name == "huber":
        other = copy.copy(loss)
        other.params = loss.params | {"delta": loss.params["delta"] * mpf(entry(row.case["nums"][0]))}
        yield other


def points(row):
    """The samples that a value or slope of the row may belong to: those of its case, and what the property makes of them."""
    samples = [sample(s) for s in row.case["samples"]]
    nums = [mpf(entry(x)) for x in row.case.get("nums", [])]
    yield from samples
    first = samples[0]

    def like(pred, target=None):
        return Sample(pred, first.target if target is None else target, first.classes, first.shape, first.target_shape)
    if row.property("u-midpoint-convexity") or row.property("u-chord-convexity"):
        far = (nums[0] if nums else 4) / mpf(8)
        yield like([x + (y - x) * far for x, y in zip(first.pred, samples[1].pred, strict=True)])
    if row.property("u-shift-invariance"):
        c = nums[0] if nums else 1
        yield like([x + c for x in first.pred])
        yield like([x + c for x in first.pred], [x + c for x in first.target])
    if row.property("u-pow2-homogeneity"):
        k = nums[0] if nums else 2
        yield like([k * x for x in first.pred], [k * x for x in first.target])
    if row.property("u-arg-symmetry"):
        yield Sample(first.target, first.pred, first.classes, first.target_shape, first.shape)
    if row.property("u-feature-permutation"):
        yield renumbered(first, [int(n) for n in nums])
    if row.property("u-continuity-at-joint"):
        for digits, least in (FORMATS[f] for f in row.formats or FORMATS):
            for sign in (-1, 1):
                pred, i = list(first.pred), int(nums[0])
                exponent = max(mpmath.mag(pred[i]) - 1, least) if pred[i] else least
                pred[i] += sign * mpf(2)**(exponent - digits + 1)
                yield like(pred)
    if row.property("s-proper-strict") and len(first.target) == 1:
        yield from (like(first.pred, [mpf(t)]) for t in (0, 1))
    if "L(s, −y)" in row.what:
        yield like(first.pred, [-t for t in first.target])
    if row.property("u-even"):
        yield like([2 * t - x for x, t in zip(first.pred, first.target, strict=True)])
