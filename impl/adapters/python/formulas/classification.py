"""Losses of probabilities, logits and labels."""

import collections

import mpmath
from mpmath import mpf

from .notation import largest, log, sigmoid, softmax, split, times, total


def bce(s, floor=None):
    p, t = s.pred[0], s.target[0]
    return -times(t, log(p, floor)) - times(1 - t, log(1 - p, floor))


def binary_of_logit(t, z, w=1):
    return -times(w * t, mpmath.log(sigmoid(z))) - times(1 - t, mpmath.log(sigmoid(-z)))


def bce_logits(s, pos_weight=1):
    return binary_of_logit(s.target[0], s.pred[0], pos_weight)


def sigmoid_ce(s):
    return total(binary_of_logit(t, z) for t, z in zip(s.target, s.pred, strict=True))


def multilabel_soft_margin(s, weight=()):
    c = len(s.pred)
    w = weight or [1] * c
    return total(times(w[k], binary_of_logit(s.target[k], s.pred[k])) for k in range(c)) / c


def focal_sigmoid(s, alpha=-1, gamma=2):
    z, t = s.pred[0], s.target[0]
    p = sigmoid(z) if t == 1 else sigmoid(-z)
    a = 1 if alpha < 0 else alpha if t == 1 else 1 - alpha
    return times(a * (1 - p)**gamma, -mpmath.log(p))


def self_information(s):
    return -mpmath.log(s.pred[0])


def entropy(s):
    return -total(times(p, mpmath.log(p)) for p in s.pred)


def log_sum_exp(s, temperature=1):
    return temperature * mpmath.log(total(mpmath.exp(z / temperature) for z in s.pred))


def nll(s, weight=(), ignore_index=-100):
    y = s.classes[0]
    return -times(weight[y] if weight else 1, s.pred[y])


def surprise(z):
    """log Σ exp z_j − z_k of each class k."""
    lse = mpmath.log(total(mpmath.exp(x) for x in z))
    return [lse - x for x in z]


def softmax_ce(s, weight=(), ignore_index=-100, label_smoothing=0):
    y, c, ell = s.classes[0], len(s.pred), surprise(s.pred)
    w = weight or [1] * c
    return times((1 - label_smoothing) * w[y], ell[y]) + times(label_smoothing / mpf(c), total(times(w[k], ell[k]) for k in range(c)))


def softmax_ce_soft(s, label_smoothing=0):
    c, ell = len(s.pred), surprise(s.pred)
    return total(times((1 - label_smoothing) * t + label_smoothing / mpf(c), x) for t, x in zip(s.target, ell, strict=True))


def focal_softmax(s, gamma=2, alpha=()):
    y = s.classes[0]
    p = softmax(s.pred)[y]
    return times((alpha[y] if alpha else 1) * (1 - p)**gamma, -mpmath.log(p))


def poly_1(s, epsilon=2):
    p = softmax(s.pred)[s.classes[0]]
    return -mpmath.log(p) + epsilon * (1 - p)


def gce(s, q=0.7):
    return (1 - s.pred[s.classes[0]]**q) / q


def sparsemax(s):
    z, y = s.pred, s.classes[0]
    down = sorted(z, reverse=True)
    size = max(k for k in range(1, len(z) + 1) if 1 + k * down[k - 1] > total(down[:k]))
    tau = (total(down[:size]) - 1) / size
    return -z[y] + total(x**2 - tau**2 for x in down[:size]) / 2 + mpf(1) / 2


def crammer_singer(s, margin=1):
    z, y = s.pred, s.classes[0]
    others = [x for j, x in enumerate(z) if j != y]
    return largest(0, margin + max(others) - z[y]) if others else mpf(0)


def weston_watkins(s, margin=1, p=1):
    z, y = s.pred, s.classes[0]
    return total(largest(0, margin + x - z[y])**p for j, x in enumerate(z) if j != y)


def multilabel_margin(s):
    z, t = s.pred, s.target
    pairs = ((i, j) for i in range(len(z)) for j in range(len(z)) if t[i] == 1 and t[j] == 0)
    return total(largest(0, 1 - z[i] + z[j]) for i, j in pairs) / len(z)


def ctc_of(frames, labels, blank):
    """−log of the sum over all paths of T symbols that read as labels: runs of a symbol are one, and blanks are nothing. Frames are logarithms
    of probabilities. Paths that have read as many labels so far, and end on the same symbol, go on alike."""
    paths = {(0, blank): mpf(1)}
    for frame in frames:
        longer = collections.defaultdict(mpf)
        for (read, last), p in paths.items():
            for k, ell in enumerate(frame):
                if k in (blank, last):
                    longer[read, k] += p * mpmath.exp(ell)
                elif read < len(labels) and labels[read] == k:
                    longer[read + 1, k] += p * mpmath.exp(ell)
        paths = longer
    return -mpmath.log(total(p for (read, _), p in paths.items() if read == len(labels)))


def ctc(s, blank=0):
    return ctc_of(s.rows(), s.classes, blank)


def ctc_logits(s, blank=0):
    return ctc_of([[mpmath.log(p) for p in softmax(z)] for z in split(s.pred, s.shape)], s.classes, blank)


LOSSES = {
    "bce": bce, "bce-logits": bce_logits, "sigmoid-ce": sigmoid_ce, "multilabel-soft-margin": multilabel_soft_margin,
    "focal-sigmoid": focal_sigmoid, "self-information": self_information, "entropy": entropy, "log-sum-exp": log_sum_exp, "nll": nll,
    "softmax-ce": softmax_ce, "softmax-ce-soft": softmax_ce_soft, "focal-softmax": focal_softmax, "poly-1": poly_1, "gce": gce,
    "sparsemax": sparsemax, "crammer-singer": crammer_singer, "weston-watkins": weston_watkins, "multilabel-margin": multilabel_margin,
    "ctc": ctc, "ctc-logits": ctc_logits,
}
