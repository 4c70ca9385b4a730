"""Samples as bytes, which are cheap to cut whatever library the function belongs to."""

import itertools

from .wire import SIZE, numbers_of, pack, raw_of, unpack


class Batch:
    """n samples of one shape."""

    __slots__ = ("n", "dtype", "shape", "target_shape", "pred", "target", "classes", "class_len")

    def __init__(self, case, dtype):
        self.n, self.dtype = case["n"], dtype
        self.shape, self.target_shape = tuple(case.get("shape") or ()), tuple(case.get("target_shape") or ())
        self.pred, self.target = raw_of(case, "pred", dtype), raw_of(case, "target", dtype)
        self.classes, self.class_len = numbers_of(case, "class", "i64"), numbers_of(case, "class_len", "i64")
        if self.classes is not None and self.class_len is None:
            self.class_len = [len(self.classes) // (self.n or 1)] * self.n

    def tiled(self, times):
        """The samples, so many times over."""
        b = Batch.__new__(Batch)
        b.n, b.dtype, b.shape, b.target_shape = self.n * times, self.dtype, self.shape, self.target_shape
        b.pred, b.target, b.classes, b.class_len = (v and v * times for v in (self.pred, self.target, self.classes, self.class_len))
        return b

    def pick(self, at):
        """The samples of the indexes at, in that order."""
        b = Batch.__new__(Batch)
        b.n, b.dtype, b.shape, b.target_shape = len(at), self.dtype, self.shape, self.target_shape
        b.pred, b.target = rows(self.pred, self.n, at), rows(self.target, self.n, at)
        b.classes, b.class_len = self.classes, self.class_len
        if self.classes is not None and self.class_len:
            start = list(itertools.accumulate(self.class_len, initial=0))
            b.classes = [c for i in at for c in self.classes[start[i]:start[i + 1]]]
            b.class_len = [self.class_len[i] for i in at]
        return b


def rows(raw, n, at):
    """The rows of those indexes, of n in all."""
    size = len(raw or b"") // (n or 1)
    return raw if raw is None else b"".join(raw[i * size:(i + 1) * size] for i in at)


def scaled(raw, by, dtype):
    """Row i times by[i]."""
    size = len(raw) // SIZE[dtype] // (len(by) or 1)
    return pack([by[i // size] * v for i, v in enumerate(unpack(raw, dtype))], dtype)


def scattered(rows, at, n, empty):
    """n rows, those of the indexes at given and the others empty."""
    out = [empty] * n
    for i, row in zip(at, rows):
        out[i] = row
    return out
