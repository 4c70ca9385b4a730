"""The losses of Kornia, as `lossgate describe` names them: lossgate check -- python3 kornia_adapter.py

Kornia's robust losses have their scale fixed at 1. Its losses of images take batches of them, with channels, of which there is one here.
"""

import functools

import kornia
import lossgate
import torch
from kornia import losses

torch.set_num_threads(1)

# Kornia's checks raise an exception of their own where a shape or a value is refused.
loss = functools.partial(lossgate.loss, dtypes=["f32", "f64"], conventions=["kink:any"], backend=lossgate.Torch())


# Regression.

@loss("pseudo-huber")
def pseudo_huber(pred, target, *, reduction):
    return losses.charbonnier_loss(pred, target, reduction=reduction)


@loss("cauchy")
def cauchy(pred, target, *, reduction):
    return losses.cauchy_loss(pred, target, reduction=reduction)


@loss("geman-mcclure")
def geman_mcclure(pred, target, *, reduction):
    return losses.geman_mcclure_loss(pred, target, reduction=reduction)


@loss("welsch")
def welsch(pred, target, *, reduction):
    return losses.welsch_loss(pred, target, reduction=reduction)


# Classification.

@loss("focal-sigmoid")
def focal_sigmoid(pred, target, *, alpha, gamma, reduction):
    alpha = None if alpha < 0 else alpha
    got = losses.binary_focal_loss_with_logits(pred[:, None], target[:, None], alpha=alpha, gamma=gamma, reduction=reduction)
    return got[:, 0] if reduction == "none" else got


@loss("focal-softmax")
def focal_softmax(pred, classes, *, gamma):
    return losses.focal_loss(pred, classes, alpha=None, gamma=gamma, reduction="none").sum(1)


# Divergences, of maps of one row.

def row(x):
    return x[:, None, None]


@loss("kl")
def kl(pred, target, *, reduction):
    return losses.kl_div_loss_2d(row(pred), row(target), reduction=reduction).reshape(-1 if reduction == "none" else ())


@loss("js")
def js(pred, target, *, reduction):
    return losses.js_div_loss_2d(row(pred), row(target), reduction=reduction).reshape(-1 if reduction == "none" else ())


# Masks and images.

@loss("lovasz-hinge", returns="mean")
def lovasz_hinge(pred, target):
    return losses.lovasz_hinge_loss(pred[:, None, None], target[:, None])


@loss("tv-image")
def tv_image(pred):
    return losses.total_variation(pred)


@loss("psnr", per="sample")
def psnr(pred, target, *, max):
    return losses.psnr_loss(pred, target, max)


if __name__ == "__main__":
    lossgate.serve("kornia", kornia.__version__, "https://kornia.org", max_elems=1024)
