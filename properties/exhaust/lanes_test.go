package exhaust

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

// What is done eight at a time, in a build with GOEXPERIMENT=simd, is what is done one by one: numbers in a row, and which answers are not sure,
// of numbers of all sizes, ties, infinities and NaN.
func TestLanesAgree(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, n := range formats() {
		c := n.closeness(trusted)
		for range 200 {
			at, length := r.IntN(2*n.half-blockLen), 1+r.IntN(64)
			if at < n.half {
				at = min(at, n.half-length)
			}
			narrow, wide := make([]float32, length), make([]float64, length)
			n.from(at, narrow, wide)
			for i, x := range narrow {
				require.Equal(t, math.Float32bits(n.at(at+i)), math.Float32bits(x))
				require.Equal(t, float64(x), wide[i])
			}
			for i := range wide {
				switch r.IntN(8) {
				case 0:
					wide[i] *= 1 + float64(r.IntN(9))*math.Ldexp(1, -n.format.Bits-3)
				case 1:
					wide[i] = math.Ldexp(wide[i], r.IntN(400)-200)
					narrow[i] = n.round(wide[i])
				case 2:
					wide[i] = []float64{math.NaN(), math.Inf(1), n.format.Max * 1.5}[r.IntN(3)]
				case 3:
					narrow[i] = float32([]float64{math.NaN(), math.Inf(1), math.Inf(-1)}[r.IntN(3)])
				}
			}
			var got doubts
			done := c.doubtful(narrow, wide, &got)
			for i, x := range wide[:done] {
				require.Equal(t, c.sure(narrow[i], x), got[i/8]>>(i%8)&1 == 0, "%x of %x in %s", narrow[i], x, n.dtype)
			}
		}
	}
}

// What is sure is right, and what is right is seldom not sure: an answer that is the exact one rounded, its neighbours, and infinities.
func TestSure(t *testing.T) {
	s, b := &Sweep{}, &block{x: []float64{0}}
	up := func(x float32) float32 { return math.Nextafter32(x, float32(math.Inf(1))) }
	for _, k := range []struct {
		name   string
		got    float32
		want   float64
		sure   bool
		wrong  int
		ulps   float64
		format int
	}{
		{"right", 9, 9, true, 0, 0, 0},
		{"an ulp off", up(9), 9, false, 1, 1, 0},
		{"half an ulp, to even", 1 + 0x1p-11, 1 + 0x1p-11 + 0x1p-24, false, 0, 0, 0},
		{"half an ulp, to odd", up(1 + 0x1p-11), 1 + 0x1p-11 + 0x1p-24, false, 1, 0.5, 0},
		{"below a power of two", 2, 2 - 0x1p-24, false, 0, 0, 0},
		{"below a power of two, the other: in ulps of that", math.Nextafter32(2, 0), 2 - 0x1p-24, false, 1, 0.25, 0},
		{"underflow", 0, 0x1p-151, true, 0, 0, 0},
		{"subnormal", 0x1p-149, 0x1.4p-149, true, 0, 0, 0},
		{"overflow", float32(math.Inf(1)), 0x1p200, true, 0, 0, 0},
		{"overflow to the other side", float32(math.Inf(-1)), 0x1p200, false, 1, math.MaxFloat64, 0},
		{"no overflow yet", math.MaxFloat32, 0x1.fffffefp127, true, 0, 0, 0},
		{"overflow, a tie", float32(math.Inf(1)), 0x1.ffffffp127, false, 0, 0, 0},
		{"a number for an infinity", math.MaxFloat32, 0x1p128, false, 1, math.MaxFloat64, 0},
		{"NaN", float32(math.NaN()), 3, false, 1, math.MaxFloat64, 0},
		{"of bfloat16", 1, 1 + 0x1p-8, false, 0, 0, 2},
		{"of bfloat16, an ulp off", 1 + 0x1p-7, 1, false, 1, 1, 2},
		{"of float16, infinite", float32(math.Inf(1)), 65520, false, 0, 0, 1},
	} {
		t.Run(k.name, func(t *testing.T) {
			s.numbers = formats()[k.format]
			c := s.numbers.closeness(0)
			require.Equal(t, k.sure, c.sure(k.got, k.want))
			var w reports.Worst
			require.NoError(t, s.judge(&w, c, b, 0, k.got, k.want, 0, false))
			require.Equal(t, k.wrong, w.Misrounded)
			require.Equal(t, k.ulps, w.Ulps)
			require.Zero(t, w.Escalated)
		})
	}
}
