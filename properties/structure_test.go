package properties_test

import (
	"context"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// A fault is a broken implementation, and the property that must refute it.
type fault struct {
	property string
	loss     spec.Loss
	broken   impl.Loss[float64]
}

// scalarFault is a fault of a loss of one prediction and one target.
func scalarFault(property string, l spec.Loss, value, slope func(x, t float64) float64) fault {
	return fault{property, l, impl.Pointwise(value, slope)}
}

// rows is an implementation of a loss of logits and a class.
func rows(f func(x impl.Row[float64], g []float64) float64) impl.Loss[float64] {
	return impl.Rows[float64]{Eval: func(x impl.Row[float64], gp, _ []float64) (float64, error) { return f(x, gp), nil }}
}

// huber is the loss with delta 1 and its slope, for faults to differ from.
func huber(x, t float64) float64 {
	if a := math.Abs(x - t); a > 1 {
		return a - 0.5
	}
	return (x - t) * (x - t) / 2
}

func huberSlope(x, t float64) float64 { return max(-1, min(1, x-t)) }

func half(x, t float64) float64 { return (x - t) / 2 * (x - t) }

func difference(x, t float64) float64 { return x - t }

func distance(x, t float64) float64 { return math.Abs(x - t) }

func direction(x, t float64) float64 {
	switch {
	case x > t:
		return 1
	case x < t:
		return -1
	}
	return 0
}

// hinge is the loss of a margin, and its slope.
func hinge(x, t float64) float64 { return max(0, 1-x*t) }

func hingeSlope(x, t float64) float64 {
	if x*t < 1 {
		return -t
	}
	return 0
}

// softmaxCE is the plain cross-entropy of logits, up to a change of its gradient.
func softmaxCE(bend func(x impl.Row[float64], g []float64) float64) impl.Loss[float64] {
	return rows(func(x impl.Row[float64], g []float64) float64 {
		top, sum := math.Inf(-1), 0.0
		for _, z := range x.Pred {
			top = max(top, z)
		}
		for _, z := range x.Pred {
			sum += math.Exp(z - top)
		}
		for j := range g {
			g[j] = math.Exp(x.Pred[j]-top) / sum
		}
		y := x.Class[0]
		if y < 0 { // the ignored label
			clear(g)
			return 0
		}
		if g != nil {
			g[y]--
		}
		return top + math.Log(sum) - x.Pred[y] + bend(x, g)
	})
}

// scaledBy is f times k.
func scaledBy(k float64, f func(x, t float64) float64) func(x, t float64) float64 {
	return func(x, t float64) float64 { return k * f(x, t) }
}

// faults has one small defect for each property of shape, slope and symmetry.
func faults() []fault {
	h, a, q, m := spec.Huber(1), spec.Absolute(), spec.HalfSquared(), spec.Hinge()
	wrongOffset := func(x, t float64) float64 { // −½δ where −½δ² is meant, δ = ¼
		if r := math.Abs(x - t); r > 0.25 {
			return 0.25 * (r - 0.5)
		}
		return half(x, t)
	}
	clipped := func(x, t float64) float64 { return max(-0.25, min(0.25, x-t)) }
	softplus := func(x, t float64) float64 { return math.Log(1 + math.Exp(-x*t)) }
	return []fault{
		scalarFault("u-nonneg", q, scaledBy(-1, half), difference),
		scalarFault("u-range", spec.Ramp(0), hinge, hingeSlope),
		scalarFault("u-zero-at-perfect", h, func(x, t float64) float64 { return huber(x, t) + 1e-9 }, huberSlope),
		scalarFault("u-identity-of-indiscernibles", a, func(x, t float64) float64 {
			if math.Abs(x-t) <= 1e-9 { // "close enough"
				return 0
			}
			return math.Abs(x - t)
		}, direction),
		scalarFault("u-midpoint-convexity", a, func(x, t float64) float64 { return math.Sqrt(math.Abs(x - t)) }, direction),
		scalarFault("u-chord-convexity", a, func(x, t float64) float64 { return math.Sqrt(math.Abs(x - t)) }, direction),
		scalarFault("u-subgradient-inequality", a, distance, scaledBy(-1, direction)),
		scalarFault("u-line-slopes", a, distance, scaledBy(-1, direction)),
		scalarFault("u-lipschitz", h, half, difference),
		scalarFault("u-gradient-norm-vs-L", h, huber, difference),
		scalarFault("u-lipschitz-tight", h, huber, scaledBy(0.5, huberSlope)),
		scalarFault("u-grad-lipschitz", h, huber, direction),
		scalarFault("u-descent-lemma", q, half, scaledBy(0.5, difference)),
		scalarFault("u-cocoercive", h, huber, scaledBy(2, huberSlope)),
		scalarFault("u-continuity-at-joint", spec.Huber(0.25), wrongOffset, clipped),
		scalarFault("u-continuity-at-joint", h, huber, direction),
		scalarFault("u-even", h, func(x, t float64) float64 { // compares with the sign
			if x-t > 1 {
				return x - t - 0.5
			}
			return half(x, t)
		}, huberSlope),
		scalarFault("u-arg-symmetry", a, func(x, t float64) float64 { return math.Abs(x-t) / (1 + math.Abs(t)) }, direction),
		scalarFault("u-shift-invariance", a, func(x, t float64) float64 { return math.Abs(x*x - t*t) }, direction),
		scalarFault("u-pow2-homogeneity", spec.Huber(0.25), wrongOffset, clipped),
		scalarFault("u-monotone-in-error", a, func(x, t float64) float64 {
			return math.Abs(x-t) * math.Exp(-math.Abs(x-t))
		}, direction),
		scalarFault("m-nonincreasing", m, func(x, t float64) float64 { return math.Abs(1 - x*t) }, hingeSlope),
		scalarFault("u-finite-on-finite", spec.Logistic(), softplus, func(x, t float64) float64 {
			return -t * math.Exp(-x*t) / (1 + math.Exp(-x*t)) // ∞/∞
		}),
		scalarFault("u-no-spurious-overflow", spec.Logistic(), softplus, nil),
		scalarFault("u-no-spurious-underflow", spec.Logistic(), softplus, nil),
		scalarFault("u-grad-fd", h, huber, scaledBy(0.5, huberSlope)),
		scalarFault("u-grad-fd", q, half, scaledBy(1+0x1p-18, difference)), // almost right
		scalarFault("u-grad-taylor-order", q, half, scaledBy(1+0x1p-10, difference)),
		scalarFault("u-kink-in-clarke", a, distance, func(x, t float64) float64 {
			if x == t { // both branches are taken
				return 2
			}
			return direction(x, t)
		}),
		scalarFault("r-l1-gradient-constant", a, distance, difference),
		scalarFault("r-barron-bounds", spec.Barron(-2, 2), half, difference),
		scalarFault("r-barron-continuity", spec.Barron(0, 0.5), func(x, t float64) float64 {
			return math.Log1p(2 * (x - t)) // forgets the square
		}, difference),
		scalarFault("r-population-minimisers", a, distance, func(x, t float64) float64 { return direction(x, t) + 0.5 }),
		{"u-feature-permutation", spec.SoftmaxCE(nil, -100, 0), softmaxCE(func(x impl.Row[float64], _ []float64) float64 {
			if x.Class[0] == 0 { // class 0 is "background"
				return 1
			}
			return 0
		})},
		{"s-grad-sum-zero", spec.SoftmaxCE(nil, -100, 0), softmaxCE(func(x impl.Row[float64], g []float64) float64 {
			if g != nil {
				g[x.Class[0]] += 0.5
			}
			return 0
		})},
	}
}

// TestFaults holds each property of shape, slope and symmetry to its purpose: one that nothing fails is worth nothing.
func TestFaults(t *testing.T) {
	for _, f := range faults() {
		t.Run(f.property, func(t *testing.T) {
			t.Parallel()
			refuted := false
			for _, r := range properties.Check(context.Background(), f.loss, f.broken, &properties.Settings{Only: f.property, Checks: 400}) {
				require.Equal(t, f.property, r.Property)
				refuted = refuted || r.Verdict == reports.Fail
			}
			require.True(t, refuted, "%s does not notice", f.property)
		})
	}
}

// TestWitness blames the suite for a denial that the loss itself refutes not, and an implementation for being convex where its loss is not.
func TestWitness(t *testing.T) {
	denied := spec.HalfSquared()
	denied.Claims = []spec.Claim{spec.Not{
		ID: "u-nonconvex-witness", Says: "Not convex.", Of: spec.Convex{},
		Witness: []spec.Sample{{Pred: []float64{-1}, Target: []float64{0}}, {Pred: []float64{1}, Target: []float64{0}}},
	}}
	results := properties.Check(context.Background(), denied, impl.HalfSquared[float64](), &properties.Settings{Only: "u-nonconvex-witness"})
	require.Len(t, results, 1)
	require.Equal(t, reports.Fail, results[0].Verdict)
	require.Equal(t, reports.BlameSuite, results[0].Blame)

	flat := impl.Pointwise(func(_, _ float64) float64 { return 0 }, nil)
	results = properties.Check(context.Background(), spec.MSLE(), flat, &properties.Settings{Only: "r-msle-not-convex"})
	require.Len(t, results, 1)
	require.Equal(t, reports.Fail, results[0].Verdict)
	require.Empty(t, results[0].Blame)
}
