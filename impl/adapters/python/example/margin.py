"""A loss of one's own, which no catalogue has, twice: lossgate check -- python3 margin.py

Softmax cross-entropy that wants the score of the right class to lie a margin above the others. What it claims is true of both functions
on paper. The second takes the logarithm of a softmax, as the formula is printed: where the scores are 700 apart the probability is 0 in
float32, and the loss +Inf. PyTorch differentiates both. Nobody has written down what the exact answers are: the losses are held to themselves,
to what is true of every loss, and to what they claim.
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # where the package lossgate lies; copy it beside yours

import lossgate
import torch
import torch.nn.functional as F

torch.set_num_threads(1)

declared = dict(pred="real[C]", classes="C", params={"margin": 0.5}, dtypes=["f32", "f64"],
                claims=["nonneg", "convex", "lipschitz:1.42", "shift-invariant", "gradient-sums-to-zero"])


def lowered(scores, classes, margin):
    return scores - margin * F.one_hot(classes, scores.shape[-1])


@lossgate.custom("margin-softmax", **declared)
def margin_softmax(scores, classes, *, margin):
    return F.cross_entropy(lowered(scores, classes, margin), classes, reduction="none")


@lossgate.custom("margin-softmax-as-printed", **declared)
def as_printed(scores, classes, *, margin):
    p = torch.softmax(lowered(scores, classes, margin), -1)
    return -torch.log(p.gather(-1, classes[:, None])[:, 0])


lossgate.serve("my margin losses", torch.__version__)
