"""Confirms what lossgate found in Python's libraries, without lossgate: makes the calls in findings.py and findings_torch.py as a user
does, and holds what comes out to the exact answers there.

    python3 confirm.py [-w FILE] [LIBRARY…]

Libraries that are not installed here are skipped and named. A finding that does not show any more is printed as MENDED and makes the
exit code 1: then the expectations in testdata/ are stale. -w writes what is confirmed into FILE, reports/third-party.md, in which the
sections of other libraries stay as they are.
"""

import importlib
import math
import sys

import mpmath
import numpy

import findings
import findings_torch
import page

# By its name on the page: the function that lists what was found, what Python imports, and what it is installed as.
LIBRARIES = {"PyTorch": (findings_torch.pytorch, "torch", "torch"), "torchvision": (findings_torch.torchvision, "torchvision", "torchvision"),
             "Kornia": (findings.kornia, "kornia", "kornia"), "POT": (findings.pot, "ot", "pot"),
             "scikit-learn": (findings.sklearn, "sklearn", "scikit-learn"), "SciPy": (findings.scipy, "scipy", "scipy"),
             "ONNX Runtime": (findings.onnxruntime, "onnxruntime", "onnxruntime"), "ONNX": (findings.onnx, "onnx", "onnx"),
             "Optax": (findings.optax, "optax", "optax"), "Keras": (findings.keras, "keras", "keras"),
             "TensorFlow": (findings.tensorflow, "tensorflow", "tensorflow_cpu")}


def wrong(got, exact, near):
    """Whether got is not the exact answer: of another kind or sign, or further from it than near, relatively."""
    if exact in (findings.REFUSAL, findings.NAN):
        return exact is findings.REFUSAL or not math.isnan(got)
    if mpmath.isinf(exact):
        return got != exact
    if math.isnan(got) or math.isinf(got) or exact >= 0 > got:
        return True
    return abs(got - exact) > abs(exact) * near and abs(got - exact) > mpmath.mpf(2)**-149


def installed(module):
    """Whether a library is here with all that it needs. Keras computes with JAX, whose gradients findings.py asks for."""
    try:
        for each in ["jax", module] if module == "keras" else [module]:
            importlib.import_module(each)
    except ImportError:  # the list of PyTorch has scikit-learn, which POT asks for, without all that this imports
        return False
    return True


def confirmed(library, listing):
    """Makes the calls of one library and tells what comes out: a row of the page for each that is still wrong, and how many are not."""
    rows, mended = [], 0

    def finding(what, call, exact, near=2**-14, shown=None):
        nonlocal mended
        try:
            got = float(numpy.asarray(call()).reshape(-1)[0])
            shows, got = wrong(got, exact, near), page.number(got)
        except Exception as e:  # a refusal, of whatever kind
            got, shows = "%s: %s" % (type(e).__name__, str(e).splitlines()[0][:60]), exact is not findings.REFUSAL
        exact = exact if isinstance(exact, str) else page.number(exact)
        print("%-9s %-12s %s\n%23s got %s, exact %s" % ("confirmed" if shows else "MENDED", library, what, "", got, exact))
        if shows:
            rows.append((what, page.source(call), shown or got, exact))
        else:
            mended += 1
    listing(finding)
    return rows, mended


def main(arguments):
    file = None
    if arguments[:1] == ["-w"]:
        file, arguments = arguments[1], arguments[2:]
    found, mended, sections = 0, 0, {}
    for library in arguments or LIBRARIES:
        listing, module, distribution = LIBRARIES[library]
        if not installed(module):
            print("skipped: %s is not installed here" % library)
            continue
        rows, gone = confirmed(library, listing)
        found, mended = found + len(rows), mended + gone
        sections[library] = page.section(library, distribution, rows)
    print("%d confirmed, %d mended" % (found, mended))
    if file:
        page.write(file, list(LIBRARIES), sections)
    return 1 if mended else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
