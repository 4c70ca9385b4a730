"""The arrays of a library, and how it differentiates. JAX and TensorFlow have files of their own."""

import importlib
import sys

from .wire import pack, unpack


class Plain:
    """Numbers and nested lists of the standard library; the parent of what knows a library's tensors."""

    autograd = pads = False

    def load(self, buffer, dtype, shape):
        """The array of that shape whose bytes the bytearray holds; it may share the memory."""
        a = unpack(bytes(buffer), dtype)
        for d in reversed(shape[1:]):
            a = [a[i:i + d] for i in range(0, len(a), d)] if a else []
        return a if shape else a[0]

    def placed(self, args):
        """What load returned, where the library keeps its own arrays."""
        return args

    def dump(self, x, dtype):
        """The bytes of x, rounded to dtype, and its shape."""
        flat, shape = [x], []
        while flat and hasattr(flat[0], "__len__"):
            shape.append(len(flat[0]))
            flat = [e for row in flat for e in row]
        return pack(flat, dtype), tuple(shape)

    def run(self, fn, args, data, wrt, up, key):
        """fn(*args, **data), and its gradients by the arguments of indexes wrt for the upstream gradient up, None for ones.
        Calls of one key are of one fn."""
        return fn(*args, **data), []

    def wait(self, result):
        """Returns when what run returned is there."""


class Numpy(Plain):
    """Arrays of numpy, and of whatever takes them; float16 and, of ml_dtypes, bfloat16 among them."""

    def __init__(self):
        import numpy
        self.numpy, self.types = numpy, {"f64": "float64", "f32": "float32", "f16": "float16", "i64": "int64"}
        try:
            import ml_dtypes
            self.types["bf16"] = ml_dtypes.bfloat16
        except ImportError:
            pass

    def load(self, buffer, dtype, shape):
        return self.numpy.ndarray(shape, self.types[dtype], buffer)

    def dump(self, x, dtype):
        with self.numpy.errstate(all="ignore"):
            a = self.numpy.asarray(x).astype(self.types[dtype], copy=False)
        return a.tobytes(), a.shape


class Torch(Plain):
    """Tensors of PyTorch, differentiated by autograd."""

    autograd = True

    def __init__(self):
        import torch
        self.torch, self.types = torch, {"f64": torch.float64, "f32": torch.float32, "f16": torch.float16, "bf16": torch.bfloat16,
                                         "i64": torch.int64}

    def load(self, buffer, dtype, shape):
        if not buffer:
            return self.torch.empty(shape, dtype=self.types[dtype])
        return self.torch.frombuffer(buffer, dtype=self.types[dtype]).reshape(shape)

    def dump(self, x, dtype):
        x = self.torch.as_tensor(x).detach().to(self.types[dtype])
        return x.reshape(-1).view(self.torch.uint8).numpy().tobytes(), tuple(x.shape)

    def run(self, fn, args, data, wrt, up, key):
        for i in wrt:
            args[i].requires_grad_()
        out = fn(*args, **data)
        if not wrt:
            return out, []
        up = self.torch.ones_like(out) if up is None else up.reshape(out.shape).to(out.dtype)
        grads = self.torch.autograd.grad(out, [args[i] for i in wrt], up, allow_unused=True)
        return out, [self.torch.zeros_like(args[i]) if g is None else g for i, g in zip(wrt, grads)]


def floating(args):
    """The places of the arrays that have a gradient; class indexes have none."""
    return tuple(i for i, a in enumerate(args) if "int" not in str(a.dtype))


def backend():
    """For what the program has imported by now, the libraries that differentiate first."""
    if "torch" in sys.modules:
        return Torch()
    for name, kind in (("jax", "Jax"), ("tensorflow", "TensorFlow")):
        if name in sys.modules:
            return getattr(importlib.import_module("lossgate." + name), kind)()
    return Numpy() if "numpy" in sys.modules else Plain()
