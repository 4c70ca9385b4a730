package spec

import "github.com/lossgate/lossgate/spec/ball"

// Uniform makes the rows of weighted scores of a game batches: every point weighs 1/n, and there is no target. It is what libraries offer,
// whose losses of a GAN take scores of real points and of fakes and average each. Claims that name weights, or samples of them, are dropped.
func Uniform() Convention {
	return Convention{Name: "weights:uniform", Apply: func(l Loss) Loss {
		rows := 1
		for _, d := range l.TargetShape[:len(l.TargetShape)-1] {
			rows *= d.Min
		}
		evened := func(f func(In) ball.Real) func(In) ball.Real {
			if f == nil {
				return nil
			}
			return func(x In) ball.Real {
				n := x.Shape[len(x.Shape)-1]
				x.Target, x.TargetShape = make([]ball.Real, rows*n), []int{n}
				if rows > 1 {
					x.TargetShape = []int{rows, n}
				}
				for i := range x.Target {
					x.Target[i] = x.Of(1).Quo(x.Of(float64(n)))
				}
				return f(x)
			}
		}
		l.Value, l.Stable = evened(l.Value), evened(l.Stable)
		l.Target, l.TargetShape, l.TargetGrad = NoTarget, nil, false
		var kept []Claim
		for _, c := range l.Claims {
			switch c.(type) {
			case Convex, Continuous, Permutation, ShiftInvariant, Range, Smooth:
				kept = append(kept, c)
			}
		}
		l.Claims, l.Special = kept, nil
		return l
	}}
}
