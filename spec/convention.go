package spec

import (
	"fmt"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// A Convention is a named way in which a library deviates from a specification on purpose: a transformer around it. An
// implementation declares the ones that its documentation states; an undeclared deviation is a failure.
type Convention struct {
	Name  string
	Apply func(Loss) Loss
}

// Scaled is a constant factor on the value: "half" is Scaled(0.5), a loss in bits is Scaled(1/ln 2) rounded. Claims that name
// values are dropped, since they are about the unscaled loss.
func Scaled(k float64) Convention {
	return Convention{Name: fmt.Sprintf("scaled:%v", k), Apply: func(l Loss) Loss {
		times := func(f func(In) ball.Real) func(In) ball.Real {
			if f == nil {
				return nil
			}
			return func(x In) ball.Real { return f(x).Mul(x.Of(k)) }
		}
		l.Value, l.Stable = times(l.Value), times(l.Stable)
		l.Scale *= k
		l.Claims, l.Special = shapeOnly(l.Claims), nil
		return l
	}}
}

// Clip replaces predictions outside [lo, hi] by the nearer end before the loss sees them, as libraries do to probabilities. The
// gradient is zero outside.
func Clip(lo, hi float64) Convention {
	return Convention{Name: fmt.Sprintf("clip:%v,%v", lo, hi), Apply: func(l Loss) Loss {
		clipped := func(f func(In) ball.Real) func(In) ball.Real {
			if f == nil {
				return nil
			}
			return func(x In) ball.Real {
				pred := make([]ball.Real, len(x.Pred))
				for i, p := range x.Pred {
					pred[i] = ball.MinAt("clip", ball.MaxAt("clip", p, x.Of(lo)), x.Of(hi))
				}
				x.Pred = pred
				return f(x)
			}
		}
		l.Value, l.Stable = clipped(l.Value), clipped(l.Stable)
		l.Claims, l.Special = nil, nil
		return l
	}}
}

// PositiveWeights narrows the rows of Pred and Target that are distributions to positive entries, for a library that refuses a
// point of weight 0 although it counts for nothing.
func PositiveWeights() Convention {
	return Convention{Name: "weights:positive", Apply: func(l Loss) Loss {
		for _, d := range []*Domain{&l.Pred, &l.Target} {
			rows := slices.Clone(d.Rows)
			for i := range rows {
				rows[i].LoOpen = rows[i].LoOpen || rows[i].Couple == Simplex
			}
			d.Rows = rows
		}
		return l
	}}
}

// MeanOverCount makes Mean divide by the sum of the weights of the samples, whatever the loss's own divisor says.
func MeanOverCount() Convention {
	return Convention{Name: "mean:count", Apply: func(l Loss) Loss {
		l.Divisor = nil
		return l
	}}
}

// MeanOverEntries makes Mean divide by the sum of the weights of the samples times the entries that each has, as libraries do that take the mean of
// every number in a tensor.
func MeanOverEntries() Convention {
	return Convention{Name: "mean:entries", Apply: func(l Loss) Loss {
		l.Divisor = func(s Sample) float64 { return float64(Size(s.Shape)) }
		return l
	}}
}

// shapeOnly keeps the claims that a positive factor does not change.
func shapeOnly(claims []Claim) (kept []Claim) {
	for _, c := range claims {
		switch c.(type) {
		case Convex, Continuous, ZeroAtPerfect, ZeroOnlyAtPerfect, Even, Swap, ShiftInvariant, Homogeneous, Permutation,
			MonotoneInError, NonIncreasing, GradSumZero, Minimizer:
			kept = append(kept, c)
		}
	}
	return kept
}
