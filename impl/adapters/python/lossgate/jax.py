"""Differentiates loss functions that are written with JAX. It is taken by itself where jax has been imported."""

import jax

from .arrays import Numpy

jax.config.update("jax_enable_x64", True)  # without it float64 becomes float32


class Jax(Numpy):
    """Arrays of JAX, which compiles a function for each shape: batches are filled up to a power of two, so that there are few."""

    autograd = pads = True

    def __init__(self):
        super().__init__()
        self.compiled = {}

    def load(self, buffer, dtype, shape):
        return jax.numpy.array(super().load(buffer, dtype, shape))

    def run(self, fn, args, data, wrt, up, key):
        def both(args, data, up):
            def of(*some):
                return fn(*(some[wrt.index(i)] if i in wrt else a for i, a in enumerate(args)), **data)
            if not wrt:
                return of(), []
            out, pull = jax.vjp(of, *(args[i] for i in wrt))
            return out, pull(jax.numpy.ones_like(out) if up is None else up.reshape(out.shape).astype(out.dtype))
        if (key, wrt) not in self.compiled:
            self.compiled[key, wrt] = jax.jit(both)
        return self.compiled[key, wrt](args, data, up)

    def wait(self, result):
        jax.block_until_ready(result)
