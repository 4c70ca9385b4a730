package properties

import (
	"math"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// triangle tries the triangle inequality of a loss or of its root: no detour is shorter. The two samples of a case are (p, q) and,
// of which the prediction alone counts, r.
func triangle[F impl.Float](f *ball.Format) Property[F] {
	sides := func(k Case) []spec.Sample {
		p, q, r := k.Samples[0].Target, k.Samples[0].Pred, k.Samples[1].Pred
		side := func(from, to []float64) spec.Sample {
			s := k.Samples[0].Clone()
			s.Target, s.Pred = from, to
			return s
		}
		return []spec.Sample{side(p, r), side(p, q), side(q, r)}
	}
	return Property[F]{
		Name: "triangle", Says: "No detour is shorter.", Level: reports.Must,
		For: claims[spec.Triangle],
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			s := drawSample(t, l, f)
			return Case{Samples: []spec.Sample{s, drawLike(t, l, f, s)}}
		},
		Calls: func(_ spec.Claim, k Case) (calls []Call) {
			for _, s := range sides(k) {
				calls = append(calls, ask(Value, s))
			}
			return calls
		},
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			e := ball.NewEval(exactBits, exactBits)
			ends := make([][2]ball.Real, len(as)) // what the value may be: within its budget, not below 0
			for i, s := range sides(k) {
				if !legal(o.Loss, o.Format, s) {
					return o.Pass()
				}
				if v, ok := o.Refused(as[i], 1); !ok {
					return v
				}
				a, ok := o.Ask(s, false)
				if !ok {
					return nil
				}
				b, got := o.Budget(a.Err), float64(as[i].Out[0])
				if a.Value.IsInf() || b.Inf() || o.overflows(a.Value, b, a.Value.Float()) {
					return o.Pass()
				}
				if math.IsNaN(got) || math.IsInf(got, 0) {
					return &Violation{What: "a value", Got: hexDec(got), Want: decimal(a.Value), Excess: math.Inf(1)}
				}
				lo, hi := math.Nextafter(got-b.F(), math.Inf(-1)), math.Nextafter(got+b.F(), math.Inf(1))
				ends[i] = [2]ball.Real{distance(e, lo, c), distance(e, hi, c)}
			}
			detour := ends[1][1].Add(ends[2][1])
			return o.side("the direct way less the detour", Le, ends[0][0].Sub(detour), e.Of(0), ends[0][0].Rad().Add(detour.Rad()))
		},
	}
}

// distance is v, or its root, as the claim wants it, and 0 for what is below.
func distance(e *ball.Eval, v float64, c spec.Claim) ball.Real {
	v = math.Max(v, 0)
	if c.(spec.Triangle).Root {
		return e.Of(v).Sqrt()
	}
	return e.Of(v)
}
