package properties

import (
	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// monotone tries whether a larger error of the same sign costs at least as much.
func monotone[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-monotone-in-error", Says: "A larger error in the same direction never costs less.", Level: reports.Must,
		For: claims[spec.MonotoneInError],
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			pair := drawPair(t, l, f)
			for i, x := range pair[0].Pred { // order the errors: the second is the larger one
				y, target := pair[1].Pred[i], pair[0].Target[i]
				if (x < target) != (y < target) {
					y = f.Round(target - (y - target))
				}
				if (y < x) == (x > target) {
					x, y = y, x
				}
				pair[0].Pred[i], pair[1].Pred[i] = x, y
			}
			return Case{Samples: pair}
		},
		Calls: func(_ spec.Claim, k Case) []Call {
			return []Call{ask(Value, k.Samples[0]), ask(Value, k.Samples[1])}
		},
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			a, b := k.Samples[0], k.Samples[1]
			if samePred(k) || !o.legalPair(k) || !ordered(a, b) {
				return o.Pass()
			}
			return o.Compare("L of the smaller error − L of the larger one", Le, nil, []part[F]{{1, a, as[0]}, {-1, b, as[1]}})
		},
	}
}

// ordered reports whether every error of b has the sign of that of a and is at least as large.
func ordered(a, b spec.Sample) bool {
	for i, x := range a.Pred {
		y, t := b.Pred[i], a.Target[i]
		if !(t <= x && x <= y || t >= x && x >= y) {
			return false
		}
	}
	return true
}

// nonIncreasing tries whether a larger margin never costs more, by values and by the sign of the slope.
func nonIncreasing[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "m-nonincreasing", Says: "A larger margin never costs more.", Level: reports.Must,
		For: claims[spec.NonIncreasing],
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			pair := drawPair(t, l, f)
			if y := pair[0].Target[0]; y*pair[0].Pred[0] > y*pair[1].Pred[0] {
				pair[0], pair[1] = pair[1], pair[0]
			}
			return Case{Samples: pair}
		},
		Calls: func(_ spec.Claim, k Case) []Call {
			return []Call{ask(Value, k.Samples[0]), ask(Value, k.Samples[1]), ask(Grad, k.Samples[0])}
		},
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			a, b := k.Samples[0], k.Samples[1]
			y := a.Target[0]
			if samePred(k) || !o.legalPair(k) || y*a.Pred[0] > y*b.Pred[0] {
				return o.Pass()
			}
			if v := o.Compare("L of the larger margin − L of the smaller one", Le, nil, []part[F]{{1, b, as[1]}, {-1, a, as[0]}}); v != nil || o.tally.skip {
				return v
			}
			if unsupported(as[2].Err) {
				return nil // there is no slope to ask for
			}
			e := exactly()
			g, v, ok := o.slope(e, a, as[2])
			if !ok {
				o.tally.skip = false // the values were judged
				return v
			}
			return o.side("slope in the margin", Le, g.g[0].Mul(e.Of(y)), e.Of(0), g.off[0])
		},
	}
}
