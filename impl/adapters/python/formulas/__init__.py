"""The losses as their definitions read, in mpmath: what witnesses.py holds the exact numbers of lossgate's expectations to.

Nothing here knows of lossgate's own formulas, and nothing is rewritten so that it be stable: digits that cancel are bought with precision,
of which witnesses.py takes so much that taking twice as much changes nothing. Each definition takes a sample and the parameters that
`lossgate describe LOSS` lists, with the defaults that it tells; r is prediction less target, m target times prediction.
"""

from . import classification, divergence, embedding, regression
from .notation import Sample

LOSSES = {**regression.LOSSES, **classification.LOSSES, **divergence.LOSSES, **embedding.LOSSES}

__all__ = ["LOSSES", "Sample"]
