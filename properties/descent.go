package properties

import (
	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// descent follows gradient descent along the path that the claim predicts. Each step is judged by itself, from where the path is, so that
// roundings do not add up.
func descent[F impl.Float](f *ball.Format) Property[F] {
	path := func(c spec.Claim, k Case) (x []spec.Sample, step float64) {
		at, step := c.(spec.Descent).Path(k.ints())
		for _, p := range at {
			x = append(x, spec.Sample{Pred: []float64{p}, Target: []float64{0}})
		}
		return x, step
	}
	return Property[F]{
		Name: "r-descent", Says: "Descent of a fixed step goes where the literature says.", Level: reports.Must,
		For: claims[spec.Descent],
		Draw: func(t *rapid.T, _ spec.Loss, _ spec.Claim) (k Case) {
			for range spec.DescentInts {
				k.Nums = append(k.Nums, float64(rapid.IntRange(0, 1<<16-1).Draw(t, "k")))
			}
			return k
		},
		Calls: func(c spec.Claim, k Case) (calls []Call) {
			x, _ := path(c, k)
			for _, s := range x[:len(x)-1] {
				calls = append(calls, ask(Grad, s))
			}
			return calls
		},
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			x, step := path(c, k)
			e := ball.NewEval(exactBits, exactBits)
			for i, s := range x[:len(x)-1] {
				if !legal(o.Loss, o.Format, s) || !legal(o.Loss, o.Format, x[i+1]) {
					return o.Pass()
				}
				if v, ok := o.Refused(as[i], 1); !ok {
					return v
				}
				a, ok := o.Ask(s, true)
				if !ok {
					return nil
				}
				if len(a.Ties) > 0 && x[i+1].Pred[0] != s.Pred[0] {
					return o.Pass() // at a kink descent may go several ways
				}
				want := e.Of(s.Pred[0]).Sub(e.Of(x[i+1].Pred[0])).Quo(e.Of(step))
				if v := o.Within("slope at "+hexDec(s.Pred[0]), as[i].Out[0], want, want, a.Grad[0].Err); v != nil {
					return v
				}
			}
			return nil
		},
	}
}
