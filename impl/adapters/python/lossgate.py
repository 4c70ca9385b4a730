"""Lets `lossgate check -- python3 my_losses.py` judge loss functions that are written in Python.

This one file is all there is to it; it needs Python 3.9 or later and nothing else. Copy it beside your losses, and say

    import lossgate, torch

    @lossgate.loss("focal-sigmoid", dtypes=["f32", "f64"])
    def focal(logits, target, *, alpha, gamma):
        ...
        return losses                      # one for each sample, in the order of the samples

    lossgate.serve()

What a function is given. By position what the loss is about, in this order and without what it does not have: pred and
target, whose first dimension is the samples and whose others `lossgate describe LOSS` states, and class indexes, (n,) of them,
or (n, k) where a sample has k. By keyword the parameters of the loss under lossgate's names, each a float, or an array for one
like class weights. A function declares them as keyword-only arguments, and five names mean something else:

    reduction      "none", "sum" or "mean": the function reduces by itself
    sample_weight  one weight for each sample, or None: the function weighs by itself
    class_len      how many class indexes each sample has; all the indexes then come one after the other
    pred_len       how much of the first dimension of each sample of pred is used
    dtype          "f32", "f64", "f16" or "bf16"

What a function does not do by itself is done here, from the losses of single samples: sums, means, and weights, of which a
sample of weight 0 is not shown to the function. A mean divides by the sum of the weights, times what `divisor=`, a function of
the same arguments, says that each sample counts.

What a function returns. One loss for each sample; or, if it takes `reduction`, what that asks for. `returns="mean"` (or "sum")
declares one that returns only that, and `per="sample"` one that takes a single sample, without the first dimension.

Gradients. Tensors of torch, jax and tensorflow are differentiated by their libraries. Otherwise `grad=` and `target_grad=` are
functions of the same arguments that return the derivative of each sample's loss; without them only values are judged.

Bad input. `raise lossgate.Rejected("target[3] = 7: want a class below 5")`, or any ValueError, is a refusal: right for bad
input, wrong for good. `rejects=` names further exceptions that mean a refusal. Whatever else is raised is an error, and its
traceback goes into the report, as it is an error to change an argument.

Importing this file moves standard output to standard error, so that a print does no harm, and leaves standard input empty: what
the two sides say to each other (PROTOCOL.md, version 1) has the real ones for itself.
"""

import base64
import importlib
import inspect
import itertools
import json
import math
import os
import platform
import struct
import sys
import time
import traceback
from array import array

_SIZE = {"f64": 8, "f32": 4, "f16": 2, "bf16": 2, "i64": 8}
_CODE = {"f64": "d", "f32": "f", "i64": "q"}
_losses, _custom = {}, {}
_OWN = {"reduction", "sample_weight", "class_len", "pred_len", "dtype"}


class Rejected(ValueError):
    """The input is not in the domain of the loss, or cannot be handled; says which argument, where, and what was expected."""


class Unsupported(Exception):
    """This implementation does not have what was asked for; it is counted as untested."""


def _private(fd, instead):
    """What fd stands for now, under another number; fd itself becomes instead."""
    kept = os.dup(fd)
    os.dup2(instead, fd)
    return kept


_replies = os.fdopen(_private(1, 2), "wb")
_requests = os.fdopen(_private(0, os.open(os.devnull, os.O_RDONLY)), "rb", 1 << 20)


class Batch:
    """n samples as bytes: cheap to cut and to join, whatever library the function belongs to."""

    __slots__ = ("n", "dtype", "shape", "target_shape", "pred", "target", "classes", "class_len", "pred_len")

    def __init__(self, case, dtype):
        self.n, self.dtype = case["n"], dtype
        self.shape, self.target_shape = tuple(case.get("shape") or ()), tuple(case.get("target_shape") or ())
        self.pred, self.target = _raw(case, "pred", dtype), _raw(case, "target", dtype)
        self.classes, self.class_len, self.pred_len = (_numbers(case, k, "i64") for k in ("class", "class_len", "pred_len"))
        if self.classes is not None and self.class_len is None:
            self.class_len = [len(self.classes) // (self.n or 1)] * self.n

    def pick(self, at):
        """The samples of the indexes at, in that order."""
        b = Batch.__new__(Batch)
        b.n, b.dtype, b.shape, b.target_shape = len(at), self.dtype, self.shape, self.target_shape
        b.pred, b.target = _rows(self.pred, self.n, at), _rows(self.target, self.n, at)
        b.classes, b.class_len, b.pred_len = self.classes, self.class_len, self.pred_len and [self.pred_len[i] for i in at]
        if self.classes is not None and self.class_len:
            start = list(itertools.accumulate(self.class_len, initial=0))
            b.classes = [c for i in at for c in self.classes[start[i]:start[i + 1]]]
            b.class_len = [self.class_len[i] for i in at]
        return b


class Plain:
    """Numbers and nested lists of the standard library; the parent of what knows a library's tensors."""

    autograd = pads = False

    def load(self, buffer, dtype, shape):
        """The array of that shape whose bytes the bytearray holds; it may share the memory."""
        a = _unpack(bytes(buffer), dtype)
        for d in reversed(shape[1:]):
            a = [a[i:i + d] for i in range(0, len(a), d)] if a else []
        return a if shape else a[0]

    def dump(self, x, dtype):
        """The bytes of x, rounded to dtype, and its shape."""
        flat, shape = [x], []
        while flat and hasattr(flat[0], "__len__"):
            shape.append(len(flat[0]))
            flat = [e for row in flat for e in row]
        return _pack(flat, dtype), tuple(shape)

    def run(self, fn, args, data, wrt, up, key):
        """fn(*args, **data), and its gradients by the arguments of indexes wrt for the upstream gradient up, None for ones.
        Calls of one key are of one fn."""
        return fn(*args, **data), []


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


def _backend():
    """For what the program has imported by now, the libraries that differentiate first."""
    if "torch" in sys.modules:
        return Torch()
    for name, kind in (("jax", "Jax"), ("tensorflow", "TensorFlow")):
        if name in sys.modules:  # their files lie beside this one
            return getattr(importlib.import_module("lossgate_" + name), kind)()
    return Numpy() if "numpy" in sys.modules else Plain()


class Function:
    """A loss function, and what its author says of it."""

    def __init__(self, function, name, dtypes, conventions, returns, per, reductions, grad, target_grad, divisor, rejects, backend):
        self.function, self.name, self.dtypes, self.conventions = function, name, list(dtypes), list(conventions)
        self.returns, self.per, self.derivatives, self.divisor = returns, per, {"grad": grad, "target_grad": target_grad}, divisor
        self.rejects, self.backend = (ValueError, *rejects), backend or _backend()
        arguments = inspect.signature(function).parameters.values()
        keywords = [p.name for p in arguments if p.kind is p.KEYWORD_ONLY]
        self.positions = sum(p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD) for p in arguments)
        self.takes, self.params = _OWN.intersection(keywords), [k for k in keywords if k not in _OWN]
        self.reductions = list(reductions or ("none", "sum", "mean"))
        self.ops = ["value"] + [op for op, g in self.derivatives.items() if g or self.backend.autograd and g is not False]

    def hello(self):
        return {"dtypes": self.dtypes, "ops": self.ops, "reductions": self.reductions, "params": self.params,
                "conventions": self.conventions}

    def answer(self, request, case):
        """What is wanted of one case, as bytes by operation."""
        dtype, b = request["dtype"], Batch(case, request["dtype"])
        want = [op for op in ("value", "grad", "target_grad") if op in request["want"]]
        if dtype not in self.dtypes or request["reduction"] not in self.reductions or not set(want) <= set(self.ops) or (
                "target_grad" in want and b.target is None):
            raise Unsupported("%s, reduction=%s, %s of %s" % (dtype, request["reduction"], "+".join(want), self.name))
        given = request.get("params") or {}
        key = json.dumps(given, sort_keys=True)
        params = {k: self._param(v, dtype) for k, v in given.items() if k in self.params}
        weight, up = (_numbers(case, k, dtype) for k in ("weight", "upstream"))
        reduction, byhand = request["reduction"], not self.backend.autograd and want != ["value"]
        if b.classes is None and self.positions == 2 + (b.target is not None):
            b.classes, b.class_len = [], [0] * b.n  # no sample has a label
        own = b.n and (self._each(reduction) or self._reduces(reduction) and not byhand)
        if own and (weight is None or "sample_weight" in self.takes):
            return self._call(b, want, params, reduction, weight, up, key)
        return self._reduced(b, want, params, reduction, weight, up, key)

    def _each(self, reduction):
        """Whether the function returns one loss for each sample when asked for that reduction."""
        return reduction == "none" and self.per == "batch" and self.returns == "each"

    def _reduces(self, reduction):
        """Whether the function returns that by itself."""
        return self.per == "batch" and ("reduction" in self.takes or self.returns == reduction)

    def _param(self, p, dtype):
        value = _unpack(_decoded(p), p["dtype"])
        if p["shape"] == [0]:  # class weights that there are none of
            return None
        return self.backend.load(bytearray(_pack(value, dtype)), dtype, tuple(p["shape"])) if p["shape"] else value[0]

    def _reduced(self, b, want, params, reduction, weight, up, key):
        """What answer returns, from losses of single samples."""
        weight = [1.0] * b.n if weight is None else weight
        for i, w in enumerate(weight):
            if not 0 <= w < math.inf:
                raise Rejected("weight[%d] = %r: want a finite number that is not negative" % (i, w))
        at = [i for i, w in enumerate(weight) if w != 0]
        kept, scale = b if len(at) == b.n else b.pick(at), [weight[i] for i in at]
        if reduction == "mean":
            counts = scale
            if self.divisor:
                counts = [w * d for w, d in zip(scale, self.divisor(*self._arguments(kept)[0], **params))]
            total = math.fsum(counts)
            if not total:
                raise Rejected("weight: a mean over nothing, since the weights of %d samples sum to 0" % b.n)
            scale = [w / total for w in scale]
        ups = scale if up is None else [w * up[i if reduction == "none" else 0] for w, i in zip(scale, at)]
        got = self._call(kept, want, params, "none", None, ups, key) if at else {op: b"" for op in want}
        out = {}
        for op, raw in got.items():
            if op == "value":
                terms = [w * v for w, v in zip(scale, _unpack(raw, b.dtype))]
                terms = _scattered(terms, at, b.n, 0.0) if reduction == "none" else [_sum(terms)]
                out[op] = _pack(terms, b.dtype)
            else:
                size = (len(b.pred) if op == "grad" else len(b.target)) // (b.n or 1)
                rows = [raw[i * size:(i + 1) * size] for i in range(len(at))]
                out[op] = b"".join(_scattered(rows, at, b.n, bytes(size)))
        return out

    def _arguments(self, b):
        """The positional arguments, and the memory of each with the name that messages use."""
        lead = (b.n,) if self.per == "batch" else ()
        memory = [("pred", bytearray(b.pred), b.dtype, lead + b.shape)]
        if b.target is not None:
            memory.append(("target", bytearray(b.target), b.dtype, lead + b.target_shape))
        if b.classes is not None:
            each = b.class_len[0] if b.class_len else 1
            shape = (len(b.classes),) if "class_len" in self.takes else lead if each == 1 else lead + (each,)
            if "class_len" not in self.takes and b.class_len != [each] * b.n:
                raise Unsupported("samples of different numbers of class indexes: the function does not take class_len")
            memory.append(("class", bytearray(_pack(b.classes, "i64")), "i64", shape))
        if b.pred_len and "pred_len" not in self.takes and b.pred_len != [b.shape[0]] * b.n:
            raise Unsupported("samples of different lengths: the function does not take pred_len")
        return [self.backend.load(m, d, s) for _, m, d, s in memory], memory

    def _call(self, b, want, params, reduction, weight, up, key):
        """Calls the function, for one sample at a time if that is all it can do."""
        if b.n != 1 and (self.per == "sample" or reduction == "none" and self.returns != "each"):
            parts = [self._call(b.pick([i]), want, params, "none", None, up and [up[i]], key) for i in range(b.n)]
            return {op: b"".join(p[op] for p in parts) for op in want}
        n = b.n
        if self.backend.pads and reduction == "none" and n & (n - 1):
            full = 1 << n.bit_length()
            b, up = b.pick([*range(n)] + [n - 1] * (full - n)), up and up + [0.0] * (full - n)
        args, memory = self._arguments(b)
        before = [bytes(m[1]) for m in memory]
        fixed = dict(params, **{k: v for k, v in (("reduction", reduction), ("dtype", b.dtype)) if k in self.takes})
        data = {k: v and self.backend.load(bytearray(_pack(v, d)), d, (len(v),)) for k, v, d in (
            ("sample_weight", weight, b.dtype), ("class_len", b.class_len, "i64"), ("pred_len", b.pred_len, "i64")) if k in self.takes}
        wrt = tuple(i for i, op in enumerate(("grad", "target_grad")) if op in want and self.backend.autograd)
        ups = self.backend.load(bytearray(_pack(up, b.dtype)), b.dtype, (len(up),)) if up and wrt else None
        out, grads = self.backend.run(lambda *a, **d: self.function(*a, **d, **fixed), args, data, wrt, ups, (self, key, b.dtype, reduction))
        got = {op: self.backend.dump(g, b.dtype) for op, g in zip([op for op in want if op != "value"], grads)}
        for op in want:
            if op not in got and op != "value":
                raw, shape = self.backend.dump(self.derivatives[op](*args, **data, **fixed), b.dtype)
                got[op] = raw if up is None else _scaled(raw, up, b.dtype), shape
        got["value"] = self.backend.dump(out, b.dtype)
        if before != [m[1] for m in memory]:
            changed = [m[0] for m, then in zip(memory, before) if m[1] != then]
            raise RuntimeError("%s has changed its argument %s" % (self.function.__name__, changed[0]))
        for op in want:
            like = memory[0 if op == "grad" else 1][3] if op != "value" else (b.n,) if self._each(reduction) else ()
            if got[op][1] != like:
                raise TypeError("%s of %s has shape %s: want %s%s" % (op, self.function.__name__, got[op][1], like, self._advice(op)))
        return {op: got[op][0][:len(got[op][0]) // b.n * n] if b.n != n else got[op][0] for op in want}

    def _advice(self, op):
        return ', or say returns="mean"' if op == "value" and self.returns == "each" and "reduction" not in self.takes else ""


def loss(name, dtypes=("f64",), conventions=(), returns="each", per="batch", reductions=None, grad=None, target_grad=None,
         divisor=None, rejects=(), backend=None):
    """Declares the decorated function to be an implementation of the loss of that name in lossgate's catalogue.

    conventions are what the documentation of the function says to be different on purpose, such as "scaled:0.5" or
    "clip:1e-07,0.9999999". reductions are those that it has, if not all. target_grad=False says that there is no gradient with
    respect to the target. The rest is above."""
    def declare(function):
        _losses[name] = Function(function, name, dtypes, conventions, returns, per, reductions, grad, target_grad, divisor,
                                 rejects, backend)
        return function
    return declare


def custom(name, pred="real", target=None, classes=None, params=None, claims=(), **options):
    """Declares a loss of your own, which lossgate's catalogue does not have; the options are those of loss.

    pred and target say what a sample of each is: "real", "positive", "probability", "bit" or "sign", with dimensions if it is not
    one number: "real[C]", "real[3,D]", "simplex[C]", "log-simplex[C]"; one letter is one number in all of them. classes is "C" for a class
    index below C. params gives the values of keyword-only parameters. claims are sentences that lossgate tries to refute:
    "nonneg", "zero-at-perfect", "convex", "even", "shift-invariant", "permutation-invariant", "lipschitz:1"; what is true of
    every loss, such as that the gradient is the slope of the value, is tried without being claimed. The handshake carries them as

        "custom": {"my-loss": {"pred": "real[C]", "target": null, "class": "C", "params": {"gamma": {array}}, "claims": ["nonneg"]}}

    beside what "losses" says of the same name."""
    def declare(function):
        loss(name, **options)(function)
        _custom[name] = {"pred": pred, "target": target, "class": classes, "claims": list(claims),
                         "params": {k: _array(_pack([float(v)], "f64"), "f64", ()) for k, v in (params or {}).items()}}
        return function
    return declare


def serve(name=None, version="", homepage="", threads=1, max_elems=1 << 20):
    """Answers the requests on standard input until there are no more. name and version are those of the library judged; max_elems is
    how many numbers one request may hold, to be lowered where samples are worked on one at a time."""
    for line in _requests:
        request = json.loads(line)
        kind = request.get("m")
        if kind == "bye":
            return
        if kind == "hello":
            reply = {"m": "hello", "proto": 1, "losses": {f.name: f.hello() for f in _losses.values()}, "custom": _custom,
                     "impl": {"name": name or os.path.basename(sys.argv[0]), "version": version, "homepage": homepage,
                              "language": "python " + platform.python_version()},
                     "env": {"os": platform.system().lower(), "arch": platform.machine(), "device": "cpu", "threads": threads},
                     "limits": {"max_batch": 32, "max_elems": max_elems}, "echo": [_echo(a) for a in request.get("echo", ())]}
        elif kind == "eval":
            reply = {"m": "result", "id": request["id"], "cases": [_judged(request, case) for case in request["cases"]]}
        elif kind == "bench":
            reply = _bench(request)
        else:
            continue  # a message of a later version
        _replies.write(json.dumps(reply, separators=(",", ":")).encode() + b"\n")
        _replies.flush()


def _judged(request, case):
    """The reply to one case: what was computed, or why it was not."""
    f = _losses.get(request["loss"])
    try:
        if f is None:
            raise Unsupported("loss=%s" % request["loss"])
        got = f.answer(request, case)
    except Unsupported as e:
        return {"s": "unsupported", "what": str(e)}
    except Exception as e:
        if f and isinstance(e, f.rejects):
            return {"s": "rejected", "class": "domain", "msg": "%s" % e or type(e).__name__}
        return {"s": "error", "msg": "%s: %s" % (type(e).__name__, e), "trace": traceback.format_exc()[-8192:]}
    n, shape = case["n"], list(case.get("shape") or ())
    shapes = {"value": [n] if request["reduction"] == "none" else [], "grad": [n] + shape, "target_grad": [n] + list(case.get("target_shape") or ())}
    return dict({op: _array(raw, request["dtype"], shapes[op]) for op, raw in got.items()}, s="ok")


def _bench(request):
    """How long the first case takes: n evaluations in ns nanoseconds, for min_ms at least."""
    case = request["cases"][0] if "cases" in request else request
    first = _judged(request, case)
    if first["s"] != "ok":
        return dict(first, m="bench", id=request["id"], n=0, ns=0)
    n, ns, f = 0, 0, _losses[request["loss"]]
    while ns < request["min_ms"] * 1000000:
        start = time.perf_counter_ns()
        f.answer(request, case)
        n, ns = n + 1, ns + time.perf_counter_ns() - start
    return {"m": "bench", "id": request["id"], "n": n, "ns": ns}


def _echo(a):
    """The same array, by way of the tensors of a library."""
    for f in _losses.values():
        if a["dtype"] in f.dtypes and type(f.backend) is not Plain:
            return _array(f.backend.dump(f.backend.load(bytearray(_decoded(a)), a["dtype"], tuple(a["shape"])), a["dtype"])[0], a["dtype"], a["shape"])
    return _array(_decoded(a), a["dtype"], a["shape"])


def _rows(raw, n, at):
    """The rows of those indexes, of n in all."""
    size = len(raw or b"") // (n or 1)
    return raw if raw is None else b"".join(raw[i * size:(i + 1) * size] for i in at)


def _scaled(raw, by, dtype):
    """Row i times by[i]."""
    size = len(raw) // _SIZE[dtype] // (len(by) or 1)
    return _pack([by[i // size] * v for i, v in enumerate(_unpack(raw, dtype))], dtype)


def _array(raw, dtype, shape):
    return {"dtype": dtype, "shape": shape, "b64": base64.b64encode(raw).decode()}


def _decoded(a):
    raw = base64.b64decode(a["b64"])
    if len(raw) != _SIZE[a["dtype"]] * math.prod(a["shape"]):
        raise TypeError("an array of %d bytes: want %s of %s" % (len(raw), a["shape"], a["dtype"]))
    return raw


def _raw(case, name, dtype):
    """The bytes of one of the arrays of a case; None: it has none."""
    a = case.get(name)
    if a and a["dtype"] != dtype:
        raise TypeError("%s is %s: want %s" % (name, a["dtype"], dtype))
    return a and _decoded(a)


def _numbers(case, name, dtype):
    raw = _raw(case, name, dtype)
    return raw if raw is None else _unpack(raw, dtype)


def _unpack(raw, dtype):
    """The numbers that the bytes are."""
    if dtype == "f16":
        return list(struct.unpack("<%de" % (len(raw) // 2), raw))
    if dtype == "bf16":  # the upper half of a float32
        raw, dtype = b"".join(b"\0\0" + raw[i:i + 2] for i in range(0, len(raw), 2)), "f32"
    return array(_CODE[dtype], raw).tolist()


def _pack(numbers, dtype):
    """The bytes of the numbers, rounded to dtype."""
    if dtype in _CODE:
        return array(_CODE[dtype], numbers).tobytes()
    if dtype == "f16":
        return b"".join(_half(v) for v in numbers)
    return b"".join(_brain(v) for v in numbers)


def _half(v):
    try:
        return struct.pack("<e", v)
    except OverflowError:
        return struct.pack("<e", math.copysign(math.inf, v))


def _brain(v):
    """The bfloat16 nearest to v, ties to even; of two roundings, since it goes by way of float32."""
    bits = int.from_bytes(array("f", [v]).tobytes(), "little")
    if v == v:
        bits += 0x7fff + (bits >> 16 & 1)
    return (bits >> 16).to_bytes(2, "little")


def _sum(terms):
    try:
        return math.fsum(terms)
    except (ValueError, OverflowError):  # infinities of both signs, or a partial sum that is too large
        return sum(terms)


def _scattered(rows, at, n, empty):
    """n rows, those of the indexes at given and the others empty."""
    out = [empty] * n
    for i, row in zip(at, rows):
        out[i] = row
    return out
