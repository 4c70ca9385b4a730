package properties

import (
	"math"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// infLimits asks for every line of the table "Special cases are:": limits at infinity, boundaries, and inputs that must
// be refused.
func infLimits[F impl.Float](f *ball.Format) Property[F] {
	calls := func(_ spec.Claim, k Case) []Call { return k.calls([]Op{Value, Grad}, impl.None, impl.Sum, impl.Mean) }
	return Property[F]{
		Name: "u-inf-limits", Says: "The special cases have the values that are documented, or are refused.", Level: reports.Must,
		For: func(l spec.Loss) []spec.Claim {
			if len(specialCases(l, ball.Float32)) == 0 {
				return nil
			}
			return whole(l)
		},
		Own:   func(l spec.Loss, _ spec.Claim) []Case { return specialCases(l, f) },
		Calls: calls,
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			special, value := o.Loss.Special[k.ints()[0]], as[0]
			if special.Err {
				for i, call := range calls(nil, k) {
					if v := o.mustReject(asked[F]{Call: call, got: as[i]}, "an error: "+special.When); v != nil {
						return v
					}
				}
				return nil
			}
			if math.IsNaN(special.Want) && rejected(value.Err) {
				return nil
			}
			if v, ok := o.Refused(value, 1); !ok {
				return v
			}
			got := float64(value.Out[0])
			if got == o.Format.Round(special.Want) || got != got && math.IsNaN(special.Want) {
				return nil
			}
			wrong := &Violation{What: "value: " + special.When, Got: hexDec(got), Want: hexDec(special.Want), Excess: math.Inf(1)}
			if special.Want == 0 || math.IsInf(special.Want, 0) || math.IsNaN(special.Want) {
				return wrong
			}
			a, ok := o.Ask(special.In, false) // a number has a budget
			if !ok {
				return nil
			}
			// The table has the number in float64, which is ln 2 to 16 digits; what the oracle says of it is exact.
			want := a.Value
			if v := o.Within(wrong.What, value.Out[0], want, want, a.Err.Add(o.Format.U.Mul(want.AbsUp()))); v != nil {
				return v
			}
			return nil
		},
	}
}

// specialCases lists the special cases whose inputs are numbers of the format, by index.
func specialCases(l spec.Loss, f *ball.Format) (ks []Case) {
	for i, c := range l.Special {
		fits := true
		for _, v := range [][]float64{c.In.Pred, c.In.Target} {
			for _, x := range v {
				fits = fits && (x != x || f.Round(x) == x)
			}
		}
		if fits {
			ks = append(ks, Case{Samples: []spec.Sample{c.In}, Nums: []float64{float64(i)}})
		}
	}
	return ks
}
