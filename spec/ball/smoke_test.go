package ball

import (
	"math"
	"testing"
)

func TestSignOutlivesUnderflow(t *testing.T) {
	e := NewEval(96, 384)
	softplus := e.Of(-1e9).Exp().Log1p()
	if v, ok := softplus.Round(Float64); v != 0 || math.Signbit(v) || !ok {
		t.Errorf("softplus(-1e9) rounds to %v, %v, want +0", v, ok)
	}
	if v, ok := softplus.Neg().Round(Float64); v != 0 || !math.Signbit(v) || !ok {
		t.Errorf("-softplus(-1e9) rounds to %v, %v, want -0", v, ok)
	}
}
