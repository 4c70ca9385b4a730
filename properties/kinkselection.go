package properties

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// kinkSelection records which element of the generalised gradient an implementation returns where the derivative jumps. Any is right, so
// nothing is judged but what was declared (spec.AtKinks); libraries differ, and who changes from one to another wants to know.
func kinkSelection[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-kink-selection", Says: "Where the derivative jumps an element of the generalised gradient is chosen.", Level: reports.May,
		For: func(l spec.Loss) []spec.Claim {
			if len(l.Kinks) == 0 || l.Tangent {
				return nil
			}
			return sloped(l)
		},
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			return Case{Samples: []spec.Sample{drawKink(t, l, f)}}
		},
		Calls: func(_ spec.Claim, k Case) []Call { return []Call{ask(Grad, k.Samples[0])} },
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			s := k.Samples[0]
			if as[0].Err != nil || len(as[0].Out) != len(s.Pred) || !finite(as[0].Out) {
				o.Refused(as[0], len(s.Pred)) // what is wrong with it others say
				return nil
			}
			a, err := o.Loss.Exact(s, true, 60)
			if err != nil || !a.Complete {
				o.undecided()
				return nil
			}
			for i, set := range a.Grad {
				if len(a.Ties) == 0 || set.Lo.IsInf() || set.Hi.IsInf() || set.Lo.Overlaps(set.Hi) {
					continue
				}
				if x, ok := o.Loss.Element.In(set); ok {
					if v := o.declared(fmt.Sprintf("gradient[%d], declared as kink:%s", i, o.Loss.Element), s, i, as[0].Out[i], x); v != nil {
						return v
					}
				}
				if c := a.Ties[0].Site + ": " + Element(float64(as[0].Out[i]), set); !slices.Contains(o.tally.chosen, c) {
					o.tally.chosen = append(o.tally.chosen, c)
				}
			}
			return nil
		},
	}
}

// declared holds entry i of a gradient at a kink to one number of its set, by the error that any of them may have.
func (o *Oracle[F]) declared(what string, s spec.Sample, i int, got F, x ball.Real) *Violation {
	judged, err := o.Loss.Judge(s, o.Format, true)
	if err != nil {
		o.undecided()
		return nil
	}
	v := o.Within(what, got, x, x, judged.Grad[i].Err)
	if v != nil {
		v.Level = reports.Must
	}
	return v
}

// Element says which element of a set g is: "0", "the lower end", "the middle", …
func Element(g float64, set spec.Set) string {
	lo, hi := set.Lo.Float(), set.Hi.Float()
	switch {
	case g == 0:
		return "0"
	case g == lo:
		return "the lower end"
	case g == hi:
		return "the upper end"
	case g == lo/2+hi/2:
		return "the middle"
	case between(ball.Of(g), set.Lo, set.Hi):
		return "an inner element"
	}
	return fmt.Sprintf("%v, which is none of [%v, %v]", g, lo, hi)
}
