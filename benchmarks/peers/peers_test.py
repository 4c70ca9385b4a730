"""What is timed is the loss that it is said to be: the steps of the peers that can be imported, against the formulas in float64. It runs in the
environments of make third-party: PYTHONPATH=impl/adapters/python PYTHON benchmarks/peers/peers_test.py"""

import importlib
import unittest

import numpy as np

draw = np.random.default_rng(1)


def cases(dtype):
    """By loss: arguments, parameters, and the mean and its gradient in float64."""
    x, y, t = ((scale * draw.normal(size=300)).astype(dtype) for scale in (4, 1, 1))
    t = abs(np.tanh(t))
    rows, classes = (3 * draw.normal(size=(30, 10))).astype(dtype), draw.integers(0, 10, 30)
    r, z, e = x.astype("f8") - y, x.astype("f8"), np.exp(rows.astype("f8"))
    c, p = np.clip(r, -1, 1), e / e.sum(1, keepdims=True)
    hit = np.zeros_like(p)
    hit[range(30), classes] = 1
    return {
        "squared": ((x, y), {}, np.mean(r * r), 2 * r / 300),
        "huber": ((x, y), {"delta": 1.0}, np.mean(c * (r - c / 2)), c / 300),
        "bce_logits": ((x, t), {"pos_weight": 1.0}, np.mean(np.logaddexp(0, z) - z * t), (1 / (1 + np.exp(-z)) - t) / 300),
        "softmax_ce": ((rows, classes), {"weight": None, "ignore_index": -100.0, "label_smoothing": 0.0},
                       -np.mean(np.log((p * hit).sum(1))), (p - hit) / 30),
    }


class Steps(unittest.TestCase):
    def hold(self, module, dtypes, array=lambda a: a, factor=None):
        try:
            peer = importlib.import_module(module)
        except ImportError as e:
            self.skipTest("%s: %s" % (module, e))
        for dtype, near in dtypes:
            for name, (args, params, mean, gradient) in cases(dtype).items():
                with self.subTest(module=module, loss=name, dtype=dtype):
                    k = (factor or {}).get(name, 1)
                    step = getattr(peer, name)(*(array(a.copy()) for a in args), want=["value", "grad"], **params)
                    step()  # a second time on the same arrays, as they are timed
                    value, got = step()
                    alone = getattr(peer, name)(*(array(a.copy()) for a in args), want=["value"], **params)()
                    np.testing.assert_allclose([float(value), float(alone)], k * mean, rtol=near)
                    np.testing.assert_allclose(np.asarray(got), k * gradient, rtol=0, atol=near * abs(gradient).max())
                    self.assertEqual(np.asarray(got).dtype, dtype)

    def test_numpy(self):
        self.hold("numpy_peer", (("f4", 1e-6), ("f8", 1e-14)))

    def test_sklearn(self):
        self.hold("sklearn_peer", (("f4", 1e-6), ("f8", 1e-14)), factor={"squared": 0.5})

    def test_pytorch_compiled(self):
        def tensor(a):
            import torch
            return torch.from_numpy(a)
        self.hold("pytorch_compiled_peer", (("f4", 1e-6),), tensor)


if __name__ == "__main__":
    unittest.main()
