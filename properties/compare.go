package properties

import (
	"fmt"
	"math"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// A part is one evaluation in a comparison: coef·L(at), answered by got.
type part[F impl.Float] struct {
	coef float64
	at   spec.Sample
	got  Answer[F]
}

// Compare holds Σ coef·got to the right-hand side rhs (nil: 0) by sign. The budget is the sum of the budgets of the parts;
// nothing else is forgiven. Cases in which an exact value is infinite or overflows teach nothing, as other properties are about
// them.
func (o *Oracle[F]) Compare(what string, sign spec.Sign, rhs *ball.Real, parts []part[F]) *Violation {
	return o.compare(what, sign, rhs, ball.Mag{}, parts)
}

// compare is Compare with a right-hand side that was itself answered, and may be off by budget.
func (o *Oracle[F]) compare(what string, sign spec.Sign, rhs *ball.Real, budget ball.Mag, parts []part[F]) *Violation {
	e := ball.NewEval(exactBits, exactBits)
	sum := e.Of(0)
	for _, p := range parts {
		if v, ok := o.Refused(p.got, 1); !ok {
			return v
		}
		a, ok := o.Ask(p.at, false)
		if !ok {
			return nil
		}
		b := o.Budget(a.Err)
		if a.Value.IsInf() || b.Inf() || o.overflows(a.Value, b, a.Value.Float()) {
			return o.Pass()
		}
		g := float64(p.got.Out[0])
		if math.IsNaN(g) || math.IsInf(g, 0) {
			return &Violation{What: "a value of " + what, Got: hexDec(g), Want: decimal(a.Value), Excess: math.Inf(1)}
		}
		sum = sum.Add(e.Of(p.coef).Mul(e.Of(g)))
		budget = budget.Add(b.Mul(ball.MagOf(math.Abs(p.coef))))
	}
	want := e.Of(0)
	if rhs != nil {
		if rhs.IsInf() {
			return o.Pass()
		}
		want = rhs.In(e)
		budget = budget.Add(rhs.Rad())
	}
	return o.side(what, sign, sum, want, budget)
}

// side is the comparison itself: sum and want are exact but for what budget holds.
func (o *Oracle[F]) side(what string, sign spec.Sign, sum, want ball.Real, budget ball.Mag) *Violation {
	if budget.Inf() {
		o.undecided()
		return nil
	}
	d := sum.Sub(want)
	if sign == spec.Le && d.Float() <= 0 || sign == spec.Ge && d.Float() >= 0 {
		return nil
	}
	least, _ := d.Dist(0)
	if least.Cmp(budget) <= 0 {
		return nil
	}
	word := map[spec.Sign]string{spec.Eq: "=", spec.Le: "≤", spec.Ge: "≥"}[sign]
	return &Violation{
		What: what, Got: decimal(sum), Want: fmt.Sprintf("%s %s, give or take %.3g", word, decimal(want), budget.F()),
		Excess: least.Quo(budget).F(),
	}
}

// Le, Ge and Eq are the signs of a comparison.
const (
	Eq = spec.Eq
	Le = spec.Le
	Ge = spec.Ge
)
