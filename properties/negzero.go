package properties

import (
	"math"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// negZero gives zeros the other sign. The two are one number, so no branch may tell them apart.
func negZero[F impl.Float](f *ball.Format) Property[F] {
	calls := func(_ spec.Claim, k Case) (cs []Call) {
		for _, s := range k.Samples {
			cs = append(cs, Case{Samples: []spec.Sample{s}}.calls(allOps, impl.None)...)
		}
		return cs
	}
	return Property[F]{
		Name: "u-neg-zero", Says: "The value and the gradient at -0 are those at 0.", Level: reports.Must, For: takingZero, Calls: calls,
		From: func(_ spec.Loss, _ spec.Claim, s spec.Sample) (Case, bool) {
			plus, minus, any := signedZeros(s)
			return Case{Samples: []spec.Sample{plus, minus}}, any
		},
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			s := drawAny(t, l, f)
			zeroed := s.Clone()
			for _, v := range [][]float64{zeroed.Pred, zeroed.Target} {
				if len(v) > 0 {
					v[pick(t, "zero", len(v))] = 0
				}
			}
			plus, minus, any := signedZeros(keep(l, f, s, zeroed))
			if !any {
				zeroed = s.Clone() // a target that may not be 0 must not keep the prediction from it
				zeroed.Pred[pick(t, "zero", len(s.Pred))] = 0
				plus, minus, _ = signedZeros(keep(l, f, s, zeroed))
			}
			return Case{Samples: []spec.Sample{plus, minus}}
		},
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			if _, _, any := signedZeros(k.Samples[0]); !any {
				return o.Pass()
			}
			all, v := o.answered(calls(nil, k), as)
			if v != nil {
				return v
			}
			var vs []*Violation
			for i, plus := range all[:3] {
				minus := all[3+i]
				if plus.live && minus.live {
					vs = append(vs, o.same(plus.String()+" at -0", minus, plus, minus.got.Out, plus.got.Out))
				}
			}
			return first(vs...)
		},
	}
}

// takingZero is the For of a property of every loss that has a legal sample with a zero in it: a deviance of positive numbers has none.
func takingZero(l spec.Loss) []spec.Claim {
	domains := append(l.Pred.Rows[:len(l.Pred.Rows):len(l.Pred.Rows)], l.Target.Rows...)
	if l.Pred.Rows == nil {
		domains = append(domains, l.Pred)
	}
	if l.HasTarget() && l.Target.Rows == nil {
		domains = append(domains, l.Target)
	}
	for _, d := range domains {
		if d.Entry(0) == nil {
			return whole(l)
		}
	}
	return nil
}

// signedZeros is s with all zeros positive and with all negative, and whether there are any.
func signedZeros(s spec.Sample) (plus, minus spec.Sample, any bool) {
	plus, minus = s.Clone(), s.Clone()
	for _, p := range [][2][]float64{{plus.Pred, minus.Pred}, {plus.Target, minus.Target}} {
		for i, x := range p[0] {
			if x == 0 {
				p[0][i], p[1][i], any = 0, math.Copysign(0, -1), true
			}
		}
	}
	return plus, minus, any
}
