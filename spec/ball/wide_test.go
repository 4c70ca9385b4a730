package ball

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// monotone functions cannot spread an argument's radius over more than the difference of their ends, so that the
// slopes of their balls are tested from above too.
var monotone = map[string]bool{
	"exp": true, "expm1": true, "log": true, "log1p": true, "sqrt": true, "tanh": true, "sinh": true, "atan": true, "erf": true, "digamma": true,
}

// attempt is f, or not ok where that is Undecided or Undefined.
func attempt(f func([]Real) Real, x ...Real) (r Real, ok bool) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case Undecided, Undefined:
			ok = false
		default:
			panic(p)
		}
	}()
	return f(x), true
}

// The truth tables have exact arguments. Here arguments have radii: whatever the true argument is, the ends of its ball
// included, the value there is in the ball of the result; and that is not much wider than it has to be.
func TestArgumentsWithRadii(t *testing.T) {
	binary := []struct {
		name string
		f    func(x []Real) Real
	}{
		{"add", func(x []Real) Real { return x[0].Add(x[1]) }},
		{"sub", func(x []Real) Real { return x[0].Sub(x[1]) }},
		{"mul", func(x []Real) Real { return x[0].Mul(x[1]) }},
		{"quo", func(x []Real) Real { return x[0].Quo(x[1]) }},
		{"pow-4", func(x []Real) Real { return x[0].Pow(Of(4)) }},
		{"pow-(-3)", func(x []Real) Real { return x[0].Pow(Of(-3)) }},
	}
	for _, f := range functions {
		binary = append(binary, struct {
			name string
			f    func(x []Real) Real
		}{f.name, f.f})
	}
	for _, f := range binary {
		t.Run(f.name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(7, 9))
			judged := 0
			for range 1500 {
				low, high := NewEval(128, 128), NewEval(320, 320)
				var wide, left, right []Real
				for range 2 {
					m := math.Ldexp(1+r.Float64(), r.IntN(12)-7)
					if r.IntN(3) == 0 {
						m = -m
					}
					rad := math.Ldexp(math.Abs(m), -r.IntN(40)) // from the whole number down
					b := exactly(m)
					b.r, b.sgn = MagOf(rad), 0
					wide = append(wide, low.leaf(b, Mag{}))
					left = append(left, high.Of(m).Sub(Of(rad)))
					right = append(right, high.Of(m).Add(Of(rad)))
				}
				z, ok := attempt(f.f, wide...)
				if !ok {
					continue
				}
				a, ok1 := attempt(f.f, left...)
				b, ok2 := attempt(f.f, right...)
				c, ok3 := attempt(f.f, left[0], right[1])
				for i, end := range []Real{a, b, c} {
					if ok := []bool{ok1, ok2, ok3}[i]; ok && !z.Overlaps(end) {
						t.Fatalf("%s of %v is %v, and does not hold %v, the value at an end", f.name, wide, z, end)
					}
				}
				judged++
				// A slope that is taken at one end of the ball has to be near the slope at the other: e^(-x²) for |x| < 32.
				if x := &wide[0].n.v; ok1 && ok2 && monotone[f.name] && x.r.Cmp(x.lower().min(Pow2(-4)).Scale2(-2)) < 0 {
					spread := b.Sub(a).AbsUp().Scale2(3).Add(z.AbsUp().Scale2(-120))
					require.LessOrEqual(t, z.Rad().Cmp(spread), 0, "%s of %v is %v, much wider than from %v to %v", f.name, wide[0], z, a, b)
				}
			}
			require.Greater(t, judged, 300)
		})
	}
}
