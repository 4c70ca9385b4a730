"""What the package lossgate promises to both sides: python3 -m unittest, in this folder. It needs the standard library only."""

import base64
import json
import struct
import subprocess
import sys
import unittest

LOSSES = '''
import lossgate

@lossgate.loss("huber", dtypes=["f64", "f32"], grad=lambda p, t, *, delta: [max(-delta, min(delta, a - b)) for a, b in zip(p, t)])
def huber(pred, target, *, delta):
    print("noise on standard output")
    e = [abs(p - t) for p, t in zip(pred, target)]
    return [x * x / 2 if x <= delta else delta * (x - delta / 2) for x in e]

@lossgate.loss("squared", returns="mean")
def squared(pred, target):
    return sum((p - t) ** 2 for p, t in zip(pred, target)) / len(pred)

@lossgate.loss("kl", per="sample")
def kl(pred, target):
    if min(pred) < 0:
        raise lossgate.Rejected("pred: negative")
    return sum(t * (t - p) for p, t in zip(pred, target))

@lossgate.loss("absolute")
def absolute(pred, target):
    return sum(pred) / 0 if pred[0] else sum(pred)

@lossgate.loss("nll", divisor=lambda pred, classes, *, weight: [0.0 if c < 0 else 1.0 for c in classes])
def nll(pred, classes, *, weight):
    return [0.0 if c < 0 else -row[c] * (weight or [1] * len(row))[c] for row, c in zip(pred, classes)]

@lossgate.loss("ctc")
def ctc(pred, classes, *, class_len):
    return [float(n) for n in class_len]

@lossgate.custom("mine", pred="real[C]", classes="C", params={"gamma": 2}, claims=["nonneg"], dtypes=["f16", "bf16"])
def mine(pred, classes, *, gamma):
    return [gamma for _ in pred]

def step(pred, target, *, want):
    assert want == ["value", "grad"] and len(pred) == 6, "%d samples" % len(pred)
    return lambda: None

@lossgate.loss("stepwise", bench=step, grad=lambda pred, target: pred)
def stepwise(pred, target):
    return pred

lossgate.serve("test", "1")
'''

CODES = {"f64": "d", "f32": "f", "i64": "q"}


def arr(dtype, shape, *numbers):
    raw = struct.pack("<%d%s" % (len(numbers), CODES[dtype]), *numbers)
    return {"dtype": dtype, "shape": shape, "b64": base64.b64encode(raw).decode()}


def numbers(a):
    raw = base64.b64decode(a["b64"])
    return list(struct.unpack("<%d%s" % (len(raw) // struct.calcsize(CODES[a["dtype"]]), CODES[a["dtype"]]), raw))


def pairs(pred, target, dtype="f64", **more):
    n = len(pred)
    return dict({"n": n, "shape": [], "target_shape": [], "pred": arr(dtype, [n], *pred), "target": arr(dtype, [n], *target)}, **more)


class Adapter(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.child = subprocess.Popen([sys.executable, "-c", LOSSES], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    @classmethod
    def tearDownClass(cls):
        _, err = cls.child.communicate(json.dumps({"m": "bye"}).encode() + b"\n", timeout=30)
        assert cls.child.returncode == 0 and b"noise on standard output" in err

    def ask(self, **request):
        self.child.stdin.write(json.dumps(request).encode() + b"\n")
        self.child.stdin.flush()
        return json.loads(self.child.stdout.readline())

    def eval(self, loss, case, want=("value",), reduction="none", dtype="f64", **params):
        r = self.ask(m="eval", id=7, loss=loss, dtype=dtype, reduction=reduction, want=list(want), cases=[case],
                     params={k: arr("f64", [] if isinstance(v, (int, float)) else [len(v)], *([v] if isinstance(v, (int, float)) else v))
                             for k, v in params.items()})
        self.assertEqual((r["m"], r["id"], len(r["cases"])), ("result", 7, 1))
        return r["cases"][0]

    def test_hello(self):
        echo = [arr("f64", [3], -0.0, 5e-324, float("inf")), {"dtype": "f32", "shape": [1], "b64": base64.b64encode(b"\xef\xbe\xd1\x7f").decode()},
                {"dtype": "bf16", "shape": [1], "b64": base64.b64encode(b"\xcb\x7f").decode()}, arr("i64", [2], -1, 2**53 + 1)]
        r = self.ask(m="hello", proto=[1, 1], suite="x", echo=echo)
        self.assertEqual(r["echo"], echo)
        self.assertEqual(r["losses"]["huber"]["ops"], ["value", "grad"])
        self.assertEqual(r["losses"]["huber"]["params"], ["delta"])
        self.assertEqual(r["losses"]["squared"]["ops"], ["value"])
        self.assertEqual(r["custom"]["mine"], {"pred": "real[C]", "target": None, "class": "C", "claims": ["nonneg"],
                                               "params": {"gamma": arr("f64", [], 2.0)}})

    def test_values(self):
        for loss, case, reduction, params, want in (
                ("huber", pairs([3, 1.5], [1, 1]), "none", {"delta": 1}, [1.5, 0.125]),
                ("huber", pairs([3, 1.5], [1, 1]), "none", {"delta": 2}, [2, 0.125]),
                ("huber", pairs([3, 1.5], [1, 1], "f32"), "sum", {"delta": 1}, [1.625]),
                ("huber", pairs([3, 1.5], [1, 1], weight=arr("f64", [2], 0, 2)), "mean", {"delta": 1}, [0.125]),
                ("huber", pairs([3, 1.5], [1, 1], weight=arr("f64", [2], 0, 2)), "none", {"delta": 1}, [0, 0.25]),
                ("huber", pairs([], []), "sum", {"delta": 1}, [0]),
                ("squared", pairs([3, 2], [1, 1]), "mean", {}, [2.5]),
                ("squared", pairs([3, 2], [1, 1]), "none", {}, [4, 1]),
                ("squared", pairs([3, 2], [1, 1], weight=arr("f64", [2], 3, 1)), "mean", {}, [3.25]),
                ("kl", {"n": 2, "shape": [2], "target_shape": [2], "pred": arr("f64", [2, 2], 1, 0, 0, 1), "target": arr("f64", [2, 2], 0, 1, 0, 2)},
                 "none", {}, [1, 2])):
            got = self.eval(loss, case, reduction=reduction, dtype=case["pred"]["dtype"], **params)
            self.assertEqual((numbers(got["value"]), got["s"]), (want, "ok"), loss)
            self.assertEqual(got["value"]["shape"], [case["n"]] if reduction == "none" else [])

    def test_nothing(self):
        """A batch of no samples has no target either, which is not to say that the loss has none."""
        case = {"n": 0, "shape": [], "target_shape": [], "pred": arr("f64", [0]), "target": None}
        got = self.eval("huber", case, ["value", "grad"], "sum", delta=1)
        self.assertEqual((numbers(got["value"]), numbers(got["grad"])), ([0], []))
        self.assertEqual(self.eval("huber", case, reduction="mean", delta=1)["s"], "rejected")

    def test_gradients(self):
        case = pairs([3, 1.5, 9], [1, 1, 0], upstream=arr("f64", [], 6), weight=arr("f64", [3], 1, 2, 0))
        got = self.eval("huber", case, ["value", "grad"], "mean", delta=1)
        self.assertEqual(numbers(got["grad"]), [2, 2, 0])
        case = pairs([3, 1.5], [1, 1], upstream=arr("f64", [2], 1, -1))
        self.assertEqual(numbers(self.eval("huber", case, ["grad"], delta=1)["grad"]), [1, -0.5])

    def test_classes(self):
        case = {"n": 2, "shape": [2], "target_shape": [], "pred": arr("f64", [2, 2], -1, -2, -3, -4), "target": None, "class": arr("i64", [2], 1, -1)}
        self.assertEqual(numbers(self.eval("nll", case, reduction="mean", weight=[])["value"]), [2])
        self.assertEqual(numbers(self.eval("nll", case, reduction="mean", weight=[1, 3])["value"]), [6])
        ragged = dict(case, **{"class": arr("i64", [3], 1, 0, 1), "class_len": arr("i64", [2], 1, 2)})
        self.assertEqual(numbers(self.eval("ctc", ragged)["value"]), [1, 2])
        self.assertEqual(self.eval("nll", ragged, weight=[])["s"], "unsupported")

    def test_refusals_and_errors(self):
        bad = {"n": 1, "shape": [2], "target_shape": [2], "pred": arr("f64", [1, 2], -1, 2), "target": arr("f64", [1, 2], 0, 1)}
        self.assertEqual(self.eval("kl", bad), {"s": "rejected", "class": "domain", "msg": "pred: negative"})
        got = self.eval("absolute", pairs([1], [1]))
        self.assertEqual(got["msg"], "ZeroDivisionError: float division by zero")
        self.assertIn("in absolute", got["trace"])
        self.assertIn('want (2,), or say returns="mean"', self.eval("absolute", pairs([0, 1], [1, 1]))["msg"])
        self.assertEqual(self.eval("hinge", pairs([1], [1]))["s"], "unsupported")
        self.assertEqual(self.eval("squared", pairs([1], [1]), ["grad"])["s"], "unsupported")
        for w in (-1, float("nan"), float("inf")):
            for reduction in ("none", "sum", "mean"):
                got = self.eval("huber", pairs([1, 2], [1, 1], weight=arr("f64", [2], 1, w)), reduction=reduction, delta=1)
                self.assertIn("weight[1] = ", got["msg"])
                self.assertEqual(got["s"], "rejected")
        nothing = pairs([1, 2], [1, 1], weight=arr("f64", [2], 0, 0))
        self.assertEqual(self.eval("huber", nothing, reduction="mean", delta=1)["s"], "rejected")

    def test_half_formats(self):
        def mine(dtype, gamma):
            case = {"n": 1, "shape": [1], "target_shape": [], "pred": {"dtype": dtype, "shape": [1, 1], "b64": "AAA="}, "class": arr("i64", [1], 0)}
            return base64.b64decode(self.eval("mine", case, dtype=dtype, gamma=gamma)["value"]["b64"])
        self.assertEqual(mine("f16", 1 + 2**-11), b"\x00\x3c")   # halfway, to even
        self.assertEqual(mine("f16", 1e9), b"\x00\x7c")
        self.assertEqual(mine("bf16", 1 + 2**-8), b"\x80\x3f")   # halfway, to even
        self.assertEqual(mine("bf16", 1 + 3 * 2**-8), b"\x82\x3f")
        self.assertEqual(mine("bf16", float("-inf")), b"\x80\xff")

    def test_bench(self):
        r = self.ask(m="bench", id=3, loss="squared", dtype="f64", reduction="mean", params={}, want=["value"], cases=[pairs([1], [1])], min_ms=1)
        self.assertGreater(r["n"], 0)
        self.assertGreaterEqual(r["ns"], 1000000)
        self.assertEqual(r["tile"], 1)

    def test_bench_tile(self):
        def bench(loss, tile, **more):
            return self.ask(m="bench", id=4, loss=loss, dtype="f64", params={"delta": arr("f64", [], 1.0)}, cases=[pairs([1, 2], [1, 1])], min_ms=1,
                            tile=tile, **more)
        r = bench("huber", 3, reduction="none", want=["value"])
        self.assertEqual((r["tile"], r["n"] > 0), (3, True))
        r = bench("huber", 3, reduction="mean", want=["value", "grad"])  # a mean that is made here
        self.assertEqual((r["s"], r["what"]), ("unsupported", "tile=3 of huber"))
        r = bench("stepwise", 3, reduction="mean", want=["value", "grad"])
        self.assertGreater(r["n"], 0)
        r = bench("stepwise", 4, reduction="mean", want=["value", "grad"])
        self.assertEqual((r["s"], r["msg"], r["n"]), ("error", "AssertionError: 8 samples", 0))
        r = bench("nothing", 1, reduction="mean", want=["value"])
        self.assertEqual((r["s"], r["n"]), ("unsupported", 0))


if __name__ == "__main__":
    unittest.main()
