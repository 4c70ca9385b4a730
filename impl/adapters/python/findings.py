"""What lossgate found in Python's libraries, each finding as the call of a user and what the documented formula gives for the same
numbers, to 50 digits; confirm.py shows them. What a library documents as a restriction, and digits that are only lost in a tail, are
not listed here.

A function for each library, which says finding(what is wrong, call, exact answer) for each of its own; PyTorch and torchvision have
theirs in findings_torch.py.
"""

import math
import os
import warnings

import mpmath
import numpy

os.environ.setdefault("JAX_PLATFORMS", "cpu")
os.environ.setdefault("KERAS_BACKEND", "jax")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
warnings.simplefilter("ignore")
numpy.seterr(all="ignore")
mpmath.mp.dps = 60  # of which 50 are shown

REFUSAL = "a refusal"  # what a call with such arguments should be
NAN = "NaN"            # what should come out where NaN goes in
nan, inf = math.nan, math.inf


def f32(x):
    """x as float32 holds it, exactly."""
    return mpmath.mpf(float(numpy.float32(x)))


def kornia(finding):
    import torch
    from kornia import losses

    far, zero = torch.tensor([1e20]), torch.tensor([0.])
    r = f32(1e20)
    finding("geman_mcclure_loss of a large error is NaN", lambda: losses.geman_mcclure_loss(far, zero), 2 * r**2 / (r**2 + 4))
    finding("cauchy_loss overflows where the answer is 91", lambda: losses.cauchy_loss(far, zero), mpmath.log1p(r**2 / 2))
    finding("charbonnier_loss overflows where the answer is the error", lambda: losses.charbonnier_loss(far, zero),
            mpmath.sqrt(r**2 + 1) - 1)
    p, q = [.25, .75], [.2500001, .7499999]

    def js(p, q):
        return losses.js_div_loss_2d(torch.tensor([[[p]]]), torch.tensor([[[q]]]))
    half = [((f32(a) + f32(b)) / 2) for a, b in zip(p, q)]
    exact = sum((f32(a) * mpmath.log(f32(a) / m) + f32(b) * mpmath.log(f32(b) / m)) / 2 for a, b, m in zip(p, q, half))
    finding("js_div_loss_2d is negative", lambda: js(p, q), exact)
    finding("binary_focal_loss_with_logits of a certain, right prediction is NaN",
            lambda: losses.binary_focal_loss_with_logits(torch.tensor([[inf]]), torch.ones(1, 1), alpha=None), mpmath.mpf(0))
    finding("lovasz_hinge_loss accepts a label of 2",
            lambda: losses.lovasz_hinge_loss(torch.tensor([[[[1., 2.]]]]), torch.tensor([[[0., 2.]]])), REFUSAL)


def pot(finding):
    import ot
    import torch

    def row(*a):
        return numpy.array(a)

    def pull(u, v, a, b):
        """By how much the slope by the first weight of a exceeds that by the second."""
        u, v, a, b = (torch.tensor(x, requires_grad=True) for x in (u, v, a, b))
        first, second = torch.autograd.grad(ot.wasserstein_1d(u, v, a, b, p=1), a)[0]
        return first - second
    tiny = mpmath.mpf(2)**-75
    finding("emd2 of small costs is not the least: its plan is that of costs which are equal",
            lambda: ot.emd2(row(.25, .75), row(.75, .25), 2.**-75 * row([2.5, 1.], [3., 4.])), tiny * (mpmath.mpf(1) / 4 + 9 / mpmath.mpf(4)))
    finding("emd2 of large costs is 0, with a warning that the problem is infeasible",
            lambda: ot.emd2(row(.5, .5), row(.5, .5), 2.**1022 * row([0., 0.], [1., 1.])), mpmath.mpf(2)**1021)
    finding("emd2 takes a cost of NaN for one of 0", lambda: ot.emd2(row(.5, .5), row(.5, .5), row([nan, 1.], [1., 0.])), NAN)
    finding("emd2 accepts a negative mass", lambda: ot.emd2(row(-1., 2.), row(.5, .5), row([0., 1.], [1., 0.])), REFUSAL)
    finding("wasserstein_1d: moving mass to a point that has none seems to change nothing", lambda: pull(row(-9., -2.), row(1.), row(1., 0.), row(1.)),
            mpmath.mpf(7))
    finding("sliced_wasserstein_distance of two finite points is NaN",
            lambda: ot.sliced_wasserstein_distance(row([1e200, 0.]), row([0., 0.]), projections=numpy.eye(2)), mpmath.sqrt(.5) * mpmath.mpf(1e200))
    finding("wasserstein_1d accepts a negative weight", lambda: ot.wasserstein_1d(row(0., 1.), row(0., 1.), row(-1., 2.), row(.5, .5), p=1),
            REFUSAL)


def sklearn(finding):
    from sklearn import _loss, metrics

    one, zero = numpy.array([1.]), numpy.array([0.])
    single = numpy.float32([.375])
    exponential = _loss.loss.ExponentialLoss()
    finding("hinge_loss, told both labels, gives the wrong sign to a batch of one of them",
            lambda: metrics.hinge_loss([1], [3.], labels=[-1, 1]), mpmath.mpf(0))
    finding("mean_tweedie_deviance of a perfect prediction is negative",
            lambda: metrics.mean_tweedie_deviance([.7], [.7], power=1.5), mpmath.mpf(0))
    mu = f32(1.4e-45)
    finding("mean_gamma_deviance of two positive numbers is NaN",
            lambda: metrics.mean_gamma_deviance(numpy.float32([2.]), numpy.float32([1.4e-45])), 2 * ((2 - mu) / mu - mpmath.log(2 / mu)))
    finding("ExponentialLoss of a prediction that is right is NaN",
            lambda: exponential.loss(one, 800 * one), mpmath.exp(-800))
    finding("ExponentialLoss: the gradient of a prediction that is right is NaN",
            lambda: exponential.gradient(one, 800 * one), -mpmath.exp(-800))
    finding("HalfMultinomialLoss reads beyond its memory for a class that does not exist",
            lambda: _loss.HalfMultinomialLoss(n_classes=3).loss(7 * one, numpy.array([[.3, .2, .1]])), REFUSAL, shown="what lies there")
    finding("HalfMultinomialLoss of three equal, large scores is 0, that of a perfect prediction",
            lambda: _loss.HalfMultinomialLoss(n_classes=3).loss(0 * one, numpy.array([[1e17, 1e17, 1e17]])), mpmath.log(3))
    finding("HalfBinomialLoss of a certain, right prediction is NaN",
            lambda: _loss.HalfBinomialLoss().loss(one, inf * one), mpmath.mpf(0))
    for kind in (_loss.AbsoluteError(), _loss.HuberLoss(delta=1.), _loss.PinballLoss(quantile=.3)):
        finding("%s: the gradient of NaN is a number" % type(kind).__name__,
                lambda kind=kind: kind.gradient(zero, nan * one), NAN)


def scipy(finding):
    from scipy import special, stats
    from scipy.spatial import distance

    finding("cosine of two equal vectors is 1, that of orthogonal ones", lambda: distance.cosine([9e102], [9e102]), mpmath.mpf(0))
    big, small = numpy.float32([8.5e37]), numpy.float32([1e-22] * 3)
    finding("cosine of two equal, finite vectors is NaN", lambda: distance.cosine(big, big), mpmath.mpf(0))
    finding("cosine of small vectors is 2, that of opposite ones",
            lambda: distance.cosine(small, numpy.float32([0, -.0625, 0])), 1 + 1 / mpmath.sqrt(3))
    p, q = mpmath.mpf(.3125), mpmath.mpf(5e-324)
    finding("kl_div overflows where the answer is 232", lambda: special.kl_div(.3125, 5e-324), p * mpmath.log(p / q) - p + q)
    r = mpmath.mpf(4.49e307)
    finding("pseudo_huber overflows where the answer is the error", lambda: special.pseudo_huber(1., 4.49e307), mpmath.sqrt(1 + r**2) - 1)
    finding("entropy accepts a negative probability", lambda: stats.entropy([-1.]), REFUSAL)


def onnx_session(op, **attributes):
    """A program of one operator of ONNX, serialised."""
    from onnx import TensorProto, helper

    graph = helper.make_graph(
        [helper.make_node(op, ["x", "t"], ["y"], **attributes)], "loss",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [None, None]), helper.make_tensor_value_info("t", TensorProto.INT64, [None])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)])
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def feed(x, t):
    return {"x": numpy.float32(x), "t": numpy.array(t)}


def onnxruntime(finding):
    import onnxruntime as ort

    def run(op, x, t, **attributes):
        return ort.InferenceSession(onnx_session(op, **attributes).SerializeToString()).run(None, feed(x, t))[0]
    for op in ("NegativeLogLikelihoodLoss", "SoftmaxCrossEntropyLoss"):
        finding(op + " takes class -1 for the last one", lambda op=op: run(op, [[-1., -2., -3.]], [-1], reduction="none"), REFUSAL)


def onnx(finding):
    from onnx.reference import ReferenceEvaluator

    def run(op, x, t, **attributes):
        return ReferenceEvaluator(onnx_session(op, **attributes)).run(None, feed(x, t))[0]
    for op in ("NegativeLogLikelihoodLoss", "SoftmaxCrossEntropyLoss"):
        finding(op + " takes class -1 for the last one", lambda op=op: run(op, [[-1., -2., -3.]], [-1], reduction="none"), REFUSAL)
    finding("NegativeLogLikelihoodLoss: ignore_index = -1 counts in the mean",
            lambda: run("NegativeLogLikelihoodLoss", [[-1., -2., -3.], [-1., -1., -1.]], [-1, 0], ignore_index=-1), mpmath.mpf(1))
    finding("SoftmaxCrossEntropyLoss of an unlikely class is wrong in the fourth digit",
            lambda: run("SoftmaxCrossEntropyLoss", [[100., 0.]], [1]), mpmath.log1p(mpmath.exp(100)))


def optax(finding):
    import jax
    import optax as o
    from jax import numpy as jnp

    def a(*x):
        return jnp.array(x, jnp.float32)

    def in64(f, *x):
        with jax.enable_x64(True):
            return f(*x)
    finding("huber_loss: the gradient of a small error is 0", lambda: jax.grad(lambda p: o.huber_loss(p, 0.))(1e-8), f32(1e-8))
    finding("triplet_margin_loss for norm_degree = 1 takes no absolute values",
            lambda: o.losses.triplet_margin_loss(a(0.), a(1.), a(-1.), norm_degree=1, eps=0.), mpmath.mpf(1))
    finding("triplet_margin_loss for norm_degree = 3 is NaN",
            lambda: o.losses.triplet_margin_loss(a(0., 0.), a(1., 2.), a(-1., 3.), norm_degree=3, eps=0.),
            max(mpmath.mpf(0), mpmath.cbrt(9) - mpmath.cbrt(28) + 1))
    finding("triplet_margin_loss of large, finite points is NaN",
            lambda: o.losses.triplet_margin_loss(a(0.), a(2e31), a(3e31)), mpmath.mpf(0))
    finding("cosine_distance of two equal vectors is 1, that of orthogonal ones",
            lambda: o.cosine_distance(a(1e20, 1e20), a(1e20, 1e20)), mpmath.mpf(0))
    finding("cosine_distance in float16 of two equal vectors of 1000 is 1",
            lambda: o.cosine_distance(jnp.array([1000.], jnp.float16), jnp.array([1000.], jnp.float16)), mpmath.mpf(0))
    finding("l2_loss in float16 overflows where the answer is 32768", lambda: o.l2_loss(jnp.array(256., jnp.float16)), mpmath.mpf(32768))
    finding("cosine_distance of two equal, small vectors is -Inf",
            lambda: o.cosine_distance(a(1e-25, 1e-25), a(1e-25, 1e-25)), mpmath.mpf(0))
    finding("kl_divergence of equal distributions with an empty class is NaN",
            lambda: o.kl_divergence(jnp.log(a(1., 0.)), a(1., 0.)), mpmath.mpf(0))
    finding("sigmoid_binary_cross_entropy of a certain, right prediction is NaN",
            lambda: o.sigmoid_binary_cross_entropy(a(inf), a(1.)), mpmath.mpf(0))
    finding("softmax_cross_entropy_with_integer_labels takes class -1 for the last one",
            lambda: o.softmax_cross_entropy_with_integer_labels(a(0., 1., 2.), jnp.array(-1)), REFUSAL)
    finding("softmax_cross_entropy_with_integer_labels has a gradient for a class that does not exist",
            lambda: jax.grad(lambda z: o.softmax_cross_entropy_with_integer_labels(z, jnp.array(7)))(a(0., 1., 2.))[0], REFUSAL)
    finding("softmax_cross_entropy_with_integer_labels of two equal, large logits is 0, that of a perfect prediction",
            lambda: o.softmax_cross_entropy_with_integer_labels(a(1e8, 1e8), jnp.array(0)), mpmath.log(2))
    finding("multiclass_hinge_loss of two equal, large scores is 0, that of a perfect prediction",
            lambda: o.losses.multiclass_hinge_loss(a(1e8, 1e8), jnp.array(0)), mpmath.mpf(1))
    finding("multiclass_sparsemax_loss is negative: it makes [0.5, 1.5] of the scores, which are no probabilities",
            lambda: o.losses.multiclass_sparsemax_loss(a(1e7, 1e7 + 1)[None], jnp.array([1])), mpmath.mpf(0))
    finding("multiclass_sparsemax_loss has no gradient by float32 with jax_enable_x64", lambda: in64(jax.grad(
        lambda z: o.losses.multiclass_sparsemax_loss(z[None], jnp.array([0]))[0]), a(0., 0.))[0], mpmath.mpf(-1) / 2)
    finding("multiclass_sparsemax_loss has no gradient in float16", lambda: jax.grad(
        lambda z: o.losses.multiclass_sparsemax_loss(z[None], jnp.array([0]))[0])(jnp.zeros(2, jnp.float16))[0], mpmath.mpf(-1) / 2)
    finding("ntxent of four vectors of one direction depends on how short one is",
            lambda: o.ntxent(a([1.], [1.], [1.], [1e-5]), jnp.array([0, 1, 0, 1]), temperature=.5), mpmath.log(3))
    finding("multiclass_hinge_loss accepts a class that does not exist",
            lambda: o.losses.multiclass_hinge_loss(a(0., 1., 2.), jnp.array(7)), REFUSAL)
    frames, none = jnp.zeros((1, 2, 3)), jnp.zeros((1, 2))
    finding("ctc_loss of a label that does not exist is a negative number",
            lambda: o.ctc_loss(frames, none, jnp.array([[7]]), jnp.zeros((1, 1))), REFUSAL)
    finding("ctc_loss of a sequence that no path reads is 99999.3",
            lambda: o.ctc_loss(jnp.zeros((1, 1, 2)), jnp.zeros((1, 1)), jnp.array([[1, 1]]), jnp.zeros((1, 2))), mpmath.inf)


def keras(finding):
    import jax
    from jax import numpy as jnp
    from keras import losses, ops

    jax.config.update("jax_enable_x64", True)

    def a(*x, dtype=jnp.float32):
        return jnp.array(x, dtype)
    finding("MeanSquaredError in float64: the gradient is that of float32",
            lambda: jax.grad(lambda p: losses.MeanSquaredError(dtype="float64")(0 * p, p))(a([1.], [1.], [1.], dtype=jnp.float64))[0, 0],
            mpmath.mpf(2) / 3, near=2**-45)
    finding("cosine_similarity of a small vector with itself is -0.0001",
            lambda: losses.cosine_similarity(a(1e-9, 0.), a(1e-9, 0.)), mpmath.mpf(-1))
    finding("cosine_similarity of a large vector with itself is 0",
            lambda: losses.cosine_similarity(a(1e20, 1e20), a(1e20, 1e20)), mpmath.mpf(-1))
    for c in (7, -1):
        finding("sparse_categorical_crossentropy of class %d of three is 0, that of a perfect prediction" % c,
                lambda c=c: losses.SparseCategoricalCrossentropy(from_logits=True)(jnp.array([c]), a([0., 1., 2.])), REFUSAL)
    finding("categorical_generalized_cross_entropy accepts a class that does not exist",
            lambda: losses.categorical_generalized_cross_entropy(jnp.array([7]), a([.5, .5]), q=.5), REFUSAL)
    focal = losses.binary_focal_crossentropy
    z = mpmath.mpf(-200)
    s = 1 / (1 + mpmath.exp(-z))
    finding("binary_focal_crossentropy from logits: no gradient where the prediction is badly wrong",
            lambda: jax.grad(lambda z: focal(a(1.), z, from_logits=True))(a(-200.)), (1 - s)**2 * (2 * s * mpmath.log(s) - (1 - s)))
    finding("binary_focal_crossentropy: the gradient for gamma = 0.5 is NaN where the prediction is right",
            lambda: jax.grad(lambda z: focal(a(1.), z, gamma=.5, from_logits=True))(a(200.)), -mpmath.mpf("1.5") * mpmath.exp(-300))
    finding("mean_absolute_percentage_error of 1e-10 for 2e-10 is 0.1 %",
            lambda: losses.mean_absolute_percentage_error(a(1e-10), a(2e-10)), 100 * abs(f32(2e-10) - f32(1e-10)) / f32(1e-10))
    finding("cosine_similarity: the gradient of a short vector is NaN",
            lambda: jax.grad(lambda x: losses.cosine_similarity(a(1.), x))(a(1e-13))[0], -mpmath.mpf(10)**7)
    finding("MeanSquaredError with a weight of 0 is NaN where the sample is",
            lambda: losses.MeanSquaredError("mean_with_sample_weight")(a([0.], [0.]), a([nan], [1.]), jnp.array([0., 1.])), mpmath.mpf(1))
    finding("binary_crossentropy from logits of a certain, right prediction is NaN",
            lambda: losses.binary_crossentropy(a(1.), a(inf), from_logits=True), mpmath.mpf(0))
    finding("categorical_crossentropy from logits is NaN where a class without mass is masked out",
            lambda: losses.categorical_crossentropy(a(1., 0.), a(0., -inf), from_logits=True), mpmath.mpf(0))
    finding("mean_absolute_error: the gradient of NaN is a number",
            lambda: jax.grad(lambda p: losses.mean_absolute_error(a(1.), p))(a(nan)), NAN)
    finding("hinge: the gradient of NaN is 0", lambda: jax.grad(lambda p: losses.hinge(a(1.), p))(a(nan)), NAN)
    q, right = mpmath.mpf("0.5"), f32(.81)
    finding("CategoricalGeneralizedCrossEntropy of labels in a column, as is documented, compares each with all samples",
            lambda: losses.CategoricalGeneralizedCrossEntropy(q=.5)(jnp.array([[0], [1]]), a([.81, .19], [.19, .81])), (1 - right**q) / q)
    finding("ctc_loss of a label that does not exist is a negative number",
            lambda: ops.ctc_loss(jnp.array([[7]]), jnp.zeros((1, 2, 2)), jnp.array([1]), jnp.array([2])), REFUSAL)
    finding("ctc_loss of a sequence that no path reads is 99999.3",
            lambda: losses.CTC()(jnp.array([[1, 1]]), jnp.zeros((1, 1, 2))), mpmath.inf)


def tensorflow(finding):
    import tensorflow as tf

    def slope(fn, x, *rest):
        x = tf.constant(x)
        with tf.GradientTape() as tape:
            tape.watch(x)
            out = tf.reduce_sum(fn(x, *rest))
        return tape.gradient(out, x)

    v1 = tf.compat.v1.losses
    finding("log_loss of a perfect prediction is negative", lambda: v1.log_loss([1.], [1.]), mpmath.mpf(0))
    finding("hinge_loss: the gradient of NaN is 0", lambda: slope(lambda z: v1.hinge_loss([1.], z), [nan]), NAN)
    finding("hinge_loss accepts a label of -1, and costs 4", lambda: v1.hinge_loss([-1.], [1.]), REFUSAL)
    finding("mean_squared_error with a weight of 0 is NaN where the sample is",
            lambda: v1.mean_squared_error([1., 1.], [nan, 0.], weights=[0., 1.], reduction=v1.Reduction.MEAN), mpmath.mpf(1))
    finding("huber_loss: the gradient of a small error is 0", lambda: slope(lambda p: v1.huber_loss([0.], p), [1e-8]), f32(1e-8))
    finding("weighted_cross_entropy_with_logits: the gradient at a logit of 0 is twice what it is",
            lambda: slope(lambda z: tf.nn.weighted_cross_entropy_with_logits([0.], z, 1.), [0.]), mpmath.mpf(1) / 2)
    finding("weighted_cross_entropy_with_logits of a certain, right prediction is NaN",
            lambda: tf.nn.weighted_cross_entropy_with_logits([1.], [inf], 1.), mpmath.mpf(0))
    finding("sigmoid_cross_entropy_with_logits of a certain, right prediction is NaN",
            lambda: tf.nn.sigmoid_cross_entropy_with_logits([1.], [inf]), mpmath.mpf(0))
    finding("softmax_cross_entropy_with_logits is NaN where a class without mass is masked out",
            lambda: tf.nn.softmax_cross_entropy_with_logits([[1., 0.]], [[0., -inf]]), mpmath.mpf(0))
    finding("ctc_loss accepts a label that does not exist",
            lambda: tf.nn.ctc_loss([[7]], [[[0., 0.]], [[0., 0.]]], [1], [2], blank_index=0), REFUSAL)
    finding("ctc_loss of no labels is log 2 too small, as if the probability were 2",
            lambda: tf.nn.ctc_loss(tf.zeros([1, 0], tf.int32), [[[0.]]], [0], [1], blank_index=0), mpmath.mpf(0))
    finding("ctc_loss of a sequence that no path reads is 706.9",
            lambda: tf.nn.ctc_loss([[1, 1]], [[[0., 0.]]], [2], [1], blank_index=0), mpmath.inf)
