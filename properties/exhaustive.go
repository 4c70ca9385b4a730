package properties

import (
	"fmt"
	"math"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// exhaustive adds up the probabilities e^−L of all that may happen: a recursion that forgets paths, or counts them twice, gives
// itself away without anybody having to enumerate paths.
func exhaustive[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "exhaustive", Says: "The probabilities of all that may happen add up.", Level: reports.Must,
		For: claims[spec.Exhaustive],
		From: func(_ spec.Loss, c spec.Claim, s spec.Sample) (Case, bool) {
			e, ok := c.(spec.Exhaustive)
			return Case{Samples: []spec.Sample{s}}, ok && e.Make(s) != nil
		},
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			return Case{Samples: []spec.Sample{drawSample(t, l, f)}}
		},
		Calls: func(c spec.Claim, k Case) (calls []Call) {
			for _, s := range c.(spec.Exhaustive).Make(k.Samples[0]) {
				calls = append(calls, ask(Value, s))
			}
			return calls
		},
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			x, s := c.(spec.Exhaustive), k.Samples[0]
			if len(as) == 0 || !legal(o.Loss, o.Format, s) {
				return o.Pass()
			}
			want, ok := o.formula(x.Total, s, 1)
			if !ok {
				return nil
			}
			e := ball.NewEval(exactBits, exactBits)
			sum, budget := e.Of(0), want.Rad()
			for i, s := range x.Make(s) {
				p, share, v := o.probability(e, s, as[i])
				if v != nil || share.Inf() {
					return v
				}
				sum, budget = sum.Add(p), budget.Add(share)
			}
			return o.side(fmt.Sprintf("sum of %d probabilities", len(as)), Eq, sum, want.In(e), budget)
		},
	}
}

// probability is e^−L(s) as it was answered, and what the budget of L leaves open of it: infinite where nothing is learnt.
func (o *Oracle[F]) probability(e *ball.Eval, s spec.Sample, got Answer[F]) (p ball.Real, open ball.Mag, v *Violation) {
	unknown := ball.MagOf(math.Inf(1))
	if v, ok := o.Refused(got, 1); !ok {
		return p, unknown, v
	}
	a, ok := o.Ask(s, false)
	if !ok {
		return p, unknown, nil
	}
	g := float64(got.Out[0])
	if math.IsNaN(g) || math.IsInf(g, -1) {
		return p, unknown, &Violation{What: "the loss of " + s.String(), Got: hexDec(g), Want: decimal(a.Value), Excess: math.Inf(1)}
	}
	p = e.Of(g).Neg().Exp()
	if a.Value.IsInf() { // what is impossible has no share, and no excuse for one
		return p, ball.Mag{}, nil
	}
	b := o.Budget(a.Err)
	if b.Cmp(ball.MagOf(1)) > 0 {
		o.undecided()
		return p, unknown, nil
	}
	return p, p.AbsUp().Mul(b.Add(b)), nil // e^b − 1 ≤ 2b for b ≤ 1
}
