"""Lets `lossgate check -- python3 my_losses.py` judge loss functions that are written in Python.

It needs Python 3.9 or later and nothing else. Copy this folder beside your losses, and say

    import lossgate, torch

    @lossgate.loss("focal-sigmoid", dtypes=["f32", "f64"])
    def focal(logits, target, *, alpha, gamma):
        ...
        return losses                      # one for each sample, in the order of the samples

    lossgate.serve()

What a function is given. By position what the loss is about, in this order and without what it does not have: pred and
target, whose first dimension is the samples and whose others `lossgate describe LOSS` states, and class indexes, (n,) of them,
or (n, k) where a sample has k; name that argument classes where there is no target. By keyword the parameters of the loss under lossgate's names, each a float, or an array for one
like class weights. A function declares them as keyword-only arguments, and four names mean something else:

    reduction      "none", "sum" or "mean": the function reduces by itself
    sample_weight  one weight for each sample, or None: the function weighs by itself
    class_len      how many class indexes each sample has; all the indexes then come one after the other
    dtype          "f32", "f64", "f16" or "bf16"

What a function does not do by itself is done here, from the losses of single samples: sums, means, and weights, of which a
sample of weight 0 is not shown to the function. A mean divides by the sum of the weights, times what `divisor=`, a function of
the same arguments, says that each sample counts.

What a function returns. One loss for each sample; or, if it takes `reduction`, what that asks for. `returns="mean"` (or "sum")
declares one that returns only that, and `per="sample"` one that takes a single sample, without the first dimension.

Gradients. Tensors of torch, jax and tensorflow are differentiated by their libraries. Otherwise `grad=` and `target_grad=` are
functions of the same arguments that return the derivative of each sample's loss; without them only values are judged.

Bad input. `raise lossgate.Rejected("target[3] = 7: want a class below 5")`, or any ValueError, is a refusal: right for bad
input, wrong for good. `rejects=` names further exceptions that mean a refusal. Whatever else is raised is an error, and its
traceback goes into the report, as it is an error to change an argument.

Importing this package moves standard output to standard error, so that a print does no harm, and leaves standard input empty: what
the two sides say to each other (PROTOCOL.md, version 1) has the real ones for itself.
"""

from . import protocol  # first, since it takes standard output away from what prints while it is imported
from .arrays import Numpy, Plain, Torch
from .function import Function, Rejected, Unsupported
from .protocol import customs, losses, serve
from .wire import array_of, pack

__all__ = ["Numpy", "Plain", "Rejected", "Torch", "Unsupported", "custom", "loss", "serve"]


def loss(name, dtypes=("f64",), conventions=(), returns="each", per="batch", reductions=None, grad=None, target_grad=None,
         divisor=None, rejects=(), backend=None, bench=None):
    """Declares the decorated function to be an implementation of the loss of that name in lossgate's catalogue.

    conventions are what the documentation of the function says to be different on purpose, such as "scaled:0.5" or
    "clip:1e-07,0.9999999". reductions are those that it has, if not all. target_grad=False says that there is no gradient with
    respect to the target. bench is for `lossgate adapter bench`, where the library has a faster way than the function and then its gradient: a
    function of the same arguments and want, a list of "value" and "grad", that returns what is to be timed, a function of nothing. The
    rest is above."""
    def declare(function):
        losses[name] = Function(function, name, dtypes, conventions, returns, per, reductions, grad, target_grad, divisor,
                                 rejects, backend, bench)
        return function
    return declare


def custom(name, pred="real", target=None, classes=None, params=None, claims=(), **options):
    """Declares a loss of your own, which lossgate's catalogue does not have; the options are those of loss.

    pred and target say what a sample of each is: "real", "positive", "nonneg", "probability", "bit" or "sign", with dimensions if it is
    not one number: "real[C]", "real[3,D]", "simplex[C]", "log-simplex[C]"; one letter is one number in all of them. classes is "C" for a class
    index below C. params gives the values of keyword-only parameters; what is true of every loss, such as that the gradient is the slope of the
    value, is tried without being claimed. claims are sentences that lossgate tries to refute:

        nonneg, range:LO,HI             bounds of the value
        convex, strongly-convex:MU      in pred
        lipschitz:K, smooth:BETA        how fast the value may change, and the gradient
        homogeneous:DEGREE              a factor of pred and target, to that power, is one of the value
        shift-invariant                 adding a constant changes nothing: to every entry of pred, and to target too where it has its shape
        permutation-invariant           nor does another order of the entries, which the class follows; pred has dimensions
        gradient-sums-to-zero           of a pred with dimensions
        non-increasing                  in pred times target, which are one real number and one sign

    and where target has the shape of pred

        zero-at-perfect                 a target that is predicted exactly costs 0
        monotone-in-error               a larger error costs no less
        even                            errors of one size cost the same in both directions
        symmetric                       pred and target may change places

    The handshake carries them as

        "custom": {"my-loss": {"pred": "real[C]", "target": null, "class": "C", "params": {"gamma": {array}}, "claims": ["nonneg"]}}

    beside what "losses" says of the same name."""
    def declare(function):
        loss(name, **options)(function)
        customs[name] = {"pred": pred, "target": target, "class": classes, "claims": list(claims),
                         "params": {k: array_of(pack([float(v)], "f64"), "f64", ()) for k, v in (params or {}).items()}}
        return function
    return declare
