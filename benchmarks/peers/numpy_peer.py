"""Losses as one writes them with NumPy where speed matters: a step makes no array, and passes over those that there are as few times as
it can. lossgate check -- python3 numpy_peer.py"""

import numpy as np

import lossgate
import stepped

np.seterr(all="ignore")


@stepped.loss("squared")
def squared(pred, target, *, want):
    d, n = np.empty_like(pred), pred.dtype.type(len(pred))

    def step():
        np.subtract(pred, target, out=d)
        value = np.dot(d, d) / n
        return (value, np.multiply(d, 2 / n, out=d)) if "grad" in want else value
    return step


@stepped.loss("huber")
def huber(pred, target, *, delta, want):
    d, c, n = np.empty_like(pred), np.empty_like(pred), pred.dtype.type(len(pred))

    def step():
        np.subtract(pred, target, out=d)
        np.clip(d, -delta, delta, out=c)
        value = (np.dot(c, d) - np.dot(c, c) / 2) / n
        return (value, np.multiply(c, 1 / n, out=c)) if "grad" in want else value
    return step


@stepped.loss("bce-logits")
def bce_logits(pred, target, *, pos_weight, want):
    if pos_weight != 1:
        raise lossgate.Unsupported("pos_weight=%g" % pos_weight)
    e, v, n = np.empty_like(pred), np.empty_like(pred), pred.dtype.type(len(pred))

    def step():
        np.abs(pred, out=e)
        np.negative(e, out=e)
        np.exp(e, out=e)
        np.log1p(e, out=v)
        value = v.sum() - np.dot(pred, target)
        np.maximum(pred, 0, out=v)
        value = (value + v.sum()) / n
        if "grad" not in want:
            return value
        np.add(e, 1, out=v)  # the sigmoid is 1 / (1 + e) of a positive number, and e / (1 + e) of a negative one
        np.copyto(e, 1, where=pred >= 0)
        np.divide(e, v, out=v)
        np.subtract(v, target, out=v)
        return value, np.multiply(v, 1 / n, out=v)
    return step


@stepped.loss("softmax-ce")
def softmax_ce(pred, classes, *, weight, ignore_index, label_smoothing, want):
    if weight is not None or label_smoothing:
        raise lossgate.Unsupported("weights or smoothing")
    n, width = pred.shape
    if ((classes < 0) | (classes >= width)).any():
        raise lossgate.Rejected("class: want indexes in [0, %d)" % width)
    e, rows = np.empty_like(pred), np.arange(n)

    def step():
        most = pred.max(axis=1, keepdims=True)
        np.subtract(pred, most, out=e)
        label = e[rows, classes]
        np.exp(e, out=e)
        total = e.sum(axis=1, keepdims=True)
        value = (np.log(total[:, 0]) - label).mean()
        if "grad" not in want:
            return value
        np.multiply(e, 1 / (total * n), out=e)
        e[rows, classes] -= pred.dtype.type(1 / n)
        return value, e
    return step


if __name__ == "__main__":
    lossgate.serve("numpy", np.__version__, "https://numpy.org")
