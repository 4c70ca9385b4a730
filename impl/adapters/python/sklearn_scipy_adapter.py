"""The losses of scikit-learn and SciPy, as `lossgate describe` names them: lossgate check -- python3 sklearn_scipy_adapter.py

Where scikit-learn has a loss twice, the one of sklearn._loss is taken, which gradient boosting and the linear models minimise and
which has a gradient; metrics return means, and nothing else. SciPy's distances of distributions take one pair at a time.
"""

import functools
import warnings

import lossgate
import numpy
import scipy
import sklearn
from scipy import special, stats
from scipy.spatial import distance
from sklearn import _loss, metrics

warnings.simplefilter("ignore")
numpy.seterr(all="ignore")

loss = functools.partial(lossgate.loss, dtypes=["f32", "f64"], conventions=["kink:any"], backend=lossgate.Numpy())
FINITE = ["kink:any", "domain:finite"]  # "Input contains infinity or a value too large"
metric = functools.partial(loss, returns="mean", conventions=FINITE)
pair = functools.partial(loss, per="sample")


# scikit-learn: what is minimised. y_true comes first, and gradients are those by the prediction.

@loss("half-squared", grad=lambda pred, target: _loss.HalfSquaredError().gradient(target, pred))
def half_squared(pred, target):
    return _loss.HalfSquaredError().loss(target, pred)


@loss("absolute", grad=lambda pred, target: _loss.AbsoluteError().gradient(target, pred))
def absolute(pred, target):
    return _loss.AbsoluteError().loss(target, pred)


@loss("pinball", grad=lambda pred, target, *, tau: _loss.PinballLoss(quantile=tau).gradient(target, pred))
def pinball(pred, target, *, tau):
    return _loss.PinballLoss(quantile=tau).loss(target, pred)


@loss("huber", grad=lambda pred, target, *, delta: _loss.HuberLoss(delta=delta).gradient(target, pred))
def huber(pred, target, *, delta):
    return _loss.HuberLoss(delta=delta).loss(target, pred)


@loss("poisson-nll-log", grad=lambda pred, target: _loss.HalfPoissonLoss().gradient(target, pred))
def poisson_nll_log(pred, target):
    return _loss.HalfPoissonLoss().loss(target, pred)


@loss("bce-logits", grad=lambda pred, target: _loss.HalfBinomialLoss().gradient(target, pred))
def bce_logits(pred, target):
    return _loss.HalfBinomialLoss().loss(target, pred)


def doubled(pred, target):
    """ExponentialLoss has labels 0 and 1."""
    return (target + 1) / 2, pred


@loss("exponential", grad=lambda pred, target: _loss.loss.ExponentialLoss().gradient(*doubled(pred, target)))
def exponential(pred, target):
    return _loss.loss.ExponentialLoss().loss(*doubled(pred, target))


def multinomial(pred, classes, method):
    """A single class, which HalfMultinomialLoss does not have, is two, of which one is impossible. Classes are checked here, since it
    does not: it reads beyond the array, as findings.py shows, and what lies there differs from run to run or ends the process."""
    width = pred.shape[-1]
    for i, c in enumerate(classes):
        if not 0 <= c < width:
            raise lossgate.Rejected("class[%d] = %d: want a class in [0, %d)" % (i, c, width))
    if width == 1:
        pred = numpy.hstack([pred, numpy.full_like(pred, -numpy.inf)])
    got = getattr(_loss.HalfMultinomialLoss(n_classes=pred.shape[-1]), method)(classes.astype(pred.dtype), pred)
    return got[:, :width] if got.ndim == 2 else got


@loss("softmax-ce", conventions=["kink:any", "class:none-ignored"], grad=lambda pred, classes: multinomial(pred, classes, "gradient"))
def softmax_ce(pred, classes):
    return multinomial(pred, classes, "loss")


# scikit-learn: what is reported.

@metric("squared")
def squared(pred, target, *, sample_weight):
    return metrics.mean_squared_error(target, pred, sample_weight=sample_weight)


@metric("mape")
def mape(pred, target, *, sample_weight):
    return metrics.mean_absolute_percentage_error(target, pred, sample_weight=sample_weight)


@metric("msle")
def msle(pred, target, *, sample_weight):
    return metrics.mean_squared_log_error(target, pred, sample_weight=sample_weight)


@metric("poisson-deviance")
def poisson_deviance(pred, target, *, sample_weight):
    return metrics.mean_poisson_deviance(target, pred, sample_weight=sample_weight)


@metric("gamma-deviance")
def gamma_deviance(pred, target, *, sample_weight):
    return metrics.mean_gamma_deviance(target, pred, sample_weight=sample_weight)


@metric("tweedie-deviance")
def tweedie_deviance(pred, target, *, p, sample_weight):
    return metrics.mean_tweedie_deviance(target, pred, sample_weight=sample_weight, power=p)


@metric("hinge")
def hinge(pred, target, *, sample_weight):
    return metrics.hinge_loss(target, pred, sample_weight=sample_weight, labels=[-1, 1])


# SciPy.

@loss("pseudo-huber")
def pseudo_huber(pred, target, *, delta):
    return special.pseudo_huber(delta, pred - target)


@loss("generalized-kl")
def generalized_kl(pred, target):
    return special.kl_div(target, pred).sum(-1)


@loss("log-sum-exp")
def log_sum_exp(pred):
    return special.logsumexp(pred, axis=-1)


@loss("kl")
def kl(pred, target):
    return stats.entropy(target, pred, axis=-1)


@loss("entropy")
def entropy(pred):
    return stats.entropy(pred, axis=-1)


@pair("js")
def js(pred, target):
    return distance.jensenshannon(target, pred) ** 2


@pair("cosine-distance")
def cosine_distance(pred, target):
    return distance.cosine(pred, target)


@pair("w1-1d")
def w1_1d(pred, target):
    return stats.wasserstein_distance(pred[0], target[0], pred[1], target[1])


@pair("energy-distance")
def energy_distance(pred, target):
    return stats.energy_distance(pred[0], target[0], pred[1], target[1]) ** 2


if __name__ == "__main__":
    lossgate.serve("scikit-learn and scipy", "%s and %s" % (sklearn.__version__, scipy.__version__), "https://scikit-learn.org", max_elems=1024)
