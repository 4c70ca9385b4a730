package ball

import (
	"math"
	"testing"
)

// goUlps is how far Go's own functions may be from the truth. They are documented to be within one ulp or so and were
// measured at up to 1.8; this is for a gross error of either side.
const goUlps = 8

var goFunctions = map[string]func(float64) float64{
	"exp": math.Exp, "expm1": math.Expm1, "log": math.Log, "log1p": math.Log1p, "sqrt": math.Sqrt, "tanh": math.Tanh,
	"sinh": math.Sinh, "cosh": math.Cosh, "atan": math.Atan, "erf": math.Erf,
}

// FuzzContainment asks what holds whatever the truth is: the balls at two precisions share a point; what the finer
// one rounds to is within half an ulp, and its radius, of both; and Go's float64 result is near it.
func FuzzContainment(f *testing.F) {
	for i := range functions {
		for _, x := range []float64{0.5, 1, -1e-300, 700, 710, 1e300, 5e-324, 1 + 0x1p-52, 6381956970095103 * 0x1p797} {
			f.Add(uint8(i), x, 1.5)
		}
	}
	f.Fuzz(func(t *testing.T, which uint8, x, y float64) {
		fn := functions[int(which)%len(functions)]
		eval := func(prec uint) (r Real, ok bool) {
			defer func() {
				switch p := recover().(type) {
				case nil:
				case Undecided, Undefined:
					ok = false
				default:
					panic(p)
				}
			}()
			e := NewEval(prec, prec)
			return fn.f([]Real{e.Of(x), e.Of(y)}), true
		}
		coarse, ok1 := eval(64)
		fine, ok2 := eval(320)
		if !ok1 || !ok2 || fine.AbsUp().Inf() {
			return
		}
		a, b := &coarse.at().v, &fine.at().v
		if !a.r.Inf() {
			if d := sub(400, a, b); !d.lower().IsZero() {
				t.Fatalf("%s(%x, %x): %v at 64 bits and %v at 320 exclude each other", fn.name, x, y, coarse, fine)
			}
		}
		v, ok := fine.Round(Float64)
		if !ok || math.IsInf(v, 0) {
			return
		}
		half := MagOf(Float64.Ulp(v)).Scale2(-1)
		for _, r := range []Real{coarse, fine} {
			if lo, _ := r.Dist(v); lo.Cmp(half) > 0 {
				t.Fatalf("%s(%x, %x) = %v is not within half an ulp of what it rounds to, %x", fn.name, x, y, r, v)
			}
		}
		goF, known := goFunctions[fn.name]
		switch {
		case !known:
			return
		case fn.name == "log" && x < 0x1p-1022: // math.Log of Go 1.26 on amd64 is wrong for subnormals
			return
		case (fn.name == "sinh" || fn.name == "cosh") && math.Abs(x) > 709: // Go halves an exp that has overflowed
			return
		}
		if got := goF(x); !(math.Abs(got-v) <= goUlps*Float64.Ulp(v)) {
			t.Fatalf("%s(%x): math has %x, the oracle %x", fn.name, x, got, v)
		}
	})
}
