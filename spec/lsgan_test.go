package spec

import (
	"testing"

	"github.com/lossgate/lossgate/spec/ball"
)

// bestScores is D* = (b·p + a·q)/(p+q) point by point, the best discriminator of least squares.
func bestScores(x In, a, b float64) (d []ball.Real) {
	for i, q := range x.Pred {
		d = append(d, ball.Of(b).Mul(x.Target[i]).Add(ball.Of(a).Mul(q)).Quo(x.Target[i].Add(q)))
	}
	return d
}

// discrimination is Δ = Σ (p−q)²/(p+q).
func discrimination(x In) ball.Real {
	x.Target = append(x.Target[:len(x.Pred):len(x.Pred)], x.Pred...)
	return triangular(x)
}

// chiSquared is Σ (p−q)²/q.
func chiSquared(p, q []ball.Real) ball.Real {
	v := ball.Of(0)
	for i := range p {
		v = v.Add(p[i].Sub(q[i]).Mul(p[i].Sub(q[i])).Quo(q[i]))
	}
	return v
}

// squaresTo is E(s − c)², under the weights w.
func squaresTo(w, s []ball.Real, c float64) ball.Real {
	return expectation(w, s, halfSquare(c)).Mul(ball.Of(2))
}

// within reports whether x is known to lie in [lo, hi].
func within(x ball.Real, lo, hi float64) bool {
	v := x.Float()
	return lo <= v && v <= hi && x.Rad().Cmp(ball.Pow2(-60)) < 0
}

// TestLSGANDivergence executes g-lsgan-divergence: for any labels, the squares at D* are (a+b−2c)²/2 + ((b−a)²/4)·Δ. Δ is χ² of the mixture, bounded by 2
// and symmetric, and not Pearson's χ² of data and fakes, as the survey has it (PROPERTIES E14).
func TestLSGANDivergence(t *testing.T) {
	for _, g := range games {
		for _, l := range [][3]float64{{-1, 1, 0}, {0, 1, 1}, {0, 1, 0.5}, {2.5, -0.25, 7}} {
			a, b, c := l[0], l[1], l[2]
			v := inGame(t, g, func(x In) ball.Real {
				d := bestScores(x, a, b)
				off, wide := ball.Of(a+b-2*c), ball.Of(b-a)
				least := off.Mul(off).Mul(ball.Of(0.5)).Add(wide.Mul(wide).Mul(ball.Of(0.25)).Mul(discrimination(x)))
				return squaresTo(x.Target, d, c).Add(squaresTo(x.Pred, d, c)).Sub(least)
			}).Value
			if !vanishes(v) {
				t.Errorf("g-lsgan-divergence at %v, labels %v: the sides differ by %v", g, l, v.Float())
			}
		}
		mixture := inGame(t, g, func(x In) ball.Real {
			var sum, twice []ball.Real
			for i, q := range x.Pred {
				sum, twice = append(sum, x.Target[i].Add(q)), append(twice, q.Add(q))
			}
			return chiSquared(twice, sum).Sub(discrimination(x))
		}).Value
		if !vanishes(mixture) {
			t.Errorf("g-lsgan-divergence at %v: χ² between 2q and p+q is off Δ by %v", g, mixture.Float())
		}
		if v := inGame(t, g, discrimination).Value; !within(v, 0, 2) && !vanishes(v) {
			t.Errorf("g-lsgan-divergence at %v: Δ = %v, want a number in [0, 2]", g, v.Float())
		}
	}
	witness := [2][]float64{{0.5, 0.5}, {0.99, 0.01}}
	for _, tc := range []struct {
		what   string
		f      func(x In) ball.Real
		lo, hi float64
	}{
		{"Δ", discrimination, 0.63192, 0.63194},
		{"χ²(p‖q)", func(x In) ball.Real { return chiSquared(x.Target, x.Pred) }, 24.2524, 24.2526},
		{"χ²(q‖p)", func(x In) ball.Real { return chiSquared(x.Pred, x.Target) }, 0.9603, 0.9605},
	} {
		if v := inGame(t, witness, tc.f).Value; !within(v, tc.lo, tc.hi) {
			t.Errorf("g-lsgan-divergence at %v: %s = %v, want a number in [%v, %v]", witness, tc.what, v.Float(), tc.lo, tc.hi)
		}
	}
}

// TestLSGANGenerator executes g-lsgan-generator-gradient: the generator, for whom D* is frozen, moves mass as the gradient of Δ does where c ≥ b > a, and
// against it in a game of the labels −1, 1 and 0 that the theorem is about.
func TestLSGANGenerator(t *testing.T) {
	pull := func(g [2][]float64, a, b, c float64) (frozen, free Answer) {
		return inGame(t, g, func(x In) ball.Real {
				d := bestScores(x, a, b)
				for i := range d {
					d[i] = d[i].Detach()
				}
				return expectation(x.Pred, d, halfSquare(c))
			}), inGame(t, g, func(x In) ball.Real {
				d := bestScores(x, a, b)
				return expectation(x.Target, d, halfSquare(c)).Add(expectation(x.Pred, d, halfSquare(c)))
			})
	}
	rise := func(a Answer, i, j int) ball.Real { return a.Grad[j].Lo.Sub(a.Grad[i].Lo) } // of moving mass from i to j
	for _, g := range games {
		frozen, free := pull(g, 0, 1, 1)
		for j := range g[0] {
			for i := range j {
				x, y := rise(frozen, i, j), rise(free, i, j)
				if !(x.Float()*y.Float() > 0) && !(vanishes(x) && vanishes(y)) {
					t.Errorf("g-lsgan-generator-gradient at %v: moving mass from %d to %d, the generator sees %v and the divergence %v", g, i, j, x.Float(), y.Float())
				}
			}
		}
	}
	frozen, free := pull([2][]float64{{0.5, 0.5}, {0.9, 0.1}}, -1, 1, 0)
	if x, y := rise(frozen, 0, 1), rise(free, 0, 1); !within(x, 0.1813, 0.1815) || !within(y, -1.1339, -1.1337) {
		t.Errorf("g-lsgan-generator-gradient: the generator sees %v and the divergence %v, want 0.1814 and −1.1338", x.Float(), y.Float())
	}
}
