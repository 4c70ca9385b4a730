package spec

import (
	"testing"

	"github.com/lossgate/lossgate/spec/ball"
)

// A variational row of the table of f-GANs (Nowozin, Cseke and Tomioka 2016, 10.48550/arXiv.1606.00709): for u = p/q, E_p T − E_q f*(T) ≤ Σ q·f(u), with equality
// at T = best(u).
type variational struct {
	name          string
	f, best, dual func(ball.Real) ball.Real // f(u), T*(u), f*(t)
	legal         func(t ball.Real) bool    // the domain of f*; nil: all numbers
}

func variationals() []variational {
	one, two := ball.Of(1), ball.Of(2)
	negative := func(t ball.Real) bool { return t.Sign() < 0 }
	return []variational{
		{"KL", func(u ball.Real) ball.Real { return u.Mul(u.Log()) }, func(u ball.Real) ball.Real { return one.Add(u.Log()) },
			func(t ball.Real) ball.Real { return t.Sub(one).Exp() }, nil},
		{"reverse KL", func(u ball.Real) ball.Real { return u.Log().Neg() }, func(u ball.Real) ball.Real { return one.Quo(u).Neg() },
			func(t ball.Real) ball.Real { return one.Add(t.Neg().Log()).Neg() }, negative},
		{"Pearson", func(u ball.Real) ball.Real { return u.Sub(one).Mul(u.Sub(one)) }, func(u ball.Real) ball.Real { return u.Sub(one).Mul(two) },
			func(t ball.Real) ball.Real { return t.Mul(t).Mul(ball.Of(0.25)).Add(t) }, nil},
		{"squared Hellinger", func(u ball.Real) ball.Real { return u.Sqrt().Sub(one).Mul(u.Sqrt().Sub(one)) },
			func(u ball.Real) ball.Real { return one.Sub(one.Quo(u.Sqrt())) },
			func(t ball.Real) ball.Real { return t.Quo(one.Sub(t)) }, func(t ball.Real) bool { return one.Sub(t).Sign() > 0 }},
		{"GAN", func(u ball.Real) ball.Real { return u.Mul(u.Log()).Sub(one.Add(u).Mul(one.Add(u).Log())) },
			func(u ball.Real) ball.Real { return u.Quo(one.Add(u)).Log() },
			func(t ball.Real) ball.Real { return one.Sub(t.Exp()).Log().Neg() }, negative},
	}
}

// TestFGANTable executes g-fgan-table: every row is a lower bound of its divergence that is attained at T*, and the row GAN is
// 2·JS − ln 4.
func TestFGANTable(t *testing.T) {
	ratio := func(x In) (u []ball.Real) {
		for i, q := range x.Pred {
			u = append(u, x.Target[i].Quo(q))
		}
		return u
	}
	for _, row := range variationals() {
		slack := func(off float64) func(x In) ball.Real { // D_f − V(T* + off·w), w varying from point to point
			return func(x In) ball.Real {
				u := ratio(x)
				v := expectation(x.Pred, u, row.f)
				for i := range u {
					t := row.best(u[i]).Add(ball.Of(off * float64(1+i%2)))
					if row.legal != nil && !row.legal(t) {
						t = row.best(u[i]) // outside of the domain there is nothing to claim
					}
					v = v.Sub(x.Target[i].Mul(t)).Add(x.Pred[i].Mul(row.dual(t)))
				}
				return v
			}
		}
		lower := 0
		for _, g := range games {
			if v := inGame(t, g, slack(0)).Value; !vanishes(v) {
				t.Errorf("g-fgan-table, %s at %v: D_f − V(T*) = %v, want 0", row.name, g, v.Float())
			}
			for _, off := range []float64{-2, -0.125, 0.125, 0.5} {
				switch v := inGame(t, g, slack(off)).Value; {
				case v.Float() < 0 && !vanishes(v):
					t.Errorf("g-fgan-table, %s at %v: V exceeds D_f by %v at T* + %v", row.name, g, -v.Float(), off)
				case v.Float() > 0 && !vanishes(v):
					lower++
				}
			}
		}
		if lower < len(games) {
			t.Errorf("g-fgan-table, %s: only %d test functions had less than the divergence", row.name, lower)
		}
	}
	for _, g := range games {
		v := inGame(t, g, func(x In) ball.Real {
			rows := variationals()
			return expectation(x.Pred, ratio(x), rows[len(rows)-1].f).Sub(twiceJS(x)).Add(ln2(x).Mul(ball.Of(2)))
		}).Value
		if !vanishes(v) {
			t.Errorf("g-fgan-table, GAN at %v: off 2·JS − ln 4 by %v", g, v.Float())
		}
	}
}
