"""Losses that are declared by what is timed of them, so that `lossgate check` judges what `bench` repeats."""

import inspect

import lossgate


def loss(name, **options):
    """Declares a loss by its step: a function of the loss's arguments and want, a list of "value" and "grad", which gets ready and returns a function
    of nothing. That one computes the mean, and where it is wanted its gradient, and returns both; without a gradient the mean alone."""
    def declare(step):
        def mean(*args, **params):
            return step(*args, want=["value"], **params)()

        def gradient(*args, **params):
            return len(args[0]) * step(*args, want=["value", "grad"], **params)()[1]

        given = inspect.signature(step)
        mean.__signature__ = given.replace(parameters=[p for p in given.parameters.values() if p.name != "want"])
        lossgate.loss(name, **{"dtypes": ["f32", "f64"], "conventions": ["kink:any"], "returns": "mean", "grad": gradient, "bench": step, **options})(mean)
        return step
    return declare
