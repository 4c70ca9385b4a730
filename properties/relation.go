package properties

import (
	"math"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// relation holds an implementation to a formula between several of its own values.
func relation[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "relation", Says: "Values at related inputs are related.", Level: reports.Must,
		For: claims[spec.Relation],
		From: func(_ spec.Loss, c spec.Claim, s spec.Sample) (Case, bool) {
			r, ok := c.(spec.Relation)
			k := Case{Samples: []spec.Sample{s}}
			return k, ok && r.Arity <= 1 && r.Ints == 0 && r.Make(k.Samples, nil) != nil
		},
		Draw: func(t *rapid.T, l spec.Loss, c spec.Claim) Case {
			r := c.(spec.Relation)
			k := Case{Samples: []spec.Sample{drawSample(t, l, f)}}
			for len(k.Samples) < r.Arity {
				k.Samples = append(k.Samples, drawLike(t, l, f, k.Samples[0]))
			}
			for range r.Ints {
				k.Nums = append(k.Nums, float64(rapid.IntRange(0, 1<<16-1).Draw(t, "k")))
			}
			if r.Draw != nil {
				r.Draw(k.Samples, func(n int) int { return pick(t, "place", n) })
			}
			return k
		},
		Calls: func(c spec.Claim, k Case) (calls []Call) {
			for _, term := range c.(spec.Relation).Make(k.Samples, k.ints()) {
				calls = append(calls, ask(Value, term.At))
			}
			return calls
		},
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			r := c.(spec.Relation)
			terms := r.Make(k.Samples, k.ints())
			parts := make([]part[F], len(terms))
			for i, term := range terms {
				if !legal(o.Loss, o.Format, term.At) {
					return o.Pass()
				}
				parts[i] = part[F]{term.Coef, term.At, as[i]}
			}
			if len(parts) == 0 {
				return o.Pass()
			}
			var rhs *ball.Real
			if r.RHS != nil {
				x, err := spec.Formula(r.RHS, k.Samples, k.ints())
				if err != nil {
					o.undecided()
					return nil
				}
				rhs = &x
			}
			if v := o.Compare(r.Says, r.Sign, rhs, parts); v != nil || !r.Bitwise || as[0].Err != nil || as[1].Err != nil {
				return v
			}
			a, b := float64(as[0].Out[0]), float64(as[1].Out[0])
			if a == b || math.IsNaN(a) || math.IsNaN(b) {
				return nil
			}
			return &Violation{Level: reports.Should, What: r.Says + ", bit for bit", Got: hexDec(a), Want: hexDec(b), Excess: math.Abs(a-b) / math.Abs(b)}
		},
	}
}
