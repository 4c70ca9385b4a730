"""The losses of Optax and JAX, as `lossgate describe` names them: lossgate check -- python3 jax_optax_adapter.py

Optax returns a loss for each entry, or for each row, and leaves sums and means to its users. Where a function adds a constant
against division by zero, it is asked to add 0. float32 is computed as JAX comes, float64 with jax_enable_x64, which has float32 promoted
here and there. float16 and bfloat16 are as XLA computes them on a processor, which may keep float32 within what it compiles as one;
multiclass_hinge_loss returns float32 for them. sparsemax is not declared in them, since multiclass_sparsemax_loss has no gradient there, and
neither are nt-xent and ctc-logits, since nobody has looked yet at what fails there.
"""

import functools
import os

os.environ.setdefault("JAX_PLATFORMS", "cpu")

import jax
import lossgate
import optax
from jax import numpy as jnp

from lossgate.jax import Jax

loss = functools.partial(lossgate.loss, dtypes=["f32", "f64", "f16", "bf16"], conventions=["kink:any"], backend=Jax(least=8, narrow=True))

wide = functools.partial(loss, dtypes=["f32", "f64"])


# Regression.

@loss("squared")
def squared(pred, target):
    return optax.squared_error(pred, target)


@loss("half-squared")
def half_squared(pred, target):
    return optax.l2_loss(pred, target)


@loss("huber")
def huber(pred, target, *, delta):
    return optax.huber_loss(pred, target, delta=delta)


@loss("log-cosh")
def log_cosh(pred, target):
    return optax.log_cosh(pred, target)


# Classification and margins.

@loss("bce-logits")
def bce_logits(pred, target):
    return optax.sigmoid_binary_cross_entropy(pred, target)


@loss("sigmoid-ce")
def sigmoid_ce(pred, target):
    return optax.sigmoid_binary_cross_entropy(pred, target).sum(-1)


@loss("softmax-ce", conventions=["kink:any", "class:none-ignored"])
def softmax_ce(pred, classes):
    return optax.softmax_cross_entropy_with_integer_labels(pred, classes)


@loss("softmax-ce-soft")
def softmax_ce_soft(pred, target, *, label_smoothing):
    if label_smoothing:
        target = optax.smooth_labels(target, label_smoothing)
    return optax.softmax_cross_entropy(pred, target)


@loss("poly-1")
def poly_1(pred, classes, *, epsilon):
    return optax.losses.poly_loss_cross_entropy(pred, jax.nn.one_hot(classes, pred.shape[-1], dtype=pred.dtype), epsilon=epsilon)


@loss("focal-sigmoid")
def focal_sigmoid(pred, target, *, alpha, gamma):
    return optax.sigmoid_focal_loss(pred, target, alpha=None if alpha < 0 else alpha, gamma=gamma)


@wide("sparsemax")
def sparsemax(pred, classes):
    return optax.losses.multiclass_sparsemax_loss(pred, classes)


@loss("crammer-singer")
def crammer_singer(pred, classes):
    return optax.losses.multiclass_hinge_loss(pred, classes)


@loss("hinge")
def hinge(pred, target):
    return optax.hinge_loss(pred, target)


@loss("perceptron")
def perceptron(pred, target):
    return optax.losses.perceptron_loss(pred, target)


@loss("logistic")
def logistic(pred, target):
    return jax.nn.softplus(-pred * target)


@loss("log-sum-exp")
def log_sum_exp(pred):
    return jax.nn.logsumexp(pred, axis=-1)


# Divergences, of which Optax takes the logarithms of the predictions.

@loss("kl")
def kl(pred, target):
    return optax.kl_divergence(jnp.log(pred), target)


@loss("generalized-kl")
def generalized_kl(pred, target):
    return optax.losses.generalized_kl_divergence(jnp.log(pred), target)


@loss("entropy")
def entropy(pred):
    return jax.scipy.special.entr(pred).sum(-1)


# Embeddings and sequences.

@loss("cosine-distance")
def cosine_distance(pred, target):
    return optax.cosine_distance(pred, target, epsilon=0.0)


@loss("triplet")
def triplet(pred, *, margin, p):
    return optax.losses.triplet_margin_loss(pred[:, 0], pred[:, 1], pred[:, 2], margin=margin, norm_degree=p, eps=0.0)


@wide("nt-xent", per="sample")
def nt_xent(pred, *, temperature):
    pairs = pred.shape[1]
    return optax.ntxent(pred.reshape(2 * pairs, -1), jnp.tile(jnp.arange(pairs), 2), temperature=temperature)


@wide("ctc-logits", per="sample")
def ctc_logits(pred, classes, *, blank):
    labels = classes.reshape(1, -1)
    frames = jnp.zeros((1, len(pred)), pred.dtype)
    return optax.ctc_loss(pred[None], frames, labels, jnp.zeros(labels.shape, pred.dtype), blank_id=int(blank))[0]


if __name__ == "__main__":
    lossgate.serve("optax", "%s, jax %s" % (optax.__version__, jax.__version__), "https://optax.readthedocs.io", max_elems=1024)
