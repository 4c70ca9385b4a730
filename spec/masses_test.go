package spec

import (
	"math"
	"testing"
)

// TestMasses checks that what rounds is noticed: claims about mixtures and products are only judged where nothing did.
func TestMasses(t *testing.T) {
	for _, tc := range []struct {
		name    string
		build   func(m *masses)
		rounded bool
	}{
		{"an exact sum", func(m *masses) { m.plus(0.75, 0x1p-52) }, false},
		{"a sum that rounds", func(m *masses) { m.plus(1, 0x1p-60) }, true},
		{"an exact product", func(m *masses) { m.times(3, 0x1p-30) }, false},
		{"a product that rounds", func(m *masses) { m.times(0.1, 0.1) }, true},
		{"a product that underflows to 0", func(m *masses) { m.times(0x1p-600, 0x1p-600) }, true},
		{"a product that loses its last bit among the subnormals", func(m *masses) { m.times(3*0x1p-1074, 0.5) }, true},
		{"a mixture of dyadics", func(m *masses) { m.mix(0.375, []float64{1, 0}, []float64{0.25, 0.75}) }, false},
		{"a mixture of tenths", func(m *masses) { m.mix(0.375, []float64{0.1, 0.9}, []float64{0.25, 0.75}) }, true},
		{"a joint of dyadics", func(m *masses) { m.product([]float64{0.5, 0.5}, []float64{0.25, 0.75}) }, false},
		{"once is enough", func(m *masses) { m.plus(1, 0x1p-60); m.plus(1, 1) }, true},
	} {
		var m masses
		if tc.build(&m); m.rounded != tc.rounded {
			t.Errorf("%s: rounded is %v, want %v", tc.name, m.rounded, tc.rounded)
		}
	}
}

// TestChannel checks that whatever numbers make a channel, each of its rows is a distribution, so that mass goes through.
func TestChannel(t *testing.T) {
	for a := range 20 {
		for b := range 20 {
			w := newChannel(2, []int{a, b, b, a})
			var m masses
			out := m.through([]float64{0.25, 0.75}, w)
			if got := m.sum(out); got != 1 || m.rounded {
				t.Errorf("channel of %d, %d: mass %v becomes %v", a, b, 1, got)
			}
			for i, row := range w {
				for j, x := range row {
					if x < 0 || math.IsNaN(x) {
						t.Errorf("channel of %d, %d: [%d][%d] = %v", a, b, i, j, x)
					}
				}
			}
		}
	}
}
