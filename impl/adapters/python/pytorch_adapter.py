"""The losses of PyTorch and torchvision, as `lossgate describe` names them: lossgate check -- python3 pytorch_adapter.py

Where a function adds a constant against division by zero, it is asked to add 0, or the least number: what is judged is the loss,
not how far 1e-6 moves it. What torch.nn.functional has under a mean over classes is multiplied by their number.
"""

import functools

import lossgate
import torch
import torch.nn.functional as F
import torchvision
from torchvision import ops

torch.set_num_threads(1)

# A RuntimeError or an IndexError is how PyTorch refuses a value: "Target 7 is out of bounds"; an infinity is no integer.
loss = functools.partial(lossgate.loss, dtypes=["f32", "f64", "f16", "bf16"], conventions=["kink:any"],
                         rejects=(RuntimeError, IndexError, OverflowError))
wide = functools.partial(loss, dtypes=["f32", "f64"])  # where the kernel of a processor is "not implemented for 'Half'" and 'BFloat16'


def least(x):
    """The least positive number of the format that x is computed in; for narrow formats that is mostly float32."""
    f = torch.finfo(torch.float64 if x.dtype == torch.float64 else torch.float32)
    return f.tiny * f.eps


# Regression.

@loss("squared")
def squared(pred, target, *, reduction):
    return F.mse_loss(pred, target, reduction=reduction)


@loss("absolute")
def absolute(pred, target, *, reduction):
    return F.l1_loss(pred, target, reduction=reduction)


@loss("huber")
def huber(pred, target, *, delta, reduction):
    return F.huber_loss(pred, target, reduction=reduction, delta=delta)


@loss("smooth-l1")
def smooth_l1(pred, target, *, beta, reduction):
    return F.smooth_l1_loss(pred, target, reduction=reduction, beta=beta)


@loss("poisson-nll-log")
def poisson_nll_log(pred, target, *, reduction):
    return F.poisson_nll_loss(pred, target, reduction=reduction)


@loss("poisson-nll")
def poisson_nll(pred, target, *, reduction):
    return F.poisson_nll_loss(pred, target, log_input=False, eps=0, reduction=reduction)


@loss("gaussian-nll")
def gaussian_nll(pred, target, *, full, reduction):
    mean, variance = pred.unbind(-1)
    return F.gaussian_nll_loss(mean, target, variance, full=bool(full), eps=least(pred), reduction=reduction)


@loss("laplace-nll")
def laplace_nll(pred, target):
    return -torch.distributions.Laplace(*pred.unbind(-1)).log_prob(target)


# Classification.

@loss("bce", conventions=["kink:any", "log-floor:-100"])
def bce(pred, target, *, reduction):
    return F.binary_cross_entropy(pred, target, reduction=reduction)


@loss("bce-logits")
def bce_logits(pred, target, *, pos_weight, reduction):
    return F.binary_cross_entropy_with_logits(pred, target, pos_weight=torch.tensor(pos_weight, dtype=pred.dtype), reduction=reduction)


@loss("sigmoid-ce")
def sigmoid_ce(pred, target):
    return F.binary_cross_entropy_with_logits(pred, target, reduction="none").sum(-1)


def counts(pred, classes, *, weight, ignore_index, **_):
    """What each sample adds to the denominator of a mean: the weight of its class, and nothing if it is ignored."""
    of = [1.0] * pred.shape[-1] if weight is None else weight.tolist()
    return [0.0 if c == ignore_index else of[c] if 0 <= c < len(of) else 1.0 for c in classes.tolist()]


# The documented mean is a sum over the sum of the weights of what is not ignored: over nothing it is 0/0.
weighted = functools.partial(loss, divisor=counts, conventions=["kink:any", "empty-mean:nan"])


@weighted("softmax-ce")
def softmax_ce(pred, classes, *, weight, ignore_index, label_smoothing, reduction):
    return F.cross_entropy(pred, classes, weight=weight, ignore_index=int(ignore_index), label_smoothing=label_smoothing,
                           reduction=reduction)


@loss("softmax-ce-soft")
def softmax_ce_soft(pred, target, *, label_smoothing, reduction):
    return F.cross_entropy(pred, target, label_smoothing=label_smoothing, reduction=reduction)


@weighted("nll")
def nll(pred, classes, *, weight, ignore_index, reduction):
    return F.nll_loss(pred, classes, weight=weight, ignore_index=int(ignore_index), reduction=reduction)


@loss("focal-sigmoid")
def focal_sigmoid(pred, target, *, alpha, gamma, reduction):
    return ops.sigmoid_focal_loss(pred, target, alpha=alpha, gamma=gamma, reduction=reduction)


@loss("multilabel-soft-margin")
def multilabel_soft_margin(pred, target, *, weight, reduction):
    return F.multilabel_soft_margin_loss(pred, target, weight=weight, reduction=reduction)


@wide("multilabel-margin", target_grad=False)
def multilabel_margin(pred, target, *, reduction):
    if not ((target == 0) | (target == 1)).all():
        raise lossgate.Rejected("target: want 0 and 1, which are made into the indexes that PyTorch takes")
    # The indexes of the labels of each sample, and then -1.
    width = pred.shape[-1]
    at = torch.where(target == 1, torch.arange(width), width).sort(-1).values
    return F.multilabel_margin_loss(pred, torch.where(at < width, at, -1), reduction=reduction)


@wide("weston-watkins")
def weston_watkins(pred, classes, *, margin, p, reduction):
    if p not in (1, 2):
        raise lossgate.Unsupported("p=%g: multi_margin_loss has 1 and 2" % p)
    return pred.shape[-1] * F.multi_margin_loss(pred, classes, p=int(p), margin=margin, reduction=reduction)


@loss("logistic")
def logistic(pred, target, *, reduction):
    return F.soft_margin_loss(pred, target, reduction=reduction)


# Divergences.

@loss("kl")
def kl(pred, target):
    return F.kl_div(pred.log(), target, reduction="none").sum(-1)


@loss("entropy")
def entropy(pred):
    return torch.special.entr(pred).sum(-1)


@loss("log-sum-exp")
def log_sum_exp(pred):
    return torch.logsumexp(pred, -1)


# Embeddings.

@loss("hinge-embedding")
def hinge_embedding(pred, target, *, margin, reduction):
    return F.hinge_embedding_loss(pred, target, margin=margin, reduction=reduction)


@loss("margin-ranking")
def margin_ranking(pred, target, *, margin, reduction):
    first, second = pred.unbind(-1)
    return F.margin_ranking_loss(first, second, target, margin=margin, reduction=reduction)


@loss("cosine-embedding")
def cosine_embedding(pred, target, *, margin, reduction):
    first, second = pred.unbind(1)
    return F.cosine_embedding_loss(first, second, target, margin=margin, reduction=reduction)


@loss("cosine-distance")
def cosine_distance(pred, target):
    return 1 - F.cosine_similarity(pred, target, eps=0)


@loss("triplet")
def triplet(pred, *, margin, p, swap, reduction):
    anchor, positive, negative = pred.unbind(1)
    return F.triplet_margin_loss(anchor, positive, negative, margin=margin, p=p, eps=0, swap=bool(swap), reduction=reduction)


# Boxes.

@loss("giou")
def giou(pred, target, *, reduction):
    return ops.generalized_box_iou_loss(pred, target, reduction=reduction, eps=0)


@loss("diou")
def diou(pred, target, *, reduction):
    return ops.distance_box_iou_loss(pred, target, reduction=reduction, eps=0)


@loss("ciou")
def ciou(pred, target, *, reduction):
    return ops.complete_box_iou_loss(pred, target, reduction=reduction, eps=least(pred))


# Sequences.

def reading(log_probs, classes, lengths, blank):
    # ctc_loss reads and writes beyond its memory for a class that does not exist, and so it cannot be asked.
    wrong = classes[(classes < 0) | (classes >= log_probs.shape[-1])]
    if len(wrong):
        raise lossgate.Unsupported("class=%d: ctc_loss reads beyond its memory, of which the process may die" % wrong[0])
    frames = torch.full((len(log_probs),), log_probs.shape[1], dtype=torch.int64)
    return F.ctc_loss(log_probs.transpose(0, 1), classes, frames, lengths, blank=int(blank), reduction="none")


@wide("ctc")
def ctc(pred, classes, *, blank, class_len):
    return reading(pred, classes, class_len, blank)


@wide("ctc-logits")
def ctc_logits(pred, classes, *, blank, class_len):
    return reading(pred.log_softmax(-1), classes, class_len, blank)


if __name__ == "__main__":
    lossgate.serve("pytorch", torch.__version__ + ", torchvision " + torchvision.__version__, "https://pytorch.org")
