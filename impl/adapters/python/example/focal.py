"""A focal loss as it is often written, and what lossgate makes of it: lossgate check -- python3 focal.py

It is right wherever one tries it by hand. But for a logit of 20 in float32 the sigmoid is 1, and 1 - p is 0: the term of the class
that it is not, which counts for nothing, is 0 * log(0) = NaN, and so is the gradient of the whole batch. See README.md.
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # where the package lossgate lies; copy it beside yours

import lossgate
import torch


@lossgate.loss("focal-sigmoid", dtypes=["f32", "f64"])
def focal(logits, target, *, gamma):
    p = torch.sigmoid(logits)
    return -target * (1 - p) ** gamma * torch.log(p) - (1 - target) * p ** gamma * torch.log(1 - p)


lossgate.serve("my focal loss")
