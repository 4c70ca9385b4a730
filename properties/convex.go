package properties

import (
	"math"
	"slices"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// midpoint tries L((a+b)/2) ≤ (L(a)+L(b))/2.
func midpoint[F impl.Float](f *ball.Format) Property[F] {
	p := chord[F](f)
	p.Name, p.Says = "u-midpoint-convexity", "L((a+b)/2) ≤ (L(a) + L(b))/2."
	p.Draw = func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
		return Case{Samples: aligned(l, f, drawPair(t, l, f), 2), Nums: []float64{4}}
	}
	return p
}

// nonconvex is for the losses that are said not to be convex: their witness must refute a midpoint.
func nonconvex[F impl.Float](f *ball.Format) Property[F] {
	p := midpoint[F](f)
	p.Own = nil // it is the witness that is tried
	p.Name, p.Says = "u-nonconvex-witness", "The loss is not convex: there are a and b with L((a+b)/2) > (L(a) + L(b))/2."
	p.For = func(l spec.Loss) []spec.Claim {
		return append(denials[spec.Convex](l), denials[spec.StronglyConvex](l)...)
	}
	return p
}

// chord tries the points at eighths between a and b: L((1−λ)a + λb) ≤ (1−λ)L(a) + λL(b) − ½μλ(1−λ)‖a−b‖², where μ is 0 unless
// the loss is claimed to be strongly convex. Points are taken only where they are exact, so that no input was rounded by the test.
func chord[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-chord-convexity", Says: "The loss lies below its chords.", Level: reports.Must,
		For: curved, Own: distributions(f),
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			return Case{Samples: aligned(l, f, drawPair(t, l, f), 8), Nums: []float64{float64(1 + pick(t, "eighths", 7))}}
		},
		Calls: func(_ spec.Claim, k Case) []Call {
			m, _ := chordPoint(f, k.Samples[0], k.Samples[1], eighths(k), 8)
			return []Call{ask(Value, k.Samples[0]), ask(Value, k.Samples[1]), ask(Value, m)}
		},
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			a, b := k.Samples[0], k.Samples[1]
			m, exact := chordPoint(f, a, b, eighths(k), 8)
			if !exact || samePred(k) || !o.legalPair(k) || !legal(o.Loss, o.Format, m) {
				return o.Pass()
			}
			e, far := exactly(), eighths(k)/8
			d := step(e, a.Pred, b.Pred)
			rhs := ball.Dot(d, d).Mul(e.Of(-modulus(c) / 2 * far * (1 - far)))
			return o.Compare("L(m) − (1−λ)L(a) − λL(b)", Le, &rhs, []part[F]{{1, m, as[2]}, {far - 1, a, as[0]}, {-far, b, as[1]}})
		},
	}
}

// distributions makes a fixed case of two predictions that are distributions, and differ, of a loss that takes such: few that are drawn have points
// between them that are exact, and at a certain one the slope may be infinite.
func distributions(f *ball.Format) func(spec.Loss, spec.Claim) []Case {
	return func(l spec.Loss, _ spec.Claim) []Case {
		if l.Pred.Couple != spec.Simplex {
			return nil
		}
		for j := range 16 {
			a := plainSample(l, f, j)
			c := lastDim(a.Shape)
			if c < 2 {
				continue
			}
			for i := range a.Pred {
				a.Pred[i] = math.Ldexp(1, -2-i%c)
				if i%c == c-1 { // what is left: 3/4 of two, 5/8 of three
					a.Pred[i] = 0.5 + math.Ldexp(1, -c)
				}
			}
			b := a.Clone()
			slices.Reverse(b.Pred)
			return []Case{{Samples: []spec.Sample{a, b}, Nums: []float64{4}}}
		}
		return nil
	}
}

// eighths is the place on the chord that a case names; the middle where it names none, as the witness of a denial.
func eighths(k Case) float64 {
	if len(k.Nums) == 0 {
		return 4
	}
	return k.Nums[0]
}

// curved lists the claims that imply convexity.
func curved(l spec.Loss) []spec.Claim {
	return append(stated[spec.Convex](l), stated[spec.StronglyConvex](l)...)
}

// modulus is μ of a claim that implies convexity.
func modulus(c spec.Claim) float64 {
	if s, ok := c.(spec.StronglyConvex); ok {
		return s.Mu
	}
	return 0
}
