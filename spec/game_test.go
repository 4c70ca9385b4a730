package spec

import (
	"testing"

	"github.com/lossgate/lossgate/spec/ball"
)

// Identities of games that no implementation is asked about: derivatives of what a generator sees with the discriminator frozen at its best,
// and of the divergences that papers say it minimises. Pred is the distribution q of fakes, Target that of real points, p.

// games are pairs p, q: nearly equal, far apart, concentrated, over two to four points.
var games = [][2][]float64{
	{{0.5, 0.5}, {0.25, 0.75}},
	{{0.5, 0.5}, {0.5, 0.5}},
	{{0.5, 0.5}, {0.875, 0.125}},
	{{0.0009765625, 0.9990234375}, {0.75, 0.25}},
	{{0.625, 0.25, 0.125}, {0.125, 0.25, 0.625}},
	{{0.25, 0.25, 0.5}, {0.25, 0.2509765625, 0.4990234375}},
	{{0.125, 0.125, 0.25, 0.5}, {0.5, 0.25, 0.125, 0.125}},
}

// inGame evaluates f at a game, with its gradient by q.
func inGame(t *testing.T, g [2][]float64, f func(x In) ball.Real) Answer {
	t.Helper()
	a, err := Loss{Value: f}.Ask(pair(g[1], g[0]), Question{Grad: true, Enough: func(a Answer) bool {
		return a.all(func(x ball.Real) bool { return x.Rad().Cmp(ball.Pow2(-90)) < 0 })
	}})
	if err != nil {
		t.Fatalf("%v: %v", g, err)
	}
	return a
}

// vanishes reports whether the ball holds 0 and is too small to hold anything that matters.
func vanishes(x ball.Real) bool { return x.AbsUp().Cmp(ball.Pow2(-80)) < 0 }

// best is D* = p/(p+q) point by point, a number to those who differentiate: the discriminator is frozen.
func best(x In) (d, rest []ball.Real) {
	for i, q := range x.Pred {
		m := x.Target[i].Add(q)
		d, rest = append(d, x.Target[i].Quo(m).Detach()), append(rest, q.Quo(m).Detach())
	}
	return d, rest
}

func each(v []ball.Real, f func(ball.Real) ball.Real) (out []ball.Real) {
	for _, x := range v {
		out = append(out, f(x))
	}
	return out
}

func twiceJS(x In) ball.Real {
	m := middle(x.Target, x.Pred)
	return klOf(x.Target, m).Add(klOf(x.Pred, m))
}

// TestFrozenGradients executes g-mm-frozen-gradient and g-ns-frozen-gradient: at D* the generator's gradients, D being frozen, are those of
// 2·JS and of KL(q‖p) − 2·JS, up to a constant along the simplex.
func TestFrozenGradients(t *testing.T) {
	for _, g := range games {
		for _, tc := range []struct {
			id   string
			f    func(x In) ball.Real
			what func(x In) ball.Real
		}{
			{"g-mm-frozen-gradient", func(x In) ball.Real {
				_, rest := best(x)
				return ball.Dot(x.Pred, each(rest, ball.Real.Log))
			}, twiceJS},
			{"g-ns-frozen-gradient", func(x In) ball.Real {
				d, _ := best(x)
				return ball.Dot(x.Pred, each(d, ball.Real.Log)).Neg()
			}, func(x In) ball.Real { return klOf(x.Pred, x.Target).Sub(twiceJS(x)) }},
		} {
			a := inGame(t, g, func(x In) ball.Real { return tc.f(x).Sub(tc.what(x)) })
			for i := range a.Grad {
				if d := a.Grad[i].Lo.Sub(a.Grad[0].Lo); !vanishes(d) {
					t.Errorf("%s at %v: gradients differ by %v more at point %d than at 0", tc.id, g, d.Float(), i)
				}
			}
		}
	}
}

// TestNonsaturatingDivergence executes g-ns-is-softened-reverse-kl and g-ns-value-identity: KL(q‖p) − 2·JS is 2·KL((p+q)/2 ‖ p), no contradiction but
// a divergence; as values E[−ln D*] is KL(q‖p) − KL(q‖m) + ln 2, at least ln 2, and the term that papers call constant is so only
// while D is frozen.
func TestNonsaturatingDivergence(t *testing.T) {
	softened := func(x In) ball.Real { return klOf(middle(x.Target, x.Pred), x.Target).Mul(ball.Of(2)) }
	free := func(x In) ball.Real { // E[−ln D*], D* following q
		v := x.Of(0)
		for i, q := range x.Pred {
			v = v.Sub(q.Mul(x.Target[i].Quo(x.Target[i].Add(q)).Log()))
		}
		return v
	}
	constant := func(x In) ball.Real { // 2·ln 2 + E_p ln D*
		v := ln2(x).Mul(ball.Of(2))
		for i, p := range x.Target {
			v = v.Add(p.Mul(p.Quo(p.Add(x.Pred[i])).Log()))
		}
		return v
	}
	moves := false
	for _, g := range games {
		equal := g[0][0] == g[1][0]
		for _, tc := range []struct {
			id string
			f  func(x In) ball.Real
		}{
			{"g-ns-is-softened-reverse-kl", func(x In) ball.Real { return klOf(x.Pred, x.Target).Sub(twiceJS(x)).Sub(softened(x)) }},
			{"g-ns-value-identity", func(x In) ball.Real {
				return klOf(x.Pred, x.Target).Sub(twiceJS(x)).Add(constant(x)).Sub(free(x))
			}},
			{"g-ns-value-identity, second form", func(x In) ball.Real {
				return klOf(x.Pred, x.Target).Sub(klOf(x.Pred, middle(x.Target, x.Pred))).Add(ln2(x)).Sub(free(x))
			}},
		} {
			if a := inGame(t, g, tc.f); !vanishes(a.Value) {
				t.Errorf("%s at %v: the sides differ by %v", tc.id, g, a.Value.Float())
			}
		}
		if v := inGame(t, g, softened).Value; v.Float() <= 0 && !(equal && vanishes(v)) {
			t.Errorf("g-ns-is-softened-reverse-kl at %v: 2·KL(m‖p) = %v, want above 0", g, v.Float())
		}
		if v := inGame(t, g, func(x In) ball.Real { return free(x).Sub(ln2(x)) }).Value; v.Float() < 0 && !vanishes(v) {
			t.Errorf("g-ns-value-identity at %v: E[−ln D*] − ln 2 = %v, want 0 or more", g, v.Float())
		}
		a := inGame(t, g, constant)
		moves = moves || a.Grad[1].Lo.Sub(a.Grad[0].Lo).AbsLo().Cmp(ball.Pow2(-4)) > 0
	}
	if !moves {
		t.Error("g-ns-value-identity: the constant has no gradient by q in any game, so that nothing was frozen")
	}
}

// TestOptimalDiscriminator executes g-optimal-d to first order: the slope of the discriminator's loss by every shared logit is 0 at
// ln p − ln q, which is no number of a format.
func TestOptimalDiscriminator(t *testing.T) {
	for _, g := range games {
		f := both{func(s ball.Real) ball.Real { return softplus(s.Neg()) }, softplus}
		a := inGame(t, [2][]float64{append(append([]float64(nil), g[0]...), g[1]...), make([]float64, len(g[0]))}, func(x In) ball.Real {
			n := len(x.Pred)
			s := make([]ball.Real, n)
			for i, off := range x.Pred {
				s[i] = x.Target[i].Log().Sub(x.Target[n+i].Log()).Add(off)
			}
			x.Pred = append(s, s...)
			return f.expected(x)
		})
		for i, slope := range a.Grad {
			if !vanishes(slope.Lo) {
				t.Errorf("g-optimal-d at %v: slope %v at point %d", g, slope.Lo.Float(), i)
			}
		}
	}
}
