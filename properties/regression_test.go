package properties_test

import (
	"math"
	"testing"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// broken is a loss as somebody might have written it: of r = pred − target, with target read too large by the factor 1 + excess.
type broken struct {
	of     func(r float64) (v, g float64)
	excess float64
}

// Value implements impl.Loss, for batches of one as properties of one sample use them.
func (f broken) Value(dst []float64, b impl.Batch[float64], _ impl.Reduction) ([]float64, error) {
	for i, x := range b.Pred {
		v, _ := f.of(x - (1+f.excess)*b.Target[i])
		dst = append(dst, v)
	}
	return dst, nil
}

// Grad implements impl.Loss.
func (f broken) Grad(dst []float64, b impl.Batch[float64], _ impl.Reduction, _ []float64) ([]float64, error) {
	for i, x := range b.Pred {
		_, g := f.of(x - (1+f.excess)*b.Target[i])
		dst = append(dst, g)
	}
	return dst, nil
}

// TestRegressionKills shows for every claim of a formula about residuals an implementation that it refutes.
func TestRegressionKills(t *testing.T) {
	abs, clip := math.Abs, func(r, d float64) float64 { return max(-d, min(d, r)) }
	smoothed := func(r float64) (v, g float64) { h := math.Sqrt(r*r + 1e-6); return h - 1e-3, r / h }
	signed := func(r, below, above float64) float64 { // the slope of a loss that is straight on either side of 0
		if r < 0 {
			return -below
		}
		return above
	}
	half := func(r float64) (v, g float64) { return r * r / 2, r }
	for _, tc := range []struct {
		id   string
		loss spec.Loss
		why  string
		impl func(r float64) (v, g float64)
	}{
		{"r-redescending", spec.Barron(0, 1), "clipped instead of let go", func(r float64) (v, g float64) { return math.Log1p(r * r / 2), clip(r, 1) }},
		{"r-l1-overshoots", spec.Absolute(), "a corner rounded off", smoothed},
		{"r-l2-contracts", spec.Squared(), "a gradient without its 2", func(r float64) (v, g float64) { return r * r, r }},
		{"r-huber-settles", spec.Huber(1.5), "clipped at 1 instead of delta", func(r float64) (v, g float64) { return 0, clip(r, 1) }},
		{"r-l1-values", spec.Absolute(), "squared", half},
		{"r-l1-homogeneous", spec.Absolute(), "squared", half},
		{"r-l1-sparsity", spec.Absolute(), "squared", half},
		{"r-mean-squared-vs-rmse", spec.Absolute(), "doubled", func(r float64) (v, g float64) { return 2 * abs(r), 0 }},
		{"r-mean-squared-vs-rmse", spec.Squared(), "halved", half},
		{"r-norm-equivalence", spec.Squared(), "five times too large", func(r float64) (v, g float64) { return 5 * r * r, r }},
		{"r-l2-parallelogram", spec.Squared(), "not squared", func(r float64) (v, g float64) { return abs(r), 0 }},
		{"r-l2-bias-variance", spec.Squared(), "halved", half},
		{"r-smoothl1-small", spec.SmoothL1(0.5), "beta forgotten", half},
		{"r-smoothl1-large", spec.SmoothL1(0.5), "an excess for beta 1", func(r float64) (v, g float64) { return abs(r) - 0.5, 0 }},
		{"r-huber-smoothl1", spec.Huber(3), "divided by delta", func(r float64) (v, g float64) { return max(r*r/6, abs(r)-1.5), 0 }},
		{"r-huber-limits", spec.Huber(3), "not halved", func(r float64) (v, g float64) { return r * r, 0 }},
		{"r-huber-large", spec.Huber(3), "delta for its square", func(r float64) (v, g float64) { return 3*abs(r) - 1.5, 0 }},
		{"r-huber-envelope", spec.Huber(3), "never clipped", half},
		{"r-pinball-decomp", spec.Pinball(0.75), "sides exchanged", func(r float64) (v, g float64) { return max(0.75*r, -0.25*r), 0 }},
		{"r-pinball-complement", spec.Pinball(0.75), "weights that do not add up", func(r float64) (v, g float64) { return max(0.5*r, -0.75*r), 0 }},
		{"r-pinball-mirror", spec.Pinball(0.75), "symmetric", func(r float64) (v, g float64) { return abs(r) / 2, 0 }},
		{"r-pinball-asymmetry", spec.Pinball(0.75), "sides exchanged", func(r float64) (v, g float64) { return max(0.75*r, -0.25*r), 0 }},
		{"r-pinball-half", spec.Pinball(0.5), "doubled", func(r float64) (v, g float64) { return abs(r), 0 }},
		{"r-expectile-complement", spec.Expectile(0.75), "not squared", func(r float64) (v, g float64) { return max(0.25*r, -0.75*r), 0 }},
		{"r-expectile-mirror", spec.Expectile(0.75), "symmetric", half},
		{"r-expectile-low", spec.Expectile(0.75), "symmetric", half},
		{"r-expectile-half", spec.Expectile(0.5), "doubled", func(r float64) (v, g float64) { return r * r, 0 }},
		{"r-eps-insensitive-distance", spec.EpsInsensitive(0.5), "no tube", func(r float64) (v, g float64) { return abs(r), 0 }},
		{"r-eps-insensitive-zero", spec.EpsInsensitive(0), "a tube of its own", func(r float64) (v, g float64) { return max(0, abs(r)-0.1), 0 }},
		{"r-charbonnier-pseudo-huber", spec.Charbonnier(0.5), "eps for its square", func(r float64) (v, g float64) { return math.Sqrt(r*r + 0.5), 0 }},
		{"r-logit-dist", spec.LogitDist(), "a constant kept", func(r float64) (v, g float64) { return abs(r) + 2*math.Log1p(math.Exp(-abs(r))), 0 }},
		{"r-l2-gradient-linear", spec.Squared(), "a gradient without its 2", func(r float64) (v, g float64) { return r * r, r }},
		{"r-l1-gradient-constant", spec.Absolute(), "a corner rounded off", smoothed},
		{"r-l1-outliers", spec.Absolute(), "cubed", func(r float64) (v, g float64) { return abs(r * r * r), 0 }},
		{"r-huber-c1", spec.Huber(3), "clipped at 1 instead of delta", func(r float64) (v, g float64) { return 0, clip(r, 1) }},
		{"r-huber-combines", spec.Huber(3), "an offset that lost its square", func(r float64) (v, g float64) { return max(min(r*r/2, 4.5), 3*abs(r)-1.5), 0 }},
		{"r-huber-delta-not-trainable", spec.Huber(3), "never clipped", func(r float64) (v, g float64) { return r * r / 2, r }},
		{"r-huber-scaling", spec.Huber(3), "delta for its square", func(r float64) (v, g float64) { return 3*abs(r) - 1.5, 0 }},
		{"r-huber-robust", spec.Huber(3), "never clipped", func(r float64) (v, g float64) { return r * r / 2, r }},
		{"r-smoothl1-between", spec.SmoothL1(0.5), "not halved", func(r float64) (v, g float64) { return r * r / 0.5, 0 }},
		{"r-smoothl1-below-l1", spec.SmoothL1(0.5), "no offset, doubled", func(r float64) (v, g float64) { return 2 * abs(r), 0 }},
		{"r-smoothl1-slope", spec.SmoothL1(0.5), "beta forgotten", func(r float64) (v, g float64) { return 0, clip(r, 1) }},
		{"r-logcosh-sandwich", spec.LogCosh(), "ln 2 forgotten", func(r float64) (v, g float64) { return abs(r) + math.Log1p(math.Exp(-2*abs(r))), 0 }},
		{"r-logcosh-small", spec.LogCosh(), "cancelling", func(r float64) (v, g float64) { return abs(r) + math.Log1p(math.Exp(-2*abs(r))) - math.Ln2, 0 }},
		{"r-logcosh-slope", spec.LogCosh(), "the slope of logistic", func(r float64) (v, g float64) { return 0, math.Tanh(r / 2) }},
		{"r-pseudo-vs-huber", spec.PseudoHuber(2), "delta for its square", func(r float64) (v, g float64) { return 2 * (math.Sqrt(1+r*r/4) - 1), 0 }},
		{"r-robust-order", spec.PseudoHuber(2), "not halved", func(r float64) (v, g float64) { return r * r, 0 }},
		{"r-charbonnier", spec.Charbonnier(0.25), "eps for its square", func(r float64) (v, g float64) { return math.Sqrt(r*r + 0.25), 0 }},
		{"r-charbonnier-slope", spec.Charbonnier(0.25), "eps for its square", func(r float64) (v, g float64) { return 0, r / math.Sqrt(r*r+0.25) }},
		{"r-pinball-slope", spec.Pinball(0.75), "sides exchanged", func(r float64) (v, g float64) { return 0, signed(r, 0.25, 0.75) }},
		{"r-pinball-quantile", spec.Pinball(0.75), "sides exchanged", func(r float64) (v, g float64) { return 0, signed(r, 0.25, 0.75) }},
		{"r-expectile-slope", spec.Expectile(0.75), "not doubled", func(r float64) (v, g float64) { return 0, r * abs(signed(r, 0.75, 0.25)) }},
		{"r-expectile-min", spec.Expectile(0.75), "sides exchanged", func(r float64) (v, g float64) { return 0, 2 * r * abs(signed(r, 0.25, 0.75)) }},
		{"r-population-minimisers", spec.Absolute(), "the slope of squared", func(r float64) (v, g float64) { return 0, r }},
		{"r-population-minimisers", spec.Squared(), "the slope of absolute", func(r float64) (v, g float64) { return 0, signed(r, 1, 1) }},
		{"r-eps-insensitive", spec.EpsInsensitive(0.5), "a tube that widens", func(r float64) (v, g float64) { return max(0, abs(r)/2-0.5), 0 }},
		{"r-eps-insensitive-tube", spec.EpsInsensitive(0.5), "no tube", func(r float64) (v, g float64) { return abs(r), 0 }},
		{"r-sq-eps-insensitive", spec.SqEpsInsensitive(0.5), "not squared", func(r float64) (v, g float64) { return max(0, abs(r)-0.5), 0 }},
		{"r-sq-eps-insensitive-slope", spec.SqEpsInsensitive(0.5), "not doubled", func(r float64) (v, g float64) { return 0, signed(r, 1, 1) * max(0, abs(r)-0.5) }},
		{"r-barron-common-jet", spec.Barron(-2, 1), "the unscaled loss of Geman and McClure", func(r float64) (v, g float64) { return r * r / (r*r + 1), 0 }},
		{"r-barron-slope", spec.Barron(-2, 1), "the unscaled loss of Geman and McClure", func(r float64) (v, g float64) { return 0, 2 * r / (r*r + 1) / (r*r + 1) }},
		{"r-barron-monotone-alpha", spec.Barron(1, 1), "the branch of alpha 2", func(r float64) (v, g float64) { return r * r / 2, 0 }},
		{"r-barron-monotone-alpha-near", spec.Barron(1, 1), "the branch of alpha 2", func(r float64) (v, g float64) { return r * r / 2, 0 }},
		{"r-barron-monotone-c", spec.Barron(1, 4), "c forgotten", func(r float64) (v, g float64) { return math.Sqrt(r*r+1) - 1, 0 }},
		{"r-barron-accuracy", spec.Barron(1, 1), "cancelling", func(r float64) (v, g float64) { return math.Sqrt(r*r+1) - 1, 0 }},
		{"r-barron-bounds", spec.Barron(-2, 1), "the branch of alpha 0", func(r float64) (v, g float64) { return math.Log1p(r * r / 2), 0 }},
		{"r-barron-alpha-not-trainable", spec.Barron(-2, 1), "halved", func(r float64) (v, g float64) { return r * r / (r*r + 4), 0 }},
		{"r-likelihood-link", spec.Barron(0, 1), "the classical scale of Cauchy", func(r float64) (v, g float64) { return math.Log1p(r * r), 0 }},
		{"r-barron-special", spec.Barron(-2, 1), "the unscaled loss of Geman and McClure", func(r float64) (v, g float64) { return r * r / (r*r + 1), 0 }},
	} {
		t.Run(tc.id+"/"+tc.loss.String(), func(t *testing.T) {
			refuted(t, tc.id, tc.loss, broken{of: tc.impl}, tc.why)
		})
	}
	t.Run("r-argmin-translation-equivariance", func(t *testing.T) {
		refuted(t, "r-argmin-translation-equivariance", spec.Squared(), broken{half, 0x1p-10}, "a target that is scaled")
	})
}

// refuted requires that the property of that name refutes got.
func refuted(t *testing.T, id string, l spec.Loss, got impl.Loss[float64], why string) {
	t.Helper()
	tried := false
	for _, r := range properties.Check[float64](t.Context(), l, got, &properties.Settings{Only: id}) {
		tried = tried || r.Property == id
		if r.Verdict == reports.Fail {
			return
		}
	}
	t.Errorf("%s survives %s (tried: %v)", why, id, tried)
}
