"""Regression losses and margin losses."""

import mpmath
from mpmath import mpf

from .notation import largest, of_margin, of_residual, times


def huber(r, delta=1):
    return r**2 / 2 if abs(r) <= delta else delta * (abs(r) - delta / 2)


def smooth_l1(r, beta=1):
    if beta == 0:
        return abs(r)
    return r**2 / (2 * beta) if abs(r) <= beta else abs(r) - beta / 2


def pseudo_huber(r, delta=1):
    return delta**2 * (mpmath.sqrt(1 + (r / delta)**2) - 1)


def charbonnier(r, eps=0.001):
    return mpmath.sqrt(r**2 + eps**2)


def cauchy(r, c=1):
    return mpmath.log(1 + (r / c)**2 / 2)


def geman_mcclure(r, c=1):
    return 2 * (r / c)**2 / ((r / c)**2 + 4)


def welsch(r, c=1):
    return 1 - mpmath.exp(-(r / c)**2 / 2)


def lp(r, p=1.5):
    return abs(r)**p


def pinball(s, tau=0.5):
    return times(tau, largest(0, s.target[0] - s.pred[0])) + times(1 - tau, largest(0, s.pred[0] - s.target[0]))


def mape(s):
    return abs(s.pred[0] - s.target[0]) / abs(s.target[0])


def msle(s):
    return (mpmath.log(1 + s.pred[0]) - mpmath.log(1 + s.target[0]))**2


def gaussian_nll(s, full=0):
    (m, v), t = s.pred, s.target[0]
    return (mpmath.log(v) + (m - t)**2 / v) / 2 + (mpmath.log(2 * mpmath.pi) / 2 if full else 0)


def laplace_nll(s):
    (m, b), t = s.pred, s.target[0]
    return mpmath.log(2 * b) + abs(m - t) / b


def poisson_nll(s, full=0):
    mu, t = s.pred[0], s.target[0]
    return mu - times(t, mpmath.log(mu)) + (mpmath.loggamma(t + 1) if full else 0)


def poisson_nll_log(s, full=0):
    z, t = s.pred[0], s.target[0]
    return mpmath.exp(z) - times(t, z) + (mpmath.loggamma(t + 1) if full else 0)


def poisson_deviance(s):
    mu, t = s.pred[0], s.target[0]
    return 2 * (times(t, mpmath.log(t / mu)) - t + mu)


def gamma_deviance(s):
    mu, t = s.pred[0], s.target[0]
    return 2 * ((t - mu) / mu - mpmath.log(t / mu))


def tweedie_deviance(s, p=1.5):
    mu, t = s.pred[0], s.target[0]
    if p == 1:
        return poisson_deviance(s)
    if p == 2:
        return gamma_deviance(s)
    return 2 * (t**(2 - p) / ((1 - p) * (2 - p)) - t * mu**(1 - p) / (1 - p) + mu**(2 - p) / (2 - p))


LOSSES = {
    "absolute": of_residual(abs),
    "squared": of_residual(lambda r: r**2),
    "half-squared": of_residual(lambda r: r**2 / 2),
    "log-cosh": of_residual(lambda r: mpmath.log(mpmath.cosh(r))),
    "huber": of_residual(huber), "smooth-l1": of_residual(smooth_l1), "pseudo-huber": of_residual(pseudo_huber),
    "charbonnier": of_residual(charbonnier), "cauchy": of_residual(cauchy), "geman-mcclure": of_residual(geman_mcclure),
    "welsch": of_residual(welsch), "lp": of_residual(lp), "pinball": pinball, "mape": mape, "msle": msle,
    "gaussian-nll": gaussian_nll, "laplace-nll": laplace_nll, "poisson-nll": poisson_nll, "poisson-nll-log": poisson_nll_log,
    "poisson-deviance": poisson_deviance, "gamma-deviance": gamma_deviance, "tweedie-deviance": tweedie_deviance,
    "hinge": of_margin(lambda m: largest(0, 1 - m)),
    "squared-hinge": of_margin(lambda m: largest(0, 1 - m)**2),
    "perceptron": of_margin(lambda m: largest(0, -m)),
    "logistic": of_margin(lambda m: mpmath.log(1 + mpmath.exp(-m))),
    "exponential": of_margin(lambda m: mpmath.exp(-m)),
}
