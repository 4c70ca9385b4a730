"""Writes reports/third-party.md: for each library what is wrong with it, the call that shows it, what came out, and the exact answer."""

import ast
import copy
import importlib.metadata
import math
import pathlib
import re

import findings

HERE = pathlib.Path(__file__).parent

# By its name in .ci/third-party, what is checked at once: the libraries, and the adapter that lists their losses.
TARGETS = {"pytorch": (("PyTorch", "torchvision"), "pytorch"), "kornia": (("Kornia",), "kornia"), "pot": (("POT",), "pot"),
           "sklearn-scipy": (("scikit-learn", "SciPy"), "sklearn_scipy"), "onnxruntime": (("ONNX Runtime",), "onnxruntime"),
           "onnx-reference": (("ONNX",), "onnxruntime"), "jax-optax": (("Optax",), "jax_optax"), "keras": (("Keras",), "keras"),
           "tensorflow": (("TensorFlow",), "tensorflow")}

HEAD = """# What was found in Python's libraries

%d defects in %d libraries. Each is confirmed without lossgate: `impl/adapters/python/confirm.py` makes the call as a user would, and computes the
exact answer from the documented formula with mpmath, to 50 digits. What a library documents as a restriction, and digits that are only lost in a tail, are not counted.

*Losses* are those of lossgate's catalogue that the adapter answers for, and that `make third-party` checks. *Causes* are those of failures that the file of
expectations tells apart, `impl/adapters/python/testdata/TARGET.toml`: each with a minimal case of what it makes fail, digits lost in a tail and documented restrictions among them.
What these files, and those of other languages, call the exact value or gradient of a case is confirmed by `witnesses.py`, to the digits that it has, from formulas that know nothing
of lossgate's; it counts, by reason, the numbers that it cannot compute, such as a slope at infinity.

| target | library | losses | causes | defects |
|---|---|---|---|---|
%s

All nine files are complete: `make third-party` ends without an unexpected failure, at the seeds 1 and 2, with 50 random cases a property of sklearn-scipy, onnxruntime and
onnx-reference, and 20 of the others. Continuous integration holds to that sklearn-scipy, onnxruntime and onnx-reference, and of jax-optax the losses `h*`.

In the calls below, `t`, `a` and `row` make an array of the library's kind, of float32 where nothing is said; `slope(f, x, …)` is the gradient of the sum of `f` by `x`, its first
entry; `apart(f)` makes the call in a process of its own; `pull(u, v, a, b)` is by how much the slope by the first weight of a exceeds that by the
second; `in64(f, x)` calls f with jax_enable_x64; and `run(op, x, t)` runs an ONNX program of that one operator. *A refusal* stands where the arguments are
outside of what the loss is defined for.

Written by `python3 confirm.py -w ../../../reports/third-party.md`, once in the environment of each of `impl/adapters/python/requirements`; `thirdparty_test.go` counts again.
"""


def number(x):
    """x as the page shows it: a float in the fewest digits that tell it from others, an exact answer in 50."""
    if isinstance(x, float):
        return "NaN" if math.isnan(x) else repr(x) if math.isfinite(x) else "+Inf" if x > 0 else "-Inf"
    text = findings.mpmath.nstr(x, 50, min_fixed=-5)
    return "+Inf" if text == "+inf" else text[:-2] if text.endswith(".0") else text


class Inlined(ast.NodeTransformer):
    """Puts what short names stand for in their place, but for those that a lambda binds."""

    def __init__(self, meanings):
        self.meanings = meanings

    def visit_Lambda(self, node):
        bound = {a.arg for a in node.args.args}
        node.body = Inlined({k: v for k, v in self.meanings.items() if k not in bound}).visit(node.body)
        return node

    def visit_Name(self, node):
        return self.visit(copy.deepcopy(self.meanings[node.id])) if node.id in self.meanings else node


def source(call):
    """The source of a lambda of a file of findings, in which the local variables of its function are written out."""
    tree = ast.parse(pathlib.Path(call.__code__.co_filename).read_text(encoding="utf-8"))
    listing = next(f for f in tree.body if isinstance(f, ast.FunctionDef) and f.name == call.__qualname__.split(".")[0])
    meanings = {}
    for node in listing.body:
        if isinstance(node, ast.Assign):
            names, values = node.targets[0], node.value
            pairs = zip(names.elts, values.elts) if isinstance(names, ast.Tuple) else [(names, values)]
            meanings.update((name.id, value) for name, value in pairs)
    code = next(n for n in ast.walk(listing) if isinstance(n, ast.Lambda) and n.lineno == call.__code__.co_firstlineno)
    for name, value in zip(code.args.args, call.__defaults__ or ()):  # what a loop has bound
        text = repr(value) if isinstance(value, (int, float, str)) else "%s(…)" % type(value).__name__
        meanings[name.arg] = ast.Name(text)
    return ast.unparse(Inlined(meanings).visit(code.body))


def section(library, distribution, rows):
    """The section of a library: a row for each (what is wrong, call, what came out, exact answer)."""
    lines = ["## %s %s" % (library, importlib.metadata.version(distribution)), "", "| what is wrong | call | got | exact |", "|---|---|---|---|"]
    lines += ["| %s | `%s` | %s | %s |" % row for row in rows]
    return "\n".join(lines) + "\n"


def write(file, order, sections):
    """Writes the page anew: sections take the places of those of the same libraries, and others stay."""
    path = pathlib.Path(file)
    old = path.read_text(encoding="utf-8").split("\n## ")[1:] if path.exists() else []
    known = {text[:text.index("\n")].rsplit(" ", 1)[0]: "## " + text.rstrip("\n") + "\n" for text in old}
    known.update(sections)
    known = {library: known[library] for library in order if library in known}
    defects = {library: text.count("\n| ") - 1 for library, text in known.items()}
    rows = []
    for target, (libraries, adapter) in TARGETS.items():
        names = [known[each][3:known[each].index("\n")] for each in libraries if each in known]
        losses = len(re.findall(r'^@\w+\("', (HERE / (adapter + "_adapter.py")).read_text(encoding="utf-8"), re.M))
        expectations = HERE / "testdata" / (target + ".toml")
        causes = expectations.read_text(encoding="utf-8").count("[[expect]]\n") if expectations.exists() else 0
        found = ", ".join(str(defects[each]) for each in libraries if each in known)
        rows.append("| %s | %s | %d | %d | %s |" % (target, ", ".join(names), losses, causes, found))
    head = HEAD % (sum(defects.values()), len(defects), "\n".join(rows))
    path.write_text("\n".join([head, *known.values()]), encoding="utf-8")
