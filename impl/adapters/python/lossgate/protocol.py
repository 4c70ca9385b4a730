"""The conversation with lossgate (PROTOCOL.md, version 1)."""

import json
import os
import platform
import sys
import time
import traceback

from .function import Unsupported
from .arrays import Plain
from .wire import array_of, decoded


def private(fd, instead):
    """What fd stands for now, under another number; fd itself becomes instead."""
    kept = os.dup(fd)
    os.dup2(instead, fd)
    return kept


replies = os.fdopen(private(1, 2), "wb")
requests = os.fdopen(private(0, os.open(os.devnull, os.O_RDONLY)), "rb", 1 << 20)
losses, customs = {}, {}  # what was declared, by name


def serve(name=None, version="", homepage="", threads=1, max_elems=1 << 20):
    """Answers the requests on standard input until there are no more. name and version are those of the library judged; max_elems is
    how many numbers one request may hold, to be lowered where samples are worked on one at a time."""
    for line in requests:
        request = json.loads(line)
        kind = request.get("m")
        if kind == "bye":
            return
        if kind == "hello":
            reply = {"m": "hello", "proto": 1, "losses": {f.name: f.hello() for f in losses.values()}, "custom": customs,
                     "impl": {"name": name or os.path.basename(sys.argv[0]), "version": version, "homepage": homepage,
                              "language": "python " + platform.python_version()},
                     "env": {"os": platform.system().lower(), "arch": platform.machine(), "device": "cpu", "threads": threads},
                     "limits": {"max_batch": 32, "max_elems": max_elems}, "echo": [echo(a) for a in request.get("echo", ())]}
        elif kind == "eval":
            reply = {"m": "result", "id": request["id"], "cases": [judged(request, case) for case in request["cases"]]}
        elif kind == "bench":
            reply = bench(request)
        else:
            continue  # a message of a later version
        replies.write(json.dumps(reply, separators=(",", ":")).encode() + b"\n")
        replies.flush()


def attempted(request, work):
    """What work makes of the loss that is asked for, and None; or None, and the reply that says why there is nothing."""
    f = losses.get(request["loss"])
    try:
        if f is None:
            raise Unsupported("loss=%s" % request["loss"])
        return work(f), None
    except Unsupported as e:
        return None, {"s": "unsupported", "what": str(e)}
    except Exception as e:
        if f and isinstance(e, f.rejects):
            return None, {"s": "rejected", "class": "domain", "msg": "%s" % e or type(e).__name__}
        return None, {"s": "error", "msg": "%s: %s" % (type(e).__name__, e), "trace": traceback.format_exc()[-8192:]}


def judged(request, case):
    """The reply to one case: what was computed, or why it was not."""
    got, why = attempted(request, lambda f: f.answer(request, case))
    if why:
        return why
    n, shape = case["n"], list(case.get("shape") or ())
    shapes = {"value": [n] if request["reduction"] == "none" else [], "grad": [n] + shape, "target_grad": [n] + list(case.get("target_shape") or ())}
    return dict({op: array_of(raw, request["dtype"], shapes[op]) for op, raw in got.items()}, s="ok")


def bench(request):
    """How long the first case takes, its samples tile times over: n steps in ns nanoseconds, for min_ms at least. The first is not counted."""
    def ready(f):
        step = f.step(request, request["cases"][0])
        step()
        return step
    reply = {"m": "bench", "id": request["id"], "n": 0, "ns": 0, "tile": request.get("tile") or 1}
    step, why = attempted(request, ready)
    if why:
        return dict(reply, **why)
    start = time.perf_counter_ns()
    while reply["ns"] < request["min_ms"] * 1000000:
        step()
        reply["n"], reply["ns"] = reply["n"] + 1, time.perf_counter_ns() - start
    return reply


def echo(a):
    """The same array, by way of the tensors of a library."""
    for f in losses.values():
        if a["dtype"] in f.dtypes and type(f.backend) is not Plain:
            there = f.backend.placed([f.backend.load(bytearray(decoded(a)), a["dtype"], tuple(a["shape"]))])[0]
            return array_of(f.backend.dump(there, a["dtype"])[0], a["dtype"], a["shape"])
    return array_of(decoded(a), a["dtype"], a["shape"])
