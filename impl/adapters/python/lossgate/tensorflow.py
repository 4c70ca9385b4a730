"""Differentiates loss functions that are written with TensorFlow. It is taken by itself where tensorflow has been imported."""

import tensorflow

from .arrays import Numpy


class TensorFlow(Numpy):
    """Tensors of TensorFlow, differentiated by a gradient tape, and compiled as those of JAX are."""

    autograd = pads = True

    def __init__(self):
        super().__init__()
        self.compiled = {}

    def load(self, buffer, dtype, shape):
        return tensorflow.constant(super().load(buffer, dtype, shape))

    def run(self, fn, args, data, wrt, up, key):
        def both(args, data, up):
            with tensorflow.GradientTape() as tape:
                some = [args[i] for i in wrt]
                tape.watch(some)
                out = fn(*args, **data)
            if not wrt:
                return out, []
            up = tensorflow.ones_like(out) if up is None else tensorflow.cast(tensorflow.reshape(up, tensorflow.shape(out)), out.dtype)
            return out, [tensorflow.convert_to_tensor(g) for g in tape.gradient(out, some, up, unconnected_gradients="zero")]
        if (key, wrt) not in self.compiled:
            self.compiled[key, wrt] = tensorflow.function(both)
        return self.compiled[key, wrt](args, data, up)
