"""The work of a property-based test of a loss, done with Hypothesis and mpmath: a case is drawn, value and gradient are computed to 50 digits and
compared with those of a plain implementation in float64. Prints lines as go test -bench does."""

import math
import sys
import time

import mpmath
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

mpmath.mp.dps = 50
EXAMPLES = 1000
options = settings(max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
                   suppress_health_check=list(HealthCheck))
score = st.floats(-30, 30)


def close(got, want):
    """Within a few ulps of the exact answer."""
    assert abs(want - got) <= 16 * math.ulp(float(want)) + 1e-300, (got, want)


@options
@given(score, st.sampled_from([-1.0, 1.0]))
def logistic(pred, target):
    z = mpmath.mpf(pred) * target
    e = mpmath.exp(-z)
    close(max(-pred * target, 0.0) + math.log1p(math.exp(-abs(pred))), mpmath.log1p(e))
    t = math.exp(-abs(pred))
    close(-target * (t if pred * target > 0 else 1.0) / (1 + t), -target * e / (1 + e))


@options
@given(st.lists(score, min_size=10, max_size=10), st.integers(0, 9))
def softmax_ce(pred, label):
    exact = [mpmath.exp(mpmath.mpf(x)) for x in pred]
    total = mpmath.fsum(exact)
    most = max(pred)
    e = [math.exp(x - most) for x in pred]
    s = math.fsum(e)
    assert abs(mpmath.log(total) - pred[label] - (math.log(s) + (most - pred[label]))) < 1e-13
    for i in range(10):
        hit = 1 if i == label else 0
        assert abs(exact[i] / total - hit - (e[i] / s - hit)) < 1e-14


for name, check in (("logistic", logistic), ("softmax-ce", softmax_ce)):
    check()  # what is imported and compiled at first use
    start = time.process_time()
    check()
    took = time.process_time() - start
    print("BenchmarkSuite/loss=%s/suite=hypothesis+mpmath\t%d\t%.0f ns/op\t%.1f cases/cpu-s" % (name, EXAMPLES, took / EXAMPLES * 1e9, EXAMPLES / took))
    sys.stdout.flush()
