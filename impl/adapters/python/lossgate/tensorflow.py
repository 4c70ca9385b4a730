"""Differentiates loss functions that are written with TensorFlow. It is taken by itself where tensorflow has been imported."""

import tensorflow

from .arrays import Numpy, floating


class TensorFlow(Numpy):
    """Tensors of TensorFlow, differentiated by a gradient tape, and compiled as those of JAX are, but for any shape after a few."""

    autograd = pads = True

    def __init__(self):
        super().__init__()
        self.compiled = {}

    def load(self, buffer, dtype, shape):
        return tensorflow.constant(super().load(buffer, dtype, shape))

    def run(self, fn, args, data, wrt, up, key):
        reals = wrt if up is None else floating(args)

        def both(args, data, up):
            with tensorflow.GradientTape() as tape:
                some = [args[i] for i in reals]
                tape.watch(some)
                out = fn(*args, **data)
            up = tensorflow.ones_like(out) if up is None else tensorflow.cast(tensorflow.reshape(up, tensorflow.shape(out)), out.dtype)
            return out, [tensorflow.convert_to_tensor(g) for g in tape.gradient(out, some, up, unconnected_gradients="zero")]
        kind = key, wrt and reals
        if kind not in self.compiled:
            self.compiled[kind] = tensorflow.function(both if wrt else lambda args, data, up: (fn(*args, **data), []), reduce_retracing=True)
        out, slopes = self.compiled[kind](args, data, up)
        return out, [slopes[reals.index(i)] for i in wrt]
