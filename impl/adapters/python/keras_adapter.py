"""The losses of Keras 3, as `lossgate describe` names them: lossgate check -- python3 keras_adapter.py

KERAS_BACKEND is jax, torch or tensorflow; the gradients are those of the backend. Keras takes the mean over the last axis, which here
has one entry where a loss is of single numbers. Probabilities are clipped to [1e-7, 1 − 1e-7], as the documentation of Keras says. It divides by a
sum of weights with divide_no_nan, so that a mean over no weight is 0 on purpose.
"""

import functools
import os

BACKEND = os.environ.setdefault("KERAS_BACKEND", "jax")
os.environ.setdefault("JAX_PLATFORMS", "cpu")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import lossgate
from keras import losses, ops

if BACKEND == "jax":
    from lossgate.jax import Jax as Backend
elif BACKEND == "tensorflow":
    from lossgate.tensorflow import TensorFlow as Backend
else:
    from lossgate import Torch as Backend

TYPES = {"f32": "float32", "f64": "float64", "f16": "float16", "bf16": "bfloat16"}
REDUCTIONS = {"none": None, "sum": "sum", "mean": "mean_with_sample_weight"}
KERAS = ["kink:any", "empty-mean:0"]
CLIPPED = [*KERAS, "clip:1e-07,0.9999999"]

loss = functools.partial(lossgate.loss, dtypes=["f32", "f64"], conventions=KERAS, backend=Backend())


def call(kind, pred, target, own, **options):
    """What the loss of that class returns; own are the arguments that are not parameters."""
    return kind(reduction=REDUCTIONS[own["reduction"]], dtype=TYPES[own["dtype"]], **options)(target, pred, own["sample_weight"])


def pointwise(kind, pred, target, own, **options):
    return call(kind, pred[:, None], target[:, None], own, **options)


def one_hot(classes, pred):
    return ops.one_hot(classes, pred.shape[-1], dtype=pred.dtype)


# Regression.

@loss("squared")
def squared(pred, target, *, reduction, sample_weight, dtype):
    return pointwise(losses.MeanSquaredError, pred, target, locals())


@loss("absolute")
def absolute(pred, target, *, reduction, sample_weight, dtype):
    return pointwise(losses.MeanAbsoluteError, pred, target, locals())


@loss("huber")
def huber(pred, target, *, delta, reduction, sample_weight, dtype):
    return pointwise(losses.Huber, pred, target, locals(), delta=delta)


@loss("log-cosh")
def log_cosh(pred, target, *, reduction, sample_weight, dtype):
    return pointwise(losses.LogCosh, pred, target, locals())


@loss("mape", conventions=[*KERAS, "scaled:100"])
def mape(pred, target, *, reduction, sample_weight, dtype):
    return pointwise(losses.MeanAbsolutePercentageError, pred, target, locals())


@loss("msle")
def msle(pred, target, *, reduction, sample_weight, dtype):
    return pointwise(losses.MeanSquaredLogarithmicError, pred, target, locals())


@loss("poisson-nll")
def poisson_nll(pred, target, *, reduction, sample_weight, dtype):
    return pointwise(losses.Poisson, pred, target, locals())


# Classification.

@loss("bce", conventions=CLIPPED)
def bce(pred, target, *, reduction, sample_weight, dtype):
    return pointwise(losses.BinaryCrossentropy, pred, target, locals())


@loss("bce-logits")
def bce_logits(pred, target, *, reduction, sample_weight, dtype):
    return pointwise(losses.BinaryCrossentropy, pred, target, locals(), from_logits=True)


@loss("focal-sigmoid")
def focal_sigmoid(pred, target, *, alpha, gamma, reduction, sample_weight, dtype):
    balance = {"apply_class_balancing": True, "alpha": alpha} if alpha >= 0 else {}
    return pointwise(losses.BinaryFocalCrossentropy, pred, target, locals(), gamma=gamma, from_logits=True, **balance)


@loss("softmax-ce", conventions=[*KERAS, "class:none-ignored"])
def softmax_ce(pred, classes, *, reduction, sample_weight, dtype):
    return call(losses.SparseCategoricalCrossentropy, pred, classes, locals(), from_logits=True)


@loss("softmax-ce-soft")
def softmax_ce_soft(pred, target, *, label_smoothing, reduction, sample_weight, dtype):
    return call(losses.CategoricalCrossentropy, pred, target, locals(), from_logits=True, label_smoothing=label_smoothing)


@loss("cross-entropy", conventions=CLIPPED)
def cross_entropy(pred, target, *, reduction, sample_weight, dtype):
    return call(losses.CategoricalCrossentropy, pred, target, locals())


@loss("gce", conventions=["kink:any"])
def gce(pred, classes, *, q):  # the class makes numbers of a batch of one class, (n, 1), and then a matrix of losses
    return losses.categorical_generalized_cross_entropy(classes, pred, q)


@loss("crammer-singer")
def crammer_singer(pred, classes, *, reduction, sample_weight, dtype):
    return call(losses.CategoricalHinge, pred, one_hot(classes, pred), locals())


@loss("hinge")
def hinge(pred, target, *, reduction, sample_weight, dtype):
    return pointwise(losses.Hinge, pred, target, locals())


@loss("squared-hinge")
def squared_hinge(pred, target, *, reduction, sample_weight, dtype):
    return pointwise(losses.SquaredHinge, pred, target, locals())


# Divergences, embeddings and sequences.

@loss("kl", conventions=[*KERAS, "clip:1e-07,1"])
def kl(pred, target, *, reduction, sample_weight, dtype):
    return call(losses.KLDivergence, pred, target, locals())


@loss("cosine-distance", conventions=["kink:any"])
def cosine_distance(pred, target, *, dtype):
    return 1 + losses.CosineSimilarity(reduction=None, dtype=TYPES[dtype])(target, pred)


@loss("log-sum-exp", conventions=["kink:any"])
def log_sum_exp(pred):
    return ops.logsumexp(pred, axis=-1)


@loss("ctc-logits", per="sample", conventions=["kink:any"])
def ctc_logits(pred, classes, *, blank):
    labels = ops.reshape(classes, (1, -1))
    return ops.ctc_loss(labels, pred[None], ops.array([labels.shape[1]]), ops.array([pred.shape[0]]), mask_index=int(blank))[0]


if __name__ == "__main__":
    lossgate.serve("keras on " + BACKEND, keras.__version__, "https://keras.io", max_elems=1024)
