package properties

import (
	"math"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// shift tries L(x+c, t+c) = L(x, t), or L(z+c, t) = L(z, t) where only Pred is shifted. Entries and shift lie on one dyadic grid, so
// that every sum is exact, and so are the differences that good code takes first: it gives equal bits.
func shift[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-shift-invariance", Says: "Adding one constant to every entry changes nothing.", Level: reports.Must,
		For: claims[spec.ShiftInvariant],
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			fine := pick(t, "fine", mantissa(f)/2)
			s := snapped(l, f, drawSample(t, l, f), fine)
			most := 1 << (mantissa(f) - 3)
			k := rapid.IntRange(1, most).Draw(t, "shift")
			if pick(t, "sign", 2) == 1 {
				k = -k
			}
			return Case{Samples: []spec.Sample{s}, Nums: []float64{grid(f, s, 0) / 4 * float64(k)}}
		},
		Calls: func(c spec.Claim, k Case) []Call {
			m, _ := shifted(f, c.(spec.ShiftInvariant), k)
			return []Call{ask(Value, k.Samples[0]), ask(Value, m)}
		},
		Judge: func(o *Oracle[F], c spec.Claim, k Case, as []Answer[F]) *Violation {
			s := k.Samples[0]
			m, exact := shifted(f, c.(spec.ShiftInvariant), k)
			if !exact || !legal(o.Loss, o.Format, s) || !legal(o.Loss, o.Format, m) {
				return o.Pass()
			}
			if v := o.Compare("L(x) − L(x+c)", Eq, nil, []part[F]{{1, s, as[0]}, {-1, m, as[1]}}); v != nil {
				return v
			}
			return o.bitwise("L(x) and L(x+c)", as[0], as[1])
		},
	}
}

// shifted is the sample with every entry moved by the case's number, 1 where it has none, and whether that is exact.
func shifted(f *ball.Format, c spec.ShiftInvariant, k Case) (m spec.Sample, exact bool) {
	by := 1.0
	if len(k.Nums) > 0 {
		by = k.Nums[0]
	}
	m, exact = k.Samples[0].Clone(), true
	move := func(v []float64) {
		for i, x := range v {
			if v[i] = f.Round(x + by); math.IsInf(x, 0) {
				continue
			}
			exact = exact && sameSum([]float64{v[i]}, []float64{x}, []float64{by})
		}
	}
	move(m.Pred)
	if !c.PredOnly {
		move(m.Target)
	}
	return m, exact
}
