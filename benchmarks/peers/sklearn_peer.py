"""What scikit-learn's estimators minimise, by its own fastest way: value and gradient in one pass, into arrays that are there. Its squared error
has a factor ½. lossgate check -- python3 sklearn_peer.py"""

import functools

import numpy as np
import sklearn
from sklearn import _loss

import lossgate
import stepped

loss = functools.partial(stepped.loss, backend=lossgate.Numpy())


def stepping(of, pred, target, want):
    """The mean of what scikit-learn returns for each sample."""
    values, grad = np.empty(len(pred), pred.dtype), np.empty_like(pred)

    def step():
        if "grad" not in want:
            return of.loss(target, pred, loss_out=values).mean()
        of.loss_gradient(target, pred, loss_out=values, gradient_out=grad)
        return values.mean(), np.multiply(grad, pred.dtype.type(1 / len(pred)), out=grad)
    return step


@loss("squared", conventions=["kink:any", "scaled:0.5"])
def squared(pred, target, *, want):
    return stepping(_loss.HalfSquaredError(), pred, target, want)


@loss("huber")
def huber(pred, target, *, delta, want):
    return stepping(_loss.HuberLoss(delta=delta), pred, target, want)


@loss("bce-logits")
def bce_logits(pred, target, *, pos_weight, want):
    if pos_weight != 1:
        raise lossgate.Unsupported("pos_weight=%g" % pos_weight)
    return stepping(_loss.HalfBinomialLoss(), pred, target, want)


@loss("softmax-ce")
def softmax_ce(pred, classes, *, weight, ignore_index, label_smoothing, want):
    width = pred.shape[1]
    if weight is not None or label_smoothing or width < 2:
        raise lossgate.Unsupported("weights, smoothing, or one class")
    if ((classes < 0) | (classes >= width)).any():  # scikit-learn reads beyond the array
        raise lossgate.Rejected("class: want indexes in [0, %d)" % width)
    return stepping(_loss.HalfMultinomialLoss(n_classes=width), pred, classes.astype(pred.dtype), want)


if __name__ == "__main__":
    lossgate.serve("scikit-learn", sklearn.__version__, "https://scikit-learn.org")
