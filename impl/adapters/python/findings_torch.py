"""What lossgate found in PyTorch and torchvision, as findings.py tells it of other libraries."""

import os

from findings import NAN, REFUSAL, f32, inf, mpmath, nan


def apart(call):
    """Makes a call in a process of its own, which may die of it, and returns minus the signal of that; a refusal there is one here."""
    child = os.fork()
    if not child:
        try:
            call()
        except Exception:
            os._exit(1)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status > 0:
        raise ValueError("refused")
    return status


def pytorch(finding):
    import torch
    import torch.nn.functional as F

    def t(x, dtype=torch.float32):
        return torch.tensor(x, dtype=dtype)

    def slope(fn, x, *rest):
        x = x.clone().requires_grad_()
        return torch.autograd.grad(fn(x, *rest).sum(), x)[0].reshape(-1)[0]

    double, zero = torch.float64, mpmath.mpf(0)
    finding("kl_div of equal distributions with an empty class is NaN",
            lambda: F.kl_div(t([1., 0.]).log(), t([1., 0.]), reduction="sum"), zero)
    finding("binary_cross_entropy: the gradient at p = 0, t = 0 is 0",
            lambda: slope(F.binary_cross_entropy, t([0.]), t([0.])), mpmath.mpf(1))
    finding("binary_cross_entropy: the gradient at a small p is ten times too small",
            lambda: slope(F.binary_cross_entropy, t([1e-13], double), t([1.], double)), -1 / mpmath.mpf(1e-13))
    finding("cosine_embedding_loss of two equal vectors is 1, that of orthogonal ones",
            lambda: F.cosine_embedding_loss(t([[1e15]]), t([[1e15]]), t([1.])), zero)
    finding("cosine_embedding_loss of two finite vectors is NaN",
            lambda: F.cosine_embedding_loss(t([[3.87e25]]), t([[8.8e12]]), t([1.])), zero)
    finding("cosine_embedding_loss: a gradient of -378985 where nothing changes",
            lambda: slope(lambda b: F.cosine_embedding_loss(t([[2.]]), b, t([1.])), t([[2.0**-20]])), zero)
    finding("soft_margin_loss overflows",
            lambda: F.soft_margin_loss(t([-100.]), t([1.])), mpmath.log1p(mpmath.exp(100)))
    finding("soft_margin_loss: the gradient of a sample that is badly wrong is NaN",
            lambda: slope(F.soft_margin_loss, t([-100.]), t([1.])), -1 / (1 + mpmath.exp(-100)))
    finding("gaussian_nll_loss overflows where the answer is 1.6e35",
            lambda: F.gaussian_nll_loss(t([5e36]), t([0.]), t([8e37])), (mpmath.log(f32(8e37)) + f32(5e36)**2 / f32(8e37)) / 2)
    finding("cross_entropy: the gradient of an ignored sample is NaN where its logits are",
            lambda: slope(lambda z: F.cross_entropy(z, torch.tensor([-100, 0])), t([[nan, 0.], [1., 0.]])), zero)
    finding("cross_entropy of a soft target is NaN where a class without mass is masked out",
            lambda: F.cross_entropy(t([[0., -inf]]), t([[1., 0.]])), zero)
    finding("cross_entropy accepts a soft target that sums to 2",
            lambda: F.cross_entropy(t([[0., 0.]]), t([[1., 1.]])), REFUSAL)
    finding("binary_cross_entropy_with_logits of a certain, right prediction is NaN",
            lambda: F.binary_cross_entropy_with_logits(t([inf]), t([1.])), zero)
    finding("ctc_loss: the gradient by its argument has the probabilities added, as if log_softmax were to come before",
            lambda: slope(lambda z: F.ctc_loss(z, torch.tensor([[1]]), torch.tensor([1]), torch.tensor([1]), reduction="sum"), t([[[.5, .5]]]).log()),
            zero)
    finding("ctc_loss accepts the blank as a label",
            lambda: F.ctc_loss(torch.zeros(1, 1, 2).log_softmax(-1), torch.tensor([0]), torch.tensor([1]), torch.tensor([1])), REFUSAL)
    finding("ctc_loss reads and writes beyond its memory for a label that no class has: here the process dies",
            lambda: apart(lambda: F.ctc_loss(torch.zeros(1, 1, 2), torch.tensor([2**40]), torch.tensor([1]), torch.tensor([1]))), REFUSAL,
            shown="a segmentation fault")
    finding("ctc_loss: the gradient is NaN where a class has probability 0",
            lambda: slope(lambda z: F.ctc_loss(z.log_softmax(-1), torch.tensor([[1]]), torch.tensor([1]), torch.tensor([1])), t([[[-inf, 0.]]])),
            zero)
    finding("ctc_loss: a gradient of -54.6, where each is between -1 and 1",
            lambda: slope(lambda z: F.ctc_loss(torch.stack([t([0., 0., 1e8]), z, t([0., 1.3e8, 0.])]).log_softmax(-1), torch.tensor([2, 2]),
                                               torch.tensor(3), torch.tensor(2), reduction="sum"), t([0., 0., 100.])),
            1 / (2 + mpmath.exp(100)) - 1)
    finding("binary_cross_entropy in float16: the gradient at p = 0, t = 0 is NaN",
            lambda: slope(F.binary_cross_entropy, t([0.], torch.half), t([0.], torch.half)), mpmath.mpf(1))
    finding("cosine_embedding_loss in float16 of two equal vectors of 1000 is NaN",
            lambda: F.cosine_embedding_loss(t([[1000.]], torch.half), t([[1000.]], torch.half), t([1.], torch.half)), zero)
    finding("cross_entropy with smoothing in float16 overflows where the answer is 2250",
            lambda: F.cross_entropy(t([[0., -3e4, -3e4, -3e4]], torch.half), torch.tensor([0]), label_smoothing=.1), mpmath.mpf("2250"))
    finding("soft_margin_loss in float16 overflows at a score of -12",
            lambda: F.soft_margin_loss(t([-12.], torch.half), t([1.], torch.half)), mpmath.log1p(mpmath.exp(12)))
    finding("cross_entropy of a certain, right prediction is NaN", lambda: F.cross_entropy(t([[inf, 0.]]), torch.tensor([0])), zero)
    finding("hinge_embedding_loss accepts a target of 0, and adds up both branches",
            lambda: F.hinge_embedding_loss(t([.3]), t([0.])), REFUSAL)
    finding("margin_ranking_loss accepts a target of 0",
            lambda: F.margin_ranking_loss(t([1.]), t([0.]), t([0.])), REFUSAL)
    finding("cosine_embedding_loss accepts a target of 0, which costs nothing",
            lambda: F.cosine_embedding_loss(t([[1., 0.]]), t([[0., 1.]]), t([0.])), REFUSAL)
    finding("logsumexp: the gradient of two equal, large numbers is 1 for each, and sums to 2",
            lambda: slope(lambda z: torch.logsumexp(z, 0), t([1e8, 1e8])), mpmath.mpf("0.5"))
    finding("l1_loss: the gradient of NaN is 0", lambda: slope(F.l1_loss, t([nan]), t([0.])), NAN)
    finding("multi_margin_loss of two equal, large scores is 0, that of a perfect prediction",
            lambda: F.multi_margin_loss(t([[1e8, 1e8]]), torch.tensor([0])), mpmath.mpf("0.5"))
    finding("multilabel_margin_loss of two equal, large scores is 0, that of a perfect prediction",
            lambda: F.multilabel_margin_loss(t([[1e8, 1e8]]), torch.tensor([[0, -1]])), mpmath.mpf("0.5"))
    finding("multi_margin_loss loses a NaN", lambda: F.multi_margin_loss(t([[nan, 0., 1.]]), torch.tensor([1])), NAN)
    finding("multilabel_margin_loss loses a NaN",
            lambda: F.multilabel_margin_loss(t([[nan, 0., 1.]]), torch.tensor([[0, -1, -1]])), NAN)


def torchvision(finding):
    import torch
    from torchvision import ops

    def slope(fn, x):
        x = torch.tensor([x]).requires_grad_()
        return torch.autograd.grad(fn(x).sum(), x)[0]

    s = 1 / (1 + mpmath.exp(-40))
    finding("sigmoid_focal_loss: the gradient for gamma = 0.5 is NaN where the prediction is right",
            lambda: slope(lambda z: ops.sigmoid_focal_loss(z, torch.ones(1), alpha=-1, gamma=.5), 40.),
            -(1 - s)**mpmath.mpf("1.5") + mpmath.mpf("0.5") * s * mpmath.sqrt(1 - s) * mpmath.log(s))
    finding("sigmoid_focal_loss of a certain, right prediction is NaN",
            lambda: ops.sigmoid_focal_loss(torch.tensor([inf]), torch.ones(1), alpha=-1), mpmath.mpf(0))
    box = torch.tensor([[0., 0., 1., 1.]], dtype=torch.float64)
    finding("complete_box_iou_loss does not pass its eps on, and adds 1e-7",
            lambda: ops.complete_box_iou_loss(box, box, eps=1e-30), mpmath.mpf(1e-30) / (1 + mpmath.mpf(1e-30)))
    far, turned = torch.tensor([[0., 0., 1e20, 1e20]]), torch.tensor([[1., 1., 0., 0.]])
    finding("generalized_box_iou_loss of a large box with itself is NaN",
            lambda: ops.generalized_box_iou_loss(far, far), mpmath.mpf(0))
    finding("generalized_box_iou_loss accepts a box inside out, and calls it perfect",
            lambda: ops.generalized_box_iou_loss(turned, torch.tensor([[0., 0., 1., 1.]])), REFUSAL)
