package impl

import (
	"math"
	"testing"
)

// Logarithms of powers of two are multiples of ln 2, across the border of the subnormal numbers.
func TestLogOfSubnormals(t *testing.T) {
	for k := -1074; k <= -1000; k++ {
		got, want := log(math.Ldexp(1, k)), float64(k)*math.Ln2
		if ulp := math.Nextafter(want, 0) - want; math.Abs(got-want) > 2*ulp {
			t.Errorf("log(2^%d) = %v, want %v", k, got, want)
		}
	}
	if got := log(0); !math.IsInf(got, -1) {
		t.Errorf("log(0) = %v, want -Inf", got)
	}
	if got := log(math.NaN()); got == got {
		t.Errorf("log(NaN) = %v, want NaN", got)
	}
}
