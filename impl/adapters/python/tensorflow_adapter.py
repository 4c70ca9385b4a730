"""The losses of TensorFlow itself, as `lossgate describe` names them: lossgate check -- python3 tensorflow_adapter.py

tf.nn has losses of each sample; those of tf.compat.v1.losses weigh and reduce by themselves. What tf.keras has is Keras, which has
an adapter of its own.
"""

import functools
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import lossgate
import tensorflow as tf

from lossgate.tensorflow import TensorFlow

v1 = tf.compat.v1.losses
REDUCTIONS = {"none": v1.Reduction.NONE, "sum": v1.Reduction.SUM, "mean": v1.Reduction.MEAN}

# An InvalidArgumentError is how TensorFlow refuses a value.
loss = functools.partial(lossgate.loss, dtypes=["f32", "f64"], conventions=["kink:any"], rejects=(tf.errors.InvalidArgumentError,),
                         backend=TensorFlow())

# What weighs and reduces by itself converts everything to float32; its mean of nothing is 0, as _safe_mean says, by which it divides.
weighted = functools.partial(loss, dtypes=["f32"], conventions=["kink:any", "empty-mean:0"])


def call(function, pred, target, reduction, sample_weight, **options):
    """What a function of tf.compat.v1.losses returns."""
    weights = 1.0 if sample_weight is None else sample_weight
    return function(target, pred, weights=weights, reduction=REDUCTIONS[reduction], loss_collection=None, **options)


# Regression.

@weighted("squared")
def squared(pred, target, *, reduction, sample_weight):
    return call(v1.mean_squared_error, pred, target, reduction, sample_weight)


@weighted("absolute")
def absolute(pred, target, *, reduction, sample_weight):
    return call(v1.absolute_difference, pred, target, reduction, sample_weight)


@weighted("huber")
def huber(pred, target, *, delta, reduction, sample_weight):
    return call(v1.huber_loss, pred, target, reduction, sample_weight, delta=delta)


@loss("poisson-nll-log")
def poisson_nll_log(pred, target):
    return tf.nn.log_poisson_loss(target, pred)


# Classification.

@weighted("bce")
def bce(pred, target, *, reduction, sample_weight):
    return call(v1.log_loss, pred, target, reduction, sample_weight, epsilon=0.0)


@loss("bce-logits")
def bce_logits(pred, target, *, pos_weight):
    return tf.nn.weighted_cross_entropy_with_logits(target, pred, pos_weight)


@loss("sigmoid-ce")
def sigmoid_ce(pred, target):
    return tf.reduce_sum(tf.nn.sigmoid_cross_entropy_with_logits(target, pred), -1)


@loss("softmax-ce", conventions=["kink:any", "class:none-ignored"])
def softmax_ce(pred, classes):
    return tf.nn.sparse_softmax_cross_entropy_with_logits(classes, pred)


@loss("softmax-ce-soft")
def softmax_ce_soft(pred, target):
    return tf.nn.softmax_cross_entropy_with_logits(target, pred)


@weighted("hinge")
def hinge(pred, target, *, reduction, sample_weight):
    return call(v1.hinge_loss, pred, (target + 1) / 2, reduction, sample_weight)


@loss("logistic")
def logistic(pred, target):
    return tf.nn.softplus(-pred * target)


@loss("log-sum-exp")
def log_sum_exp(pred):
    return tf.reduce_logsumexp(pred, -1)


# Sequences.

@loss("ctc-logits", per="sample", dtypes=["f32"])
def ctc_logits(pred, classes, *, blank):
    labels = tf.cast(tf.reshape(classes, (1, -1)), tf.int32)
    return tf.nn.ctc_loss(labels, pred[:, None], [tf.shape(labels)[1]], [tf.shape(pred)[0]], blank_index=int(blank))[0]


if __name__ == "__main__":
    lossgate.serve("tensorflow", tf.__version__, "https://www.tensorflow.org", max_elems=1024)
