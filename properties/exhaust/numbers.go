package exhaust

import (
	"fmt"
	"math"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec/ball"
)

// A numbers is the finite numbers of a format in the order of a sweep: 0, the least, …, the largest, then −0, −the least, …, −the largest.
// Their patterns of bits are those of float32s, shifted, and for float16, whose exponents are fewer, scaled.
type numbers struct {
	dtype  string
	format *ball.Format
	round  func(float64) float32
	half   int // how many are not negative
	shift  int
	scale  float32
}

// formats lists what can be swept.
func formats() []numbers {
	return []numbers{
		{"f32", ball.Float32, func(x float64) float32 { return float32(x) }, 0x7f800000, 0, 1},
		{"f16", ball.Float16, impl.Float16.Round, 0x7c00, 13, 0x1p112},
		{"bf16", ball.BFloat16, impl.BFloat16.Round, 0x7f80, 16, 1},
	}
}

func numbersOf(dtype string) (numbers, error) {
	for _, n := range formats() {
		if n.dtype == dtype {
			return n, nil
		}
	}
	return numbers{}, fmt.Errorf("dtype %q: want f32, f16 or bf16", dtype)
}

// narrow reports whether all pairs of numbers can be tried.
func (n numbers) narrow() bool { return n.shift > 0 }

// at is number i.
func (n numbers) at(i int) float32 {
	var x [1]float32
	n.from(i, x[:], make([]float64, 1))
	return x[0]
}

// from stores the numbers from i on, which are of one sign, in both.
func (n numbers) from(i int, narrow []float32, wide []float64) {
	sign := uint32(0)
	if i >= n.half {
		i -= n.half
		sign = 1 << 31
	}
	done := 0
	if n.shift == 0 {
		done = consecutive(uint32(i)|sign, narrow, wide)
	}
	shift := n.shift & 31
	wide = wide[:len(narrow)]
	for k := done; k < len(narrow); k++ {
		x := math.Float32frombits(uint32(i+k)<<shift|sign) * n.scale
		narrow[k], wide[k] = x, float64(x)
	}
}

// index is where x comes; ok is false where it is not a number of the format.
func (n numbers) index(x float64) (i int, ok bool) {
	if !(math.Abs(x) <= n.format.Max) || float64(n.round(x)) != x {
		return 0, false
	}
	i = int(math.Float32bits(float32(math.Abs(x))/n.scale) >> n.shift)
	if math.Signbit(x) {
		i += n.half
	}
	return i, true
}
