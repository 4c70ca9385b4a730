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

// finiteOnFinite looks for NaN, and for infinities that the exact answer does not have, in the value and in the gradient at finite
// inputs: at kinks, at perfect predictions and where formats end.
func finiteOnFinite[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-finite-on-finite", Says: "Finite inputs give finite values and gradients, unless the exact ones are too large for the format.", Level: reports.Must,
		For: whole, From: finiteAlone,
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			if pick(t, "extreme", 2) == 0 {
				return Case{Samples: []spec.Sample{drawAny(t, l, f)}}
			}
			return Case{Samples: []spec.Sample{drawExtreme(t, l, f)}}
		},
		Calls: valueAndGradient,
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			s := k.Samples[0]
			if infinite(s.Pred) || infinite(s.Target) || !legal(o.Loss, o.Format, s) {
				return o.Pass()
			}
			if v := o.notNumbers(as); v != nil {
				return v
			}
			return o.eachNumber(s, as, func(what string, got F, set spec.Set) *Violation {
				if g := float64(got); !math.IsNaN(g) && !math.IsInf(g, 0) {
					return nil
				}
				return o.Within(what, got, set.Lo, set.Hi, set.Err)
			})
		},
	}
}

// notNumbers is the violation of a NaN where nobody but the implementation knows what is right: it is none of a legal input, whatever the loss is,
// but for a slope where the value is infinite.
func (o *Oracle[F]) notNumbers(as []Answer[F]) *Violation {
	if o.Loss.Measured == nil || as[0].Err != nil {
		return nil
	}
	for i, what := range []string{"value", "gradient"} {
		for j, x := range as[i].Out {
			if i == 1 {
				what = fmt.Sprintf("gradient[%d]", j)
			}
			if x != x {
				return &Violation{What: what, Got: "NaN", Want: "a number: the input is finite and legal", Excess: math.Inf(1)}
			}
		}
		if !finite(as[i].Out) {
			return nil
		}
	}
	return nil
}

// overflow looks for infinities where the exact answer is a number of the format: at inputs as large as the format has, and at the
// thresholds of exponentials. What the running error of the stable form excuses is still poor.
func overflow[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-no-spurious-overflow", Says: "What the format can represent is returned as a finite number.", Level: reports.Must,
		needs: wider, For: whole, From: finiteAlone,
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			return Case{Samples: []spec.Sample{drawExtreme(t, l, f)}}
		},
		Calls: valueAndGradient,
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			s := k.Samples[0]
			if infinite(s.Pred) || infinite(s.Target) || !legal(o.Loss, o.Format, s) {
				return o.Pass()
			}
			return o.eachNumber(s, as, func(what string, got F, set spec.Set) *Violation {
				g := float64(got)
				if !math.IsInf(g, 0) {
					return nil
				}
				if v := o.Within(what, got, set.Lo, set.Hi, set.Err); v != nil {
					return v
				}
				lo, known := set.Lo.Round(o.Format)
				hi, too := set.Hi.Round(o.Format)
				if !known || !too || math.IsInf(lo, 0) || math.IsInf(hi, 0) {
					return nil
				}
				return &Violation{Level: reports.Should, What: what, Got: hexDec(g), Want: interval(set.Lo, set.Hi), Excess: 1}
			})
		},
	}
}

// underflow looks for zeros where the exact answer is a normal number of the format: the tails of exponentials, and tiny errors.
func underflow[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-no-spurious-underflow", Says: "What is a normal number of the format is not returned as 0.", Level: reports.Must,
		needs: wider, For: whole, From: finiteAlone,
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			if pick(t, "tail", 2) == 0 {
				return Case{Samples: []spec.Sample{drawSample(t, l, f)}}
			}
			return Case{Samples: []spec.Sample{drawExtreme(t, l, f)}}
		},
		Calls: valueAndGradient,
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			s := k.Samples[0]
			if infinite(s.Pred) || infinite(s.Target) || !legal(o.Loss, o.Format, s) {
				return o.Pass()
			}
			return o.eachNumber(s, as, func(what string, got F, set spec.Set) *Violation {
				if got != 0 || set.Lo.Less(set.Hi) || between(ball.Of(0), set.Lo, set.Hi) {
					return nil
				}
				if v := o.Within(what, got, set.Lo, set.Hi, set.Err); v != nil {
					return v
				}
				least := set.Lo.AbsLo()
				if least.Cmp(o.Format.Normal) < 0 || set.Hi.AbsLo().Cmp(o.Format.Normal) < 0 || least.Cmp(set.Err.Add(set.Err)) <= 0 {
					return nil // nor is it 0 that good code may find where terms cancel
				}
				return &Violation{Level: reports.Should, What: what, Got: "0", Want: interval(set.Lo, set.Hi), Excess: 1}
			})
		},
	}
}

// valueAndGradient asks for both at the case's one sample.
func valueAndGradient(_ spec.Claim, k Case) []Call {
	return []Call{ask(Value, k.Samples[0]), ask(Grad, k.Samples[0])}
}

// eachNumber judges the value and every coordinate of the gradient by one rule. No rule here objects to numbers that are finite and not 0, so
// that the oracle is asked about others only. A gradient along a simplex is defined up to a constant, and left out, as is that of an
// infinite value.
func (o *Oracle[F]) eachNumber(s spec.Sample, as []Answer[F], judge func(what string, got F, exact spec.Set) *Violation) *Violation {
	if v, ok := o.Refused(as[0], 1); !ok {
		return v
	}
	if !plainNumbers(as[0].Out) {
		a, ok := o.Ask(s, false)
		if !ok {
			return nil
		}
		if v := judge("value", as[0].Out[0], spec.Set{Lo: a.Value, Hi: a.Value, Err: a.Err}); v != nil {
			return v
		}
	}
	if unsupported(as[1].Err) || o.Loss.Tangent {
		return nil
	}
	if v, ok := o.Refused(as[1], len(s.Pred)); !ok {
		return v
	}
	if plainNumbers(as[1].Out) {
		return nil
	}
	a, ok := o.Ask(s, true)
	if !ok || a.Value.IsInf() {
		return nil
	}
	for i, g := range as[1].Out {
		if v := judge(fmt.Sprintf("gradient[%d]", i), g, a.Grad[i]); v != nil {
			return v
		}
	}
	return nil
}

// plainNumbers reports whether every number is finite and not 0.
func plainNumbers[F impl.Float](v []F) bool {
	for _, x := range v {
		if g := float64(x); g == 0 || math.IsNaN(g) || math.IsInf(g, 0) {
			return false
		}
	}
	return true
}

// finiteAlone makes a case of one fixed sample without infinities.
func finiteAlone(_ spec.Loss, _ spec.Claim, s spec.Sample) (Case, bool) {
	return Case{Samples: []spec.Sample{s}}, !infinite(s.Pred) && !infinite(s.Target)
}
