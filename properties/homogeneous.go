package properties

import (
	"math"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// homogeneous tries L_{kθ}(kx, kt) = k^d·L_θ(x, t) for k a power of two: the dimensions of the formula. Scaling by a power of two is
// exact, so that good code gives the same bits barring overflow. An implementation that cannot be asked for other parameters is
// held to the exact value of the scaled loss instead.
func homogeneous[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-pow2-homogeneity", Says: "Scaling prediction, target and the parameters that have their dimension by k scales the loss by k^d.", Level: reports.Must,
		For: claims[spec.Homogeneous],
		From: func(_ spec.Loss, _ spec.Claim, s spec.Sample) (Case, bool) {
			return Case{Samples: []spec.Sample{s}}, !infinite(s.Pred) && !infinite(s.Target)
		},
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			log2 := rapid.IntRange(1, 12).Draw(t, "log2")
			if pick(t, "sign", 2) == 1 {
				log2 = -log2
			}
			return Case{Samples: []spec.Sample{drawSample(t, l, f)}, Nums: []float64{math.Ldexp(1, log2)}}
		},
		Calls: func(c spec.Claim, k Case) []Call {
			by := factor(k)
			second := ask(Value, scaled(k.Samples[0], by))
			if at := c.(spec.Homogeneous).At; at != nil {
				second.Params = params(at(by))
			}
			return []Call{ask(Value, k.Samples[0]), second}
		},
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			h, by, s := c.(spec.Homogeneous), factor(k), k.Samples[0]
			m, other := scaled(s, by), o.Loss
			if h.At != nil {
				other = h.At(by)
			}
			if !legal(o.Loss, o.Format, s) || !legal(other, o.Format, m) || other.Check() != nil || !reversible(s, m, by) {
				return o.Pass()
			}
			degree := math.Ldexp(1, h.Degree*math.Ilogb(by))
			a, ok := o.Ask(s, false)
			if !ok {
				return nil
			}
			b, ok := o.ask(other, m, false)
			if !ok {
				return nil
			}
			if v, ok := o.Refused(as[0], 1); !ok {
				return v
			}
			e := exactly()
			k1, k2 := o.Budget(a.Err), o.Budget(b.Err)
			if a.Value.IsInf() || b.Value.IsInf() || o.overflows(a.Value, k1, a.Value.Float()) || o.overflows(b.Value, k2, b.Value.Float()) {
				return o.Pass()
			}
			left := float64(as[0].Out[0])
			if math.IsNaN(left) || math.IsInf(left, 0) {
				return &Violation{What: "value", Got: hexDec(left), Want: decimal(a.Value), Excess: math.Inf(1)}
			}
			lhs := e.Of(left).Mul(e.Of(degree))
			budget := k1.Mul(ball.MagOf(degree))
			if unsupported(as[1].Err) {
				return o.side("k^d·L(x), against the exact L(kx)", Eq, lhs, b.Value.In(e), budget.Add(b.Value.Rad()))
			}
			if v, ok := o.Refused(as[1], 1); !ok {
				return v
			}
			right := float64(as[1].Out[0])
			if math.IsNaN(right) || math.IsInf(right, 0) {
				return &Violation{What: "value at kx", Got: hexDec(right), Want: decimal(b.Value), Excess: math.Inf(1)}
			}
			if v := o.side("k^d·L(x), against L(kx)", Eq, lhs, e.Of(right), budget.Add(k2)); v != nil || !o.roomy(s, m, left, right) {
				return v
			}
			if left*degree == right {
				return nil
			}
			return &Violation{Level: reports.Should, What: "k^d·L(x) and L(kx), bit for bit", Got: hexDec(left * degree), Want: hexDec(right), Excess: 1}
		},
	}
}

// factor is k of the case; 2 where it has none.
func factor(k Case) float64 {
	if len(k.Nums) == 0 {
		return 2
	}
	return k.Nums[0]
}

// scaled multiplies prediction and target.
func scaled(s spec.Sample, by float64) spec.Sample {
	m := s.Clone()
	for _, v := range [][]float64{m.Pred, m.Target} {
		for i := range v {
			v[i] *= by
		}
	}
	return m
}

// reversible reports whether m is exactly s times by.
func reversible(s, m spec.Sample, by float64) bool {
	for i, x := range m.Pred {
		if x/by != s.Pred[i] {
			return false
		}
	}
	for i, x := range m.Target {
		if x/by != s.Target[i] {
			return false
		}
	}
	return true
}

// params are the parameters of a loss as a call names them.
func params(l spec.Loss) impl.Params {
	p := impl.Params{}
	for _, x := range l.Params {
		p[x.Name] = x.Value
	}
	return p
}

// roomy reports whether all numbers are 0 or within the middle half of the format's exponents, so that no square of them and no
// square root of the smallest step underflows or overflows: only there are bits comparable.
func (o *Oracle[F]) roomy(s, m spec.Sample, more ...float64) bool {
	low, high := math.Ldexp(1, o.Format.MinExp/4), math.Ldexp(1, o.Format.MaxExp/4)
	for _, v := range [][]float64{s.Pred, s.Target, m.Pred, m.Target, more} {
		for _, x := range v {
			if x = math.Abs(x); x != 0 && (x < low || x > high) {
				return false
			}
		}
	}
	return true
}

// infinite reports whether any entry is.
func infinite(v []float64) bool {
	for _, x := range v {
		if math.IsInf(x, 0) {
			return true
		}
	}
	return false
}
