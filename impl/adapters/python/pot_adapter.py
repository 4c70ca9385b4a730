"""The distances of POT, Python Optimal Transport, as `lossgate describe` names them: lossgate check -- python3 pot_adapter.py

Its backend is PyTorch, which gives gradients. POT takes one pair of distributions at a time, and refuses by way of assert.
"""

import functools
import math
import warnings

import lossgate
import ot
import torch

warnings.simplefilter("ignore")
torch.set_num_threads(1)

loss = functools.partial(lossgate.loss, dtypes=["f32", "f64"], conventions=["kink:any"], per="sample", rejects=[AssertionError],
                         backend=lossgate.Torch())


@loss("ot-discrete")
def ot_discrete(pred, target):
    return ot.emd2(target[0], target[1], pred)


@loss("w1-1d")
def w1_1d(pred, target):
    return ot.wasserstein_1d(pred[0], target[0], pred[1], target[1], p=1)


@loss("wp-1d")
def wp_1d(pred, target, *, p):
    return ot.wasserstein_1d(pred[0], target[0], pred[1], target[1], p=p) ** (1 / p)


@loss("w1-sorted")
def w1_sorted(pred, target):
    return ot.wasserstein_1d(pred, target, p=1)


@loss("sliced-w")
def sliced_w(pred, target, *, directions):
    angles = [math.pi * k / directions for k in range(int(directions))]
    cosines = [0.0 if 2 * k == directions else math.cos(a) for k, a in enumerate(angles)]  # that of pi/2 comes out as 6e-17
    lines = torch.tensor([cosines, [math.sin(a) for a in angles]], dtype=pred.dtype)
    return ot.sliced_wasserstein_distance(pred, target, projections=lines)


if __name__ == "__main__":
    lossgate.serve("pot", ot.__version__, "https://pythonot.github.io", max_elems=1024)
