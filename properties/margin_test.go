package properties_test

import (
	"context"
	"errors"
	"math"
	"testing"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// TestMarginKills shows for the properties of losses of a margin an implementation that each refutes.
func TestMarginKills(t *testing.T) {
	logistic := func(value, slope func(m float64) float64) impl.Loss[float64] {
		return impl.Pointwise(func(x, y float64) float64 { return value(x * y) }, func(x, y float64) float64 { return y * slope(x*y) })
	}
	value := func(m float64) float64 { return max(0, -m) + math.Log1p(math.Exp(-math.Abs(m))) }
	slope := func(m float64) float64 { return -1 / (1 + math.Exp(m)) }
	for _, tc := range []struct {
		id   string
		loss spec.Loss
		why  string
		impl impl.Loss[float64]
	}{
		{"m-zero-one-no-gradient", spec.ZeroOne(), "zeros that pass for a gradient", impl.Pointwise(
			func(x, y float64) float64 { return math.Abs(math.Min(0, math.Copysign(1, x*y))) }, func(_, _ float64) float64 { return 0 })},
		{"m-logistic-tail-relative-accuracy", spec.Logistic(), "log(1 + e^−m)", logistic(
			func(m float64) float64 { return max(0, -m) + math.Log(1+math.Exp(-math.Abs(m))) }, slope)},
		{"m-logistic-tail-relative-accuracy", spec.Logistic(), "σ(m) − 1", logistic(
			value, func(m float64) float64 { return 1/(1+math.Exp(-m)) - 1 })},
	} {
		t.Run(tc.id+"/"+tc.why, func(t *testing.T) {
			rs := properties.Check(context.Background(), tc.loss, tc.impl, &properties.Settings{Only: tc.id})
			if len(rs) == 0 {
				t.Fatal("nothing was tried")
			}
			for _, r := range rs {
				if r.Verdict == reports.Fail {
					return
				}
			}
			t.Errorf("survived: %v", rs[0].Verdict)
		})
	}
}

// TestReferenceRefusesGradient checks what the property accepts as a refusal.
func TestReferenceRefusesGradient(t *testing.T) {
	_, err := impl.ZeroOne[float64]().Grad(nil, impl.Batch[float64]{N: 1, Pred: []float64{2}, Target: []float64{1}}, impl.None, nil)
	if !errors.Is(err, impl.ErrNotDifferentiable) {
		t.Errorf("got %v, want %v", err, impl.ErrNotDifferentiable)
	}
}

// TestMarginTails holds the references to the accuracy in the tail that is only desirable in others.
func TestMarginTails(t *testing.T) {
	only := &properties.Settings{Only: "*tail-relative-accuracy"}
	check := func(rs []reports.Result) {
		t.Helper()
		if len(rs) != 1 || rs[0].Verdict != reports.Pass {
			t.Errorf("%+v, want one pass", rs)
		}
	}
	ctx := context.Background()
	check(properties.Check(ctx, spec.Logistic(), impl.Logistic[float64](), only))
	check(properties.Check(ctx, spec.Logistic(), impl.Logistic[float32](), only))
	check(properties.Check(ctx, spec.Savage(), impl.Savage[float64](), only))
	check(properties.Check(ctx, spec.Savage(), impl.Savage[float32](), only))
	check(properties.Check(ctx, spec.SigmoidMargin(), impl.SigmoidMargin[float64](), only))
	check(properties.Check(ctx, spec.SigmoidMargin(), impl.SigmoidMargin[float32](), only))
}
