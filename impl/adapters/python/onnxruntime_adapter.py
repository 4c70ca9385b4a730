"""The losses of ONNX, as `lossgate describe` names them: lossgate check -- python3 onnxruntime_adapter.py [reference]

ONNX Runtime runs the operators, or with the argument the evaluator that the package onnx has as its reference. There are no gradients.
"""

import functools
import sys

import lossgate
import numpy
import onnx
import onnxruntime
from onnx import TensorProto, helper
from onnx.reference import ReferenceEvaluator

REFERENCE = sys.argv[1:] == ["reference"]
TYPES = {numpy.dtype("float32"): TensorProto.FLOAT, numpy.dtype("float64"): TensorProto.DOUBLE}

numpy.seterr(all="ignore")

refusals = (onnxruntime.capi.onnxruntime_pybind11_state.InvalidArgument, onnxruntime.capi.onnxruntime_pybind11_state.RuntimeException, IndexError)
loss = functools.partial(lossgate.loss, dtypes=["f32", "f64"], rejects=refusals, backend=lossgate.Numpy())


@functools.lru_cache(maxsize=None)
def model(op, dtype, inputs, rank, attributes):
    """A program of that one operator, whose inputs have those names; rank is that of its output."""
    kinds = {"classes": TensorProto.INT64}
    ranks = {"pred": 2, "classes": 1, "weight": 1}
    graph = helper.make_graph(
        [helper.make_node(op, list(inputs), ["out"], **dict(attributes))], "loss",
        [helper.make_tensor_value_info(i, kinds.get(i, TYPES[dtype]), [None] * ranks[i]) for i in inputs],
        [helper.make_tensor_value_info("out", TYPES[dtype], [None] * rank)])
    built = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    if REFERENCE:
        return ReferenceEvaluator(built)
    quiet = onnxruntime.SessionOptions()
    quiet.log_severity_level, quiet.intra_op_num_threads, quiet.inter_op_num_threads = 4, 1, 1
    return onnxruntime.InferenceSession(built.SerializeToString(), quiet, providers=["CPUExecutionProvider"])


def run(op, rank, given, **attributes):
    given = {k: v for k, v in given.items() if v is not None}
    return model(op, given["pred"].dtype, tuple(given), rank, tuple(attributes.items())).run(None, given)[0]


def counts(pred, classes, *, weight, ignore_index):
    """What each sample adds to the denominator of a mean: the weight of its class, and nothing if it is ignored."""
    of = [1.0] * pred.shape[-1] if weight is None else weight.tolist()
    return [0.0 if c == ignore_index else of[c] if 0 <= c < len(of) else 1.0 for c in classes.tolist()]


@loss("softmax-ce", divisor=counts)
def softmax_ce(pred, classes, *, weight, ignore_index, reduction):
    return run("SoftmaxCrossEntropyLoss", reduction == "none", {"pred": pred, "classes": classes, "weight": weight},
               reduction=reduction, ignore_index=int(ignore_index))


@loss("nll", divisor=counts)
def nll(pred, classes, *, weight, ignore_index, reduction):
    return run("NegativeLogLikelihoodLoss", reduction == "none", {"pred": pred, "classes": classes, "weight": weight},
               reduction=reduction, ignore_index=int(ignore_index))


@loss("log-sum-exp")
def log_sum_exp(pred):
    return run("ReduceLogSumExp", 1, {"pred": pred}, axes=(1,), keepdims=0)


if __name__ == "__main__":
    if REFERENCE:
        lossgate.serve("onnx reference", onnx.__version__, "https://onnx.ai")
    else:
        lossgate.serve("onnxruntime", onnxruntime.__version__, "https://onnxruntime.ai")
