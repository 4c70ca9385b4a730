"""One loss function: what it is called with, and what is made of what it returns."""

import inspect
import json
import math

from .arrays import backend as imported
from .batch import Batch, rows, scaled, scattered
from .wire import decoded, numbers_of, pack, unpack

OWN = {"reduction", "sample_weight", "class_len", "dtype"}


class Rejected(ValueError):
    """The input is not in the domain of the loss, or cannot be handled; says which argument, where, and what was expected."""


class Unsupported(Exception):
    """This implementation has not got the value of a parameter that was asked for: begin with which, as in "p=1.5: there are 1 and 2". It is
    counted as untested; of anything else, hello has promised it."""


class Function:
    """A loss function, and what its author says of it."""

    def __init__(self, function, name, dtypes, conventions, returns, per, reductions, grad, target_grad, divisor, rejects, backend, bench):
        self.function, self.name, self.dtypes, self.conventions = function, name, list(dtypes), list(conventions)
        self.returns, self.per, self.derivatives, self.divisor = returns, per, {"grad": grad, "target_grad": target_grad}, divisor
        self.rejects, self.backend, self.bench = (ValueError, *rejects), backend or imported(), bench
        arguments = list(inspect.signature(function).parameters.values())
        keywords = [p.name for p in arguments if p.kind is p.KEYWORD_ONLY]
        positional = [p.name for p in arguments if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
        self.positions = len(positional)
        if positional[1:2] in ([], ["classes"]):
            self.derivatives["target_grad"] = False
        self.takes, self.params = OWN.intersection(keywords), [k for k in keywords if k not in OWN]
        self.given, self.key, self.numbers = None, "{}", {}  # the parameters that were read last
        self.reductions = list(reductions or ("none", "sum", "mean"))
        self.ops = ["value"] + [op for op, g in self.derivatives.items() if g or self.backend.autograd and g is not False]

    def hello(self):
        return {"dtypes": self.dtypes, "ops": self.ops, "reductions": self.reductions, "params": self.params,
                "conventions": self.conventions}

    def answer(self, request, case):
        """What is wanted of one case, as bytes by operation."""
        b, want, params, weight, up, key, own = self._read(request, case)
        if own and (weight is None or "sample_weight" in self.takes):
            return self._call(b, want, params, request["reduction"], weight, up, key)
        return self._reduced(b, want, params, request["reduction"], weight, up, key)

    def step(self, request, case):
        """What `bench` repeats. It is what `bench=` says, or the function and its gradients on arrays that are there already; and where sums,
        means or gradients are made here, all that answer does."""
        b, want, params, weight, up, key, own = self._read(request, case)
        tile, reduction = request.get("tile") or 1, request["reduction"]
        plain = weight is None and up is None and not self.takes & {"sample_weight", "class_len"}
        own = own and (self.backend.autograd or want == ["value"])
        if not plain or not (own or self.bench):
            if tile != 1:
                raise Unsupported("tile=%d of %s" % (tile, self.name))
            return lambda: self.answer(request, case)
        args = self.backend.placed(self._arguments(b.tiled(tile))[0])
        if self.bench:
            return self.bench(*args, want=want, **params)
        fixed = dict(params, **{k: v for k, v in (("reduction", reduction), ("dtype", b.dtype)) if k in self.takes})
        wrt = tuple(i for i, op in enumerate(("grad", "target_grad")) if op in want)

        def of(*a, **d):
            return self.function(*a, **d, **fixed)
        return lambda: self.backend.wait(self.backend.run(of, args, {}, wrt, None, (self, key, b.dtype, reduction)))

    def _read(self, request, case):
        """The samples of a case, what is wanted of them, parameters, weights and upstream gradient, a name for the parameters, and whether the
        function reduces as is wanted by itself."""
        dtype, b = request["dtype"], Batch(case, request["dtype"])
        want = [op for op in ("value", "grad", "target_grad") if op in request["want"]]
        if dtype not in self.dtypes or request["reduction"] not in self.reductions or any(op not in self.ops for op in want) or (
                "target_grad" in want and b.target is None and b.n):
            raise Unsupported("%s, reduction=%s, %s of %s" % (dtype, request["reduction"], "+".join(want), self.name))
        params, key = self._params(request.get("params"), dtype)
        weight, up = numbers_of(case, "weight", dtype), numbers_of(case, "upstream", dtype)
        if weight and "sample_weight" not in self.takes and all(w == 1 for w in weight):
            weight = None  # the function's own sums and means are what is asked about
        reduction, byhand = request["reduction"], not self.backend.autograd and want != ["value"]
        if b.classes is None and self.positions == 2 + (b.target is not None):
            b.classes, b.class_len = [], [0] * b.n  # no sample has a label
        own = b.n and (self._each(reduction) or self._reduces(reduction) and not byhand)
        return b, want, params, weight, up, key, own

    def _each(self, reduction):
        """Whether the function returns one loss for each sample when asked for that reduction."""
        return reduction == "none" and self.per == "batch" and self.returns == "each"

    def _reduces(self, reduction):
        """Whether the function returns that by itself."""
        return self.per == "batch" and ("reduction" in self.takes or self.returns == reduction)

    def _params(self, given, dtype):
        """The parameters, and a name for them. All cases of a request have the same ones, which are read once; arrays are made for each."""
        if given is not self.given:
            self.numbers = {k: (unpack(decoded(v), v["dtype"]), tuple(v["shape"])) for k, v in (given or {}).items() if k in self.params}
            self.given, self.key = given, json.dumps(given or {}, sort_keys=True)
        params = {}
        for k, (value, shape) in self.numbers.items():
            if shape == (0,):  # class weights that there are none of
                params[k] = None
            else:
                params[k] = self.backend.placed([self.backend.load(bytearray(pack(value, dtype)), dtype, shape)])[0] if shape else value[0]
        return params, self.key

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
                terms = [w * v for w, v in zip(scale, unpack(raw, b.dtype))]
                terms = scattered(terms, at, b.n, 0.0) if reduction == "none" else [added(terms)]
                out[op] = pack(terms, b.dtype)
            else:
                size = len(b.pred if op == "grad" else b.target or b"") // (b.n or 1)
                rows = [raw[i * size:(i + 1) * size] for i in range(len(at))]
                out[op] = b"".join(scattered(rows, at, b.n, bytes(size)))
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
            memory.append(("class", bytearray(pack(b.classes, "i64")), "i64", shape))
        return [self.backend.load(m, d, s) for _, m, d, s in memory], memory

    def _call(self, b, want, params, reduction, weight, up, key):
        """Calls the function, for one sample at a time if that is all it can do."""
        if b.n != 1 and (self.per == "sample" or reduction == "none" and self.returns != "each"):
            parts = [self._call(b.pick([i]), want, params, "none", None, up and [up[i]], key) for i in range(b.n)]
            return {op: b"".join(p[op] for p in parts) for op in want}
        n = b.n
        full = max(self.backend.pads, 1 << (n - 1).bit_length())
        if self.backend.pads and reduction == "none" and self.per == "batch" and 0 < n < full:
            b = b.pick([*range(n)] + [n - 1] * (full - n))
            up, weight = up and [*up] + [0.0] * (full - n), weight and [*weight] + [0.0] * (full - n)
        args, memory = self._arguments(b)
        before = [bytes(m[1]) for m in memory]
        fixed, data = params, {}
        if self.takes:
            fixed = dict(params, **{k: v for k, v in (("reduction", reduction), ("dtype", b.dtype)) if k in self.takes})
            data = {k: v and self.backend.load(bytearray(pack(v, d)), d, (len(v),)) for k, v, d in (
                ("sample_weight", weight, b.dtype), ("class_len", b.class_len, "i64")) if k in self.takes}
        wrt = tuple(i for i, op in enumerate(("grad", "target_grad")) if op in want and self.backend.autograd)
        if self.backend.pads and wrt and not up:  # so that the function is compiled once for both
            up = [1.0] * (b.n if reduction == "none" else 1)
        ups = self.backend.load(bytearray(pack(up, b.dtype)), b.dtype, (len(up),)) if up and wrt else None
        out, grads = self.backend.run(lambda *a, **d: self.function(*a, **d, **fixed), args, data, wrt, ups, (self, key, b.dtype, reduction))
        got = {op: self.backend.dump(g, b.dtype) for op, g in zip([op for op in want if op != "value"], grads)}
        for op in want:
            if op not in got and op != "value":
                raw, shape = self.backend.dump(self.derivatives[op](*args, **data, **fixed), b.dtype)
                got[op] = raw if up is None else scaled(raw, up, b.dtype), shape
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


def added(terms):
    try:
        return math.fsum(terms)
    except (ValueError, OverflowError):  # infinities of both signs, or a partial sum that is too large
        return sum(terms)
