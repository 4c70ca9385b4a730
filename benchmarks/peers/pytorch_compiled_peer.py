"""PyTorch's losses, compiled: torch.compile writes C++ that computes value and gradient in one pass. It takes a C++ compiler, and a minute the first
time; TORCHINDUCTOR_CACHE_DIR keeps what it made. lossgate check -- python3 pytorch_compiled_peer.py"""

import functools

import torch
import torch.nn.functional as F

import lossgate
import stepped

torch.set_num_threads(1)


class ByHand(lossgate.Torch):
    """Tensors that are not differentiated by autograd, but by the compiled function."""
    autograd = False


loss = functools.partial(stepped.loss, backend=ByHand(), dtypes=["f32"], rejects=(RuntimeError, IndexError))


def compiled(mean):
    """A step of a function that returns the mean."""
    value, both = torch.compile(mean, dynamic=True), torch.compile(torch.func.grad_and_value(mean), dynamic=True)

    def step(*args, want):
        if "grad" in want:
            return lambda: both(*args)[::-1]
        return lambda: value(*args)
    return step


mse = compiled(F.mse_loss)
hubers = compiled(lambda pred, target, delta: F.huber_loss(pred, target, delta=delta))
logits = compiled(F.binary_cross_entropy_with_logits)
softmax = compiled(F.cross_entropy)


@loss("squared")
def squared(pred, target, *, want):
    return mse(pred, target, want=want)


@loss("huber")
def huber(pred, target, *, delta, want):
    return hubers(pred, target, delta, want=want)


@loss("bce-logits")
def bce_logits(pred, target, *, pos_weight, want):
    if pos_weight != 1:
        raise lossgate.Unsupported("pos_weight=%g" % pos_weight)
    return logits(pred, target, want=want)


@loss("softmax-ce")
def softmax_ce(pred, classes, *, weight, ignore_index, label_smoothing, want):
    if weight is not None or label_smoothing:
        raise lossgate.Unsupported("weights or smoothing")
    return softmax(pred, classes, want=want)


if __name__ == "__main__":
    lossgate.serve("pytorch compiled", torch.__version__, "https://pytorch.org")
