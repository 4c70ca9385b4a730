package ball

import (
	"compress/gzip"
	"encoding/binary"
	"io"
	"math"
	"math/big"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

// functions are the elementary functions of the truth tables, by the names of their files, with the number of bits of
// the working precision that a radius may cost.
var functions = []struct {
	name string
	f    func(x []Real) Real
	lose float64
}{
	{"exp", func(x []Real) Real { return x[0].Exp() }, 1},
	{"expm1", func(x []Real) Real { return x[0].Expm1() }, 1},
	{"log", func(x []Real) Real { return x[0].Log() }, 1},
	{"log1p", func(x []Real) Real { return x[0].Log1p() }, 1},
	{"sqrt", func(x []Real) Real { return x[0].Sqrt() }, 1},
	{"pow", func(x []Real) Real { return x[0].Pow(x[1]) }, 1},
	{"tanh", func(x []Real) Real { return x[0].Tanh() }, 1},
	{"sinh", func(x []Real) Real { return x[0].Sinh() }, 1},
	{"cosh", func(x []Real) Real { return x[0].Cosh() }, 1},
	{"sin", func(x []Real) Real { return x[0].Sin() }, 1},
	{"cos", func(x []Real) Real { return x[0].Cos() }, 1},
	{"atan", func(x []Real) Real { return x[0].Atan() }, 1},
	{"erf", func(x []Real) Real { return x[0].Erf() }, 1},
	{"lgamma", func(x []Real) Real { return x[0].Lgamma() }, 2},
	{"digamma", func(x []Real) Real { return x[0].Digamma() }, 2},
}

const truthBits = 272

// truths reads a table; testdata/truth.py has its format and its provenance.
func truths(t *testing.T, name string, args int, row func(x []float64, truth *big.Float)) (n int) {
	t.Helper()
	file, err := os.Open("testdata/" + name + ".truth.gz")
	require.NoError(t, err)
	defer file.Close()
	z, err := gzip.NewReader(file)
	require.NoError(t, err)
	buf := make([]byte, 8*args+5+truthBits/8)
	for ; ; n++ {
		if _, err := io.ReadFull(z, buf); err == io.EOF {
			return n
		}
		require.NoError(t, err)
		x := make([]float64, args)
		for i := range x {
			x[i] = math.Float64frombits(binary.BigEndian.Uint64(buf[8*i:]))
		}
		b := buf[8*args:]
		m := new(big.Float).SetPrec(truthBits).SetInt(new(big.Int).SetBytes(b[5:]))
		m.SetMantExp(m, int(int32(binary.BigEndian.Uint32(b[1:]))))
		if b[0] == 1 {
			m.Neg(m)
		}
		row(x, m)
	}
}

// holds reports whether a truth, known within a relative 2^-271, may be inside the ball.
func holds(x Real, truth *big.Float) bool {
	c, p := x.at().v, pointOf(truth)
	c.r = c.r.Add(tight(&p, up).Scale2(1 - truthBits))
	return Real{&node{v: c}}.Contains(truth)
}

// No containment failure is allowed, in 70,005 cases at each of four precisions; and the radii have to be small, or
// containment would say nothing.
func TestTruth(t *testing.T) {
	for _, f := range functions {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			args := 1
			if f.name == "pow" {
				args = 2
			}
			worst := math.Inf(1)
			n := truths(t, f.name, args, func(x []float64, truth *big.Float) {
				for _, prec := range []uint{64, 96, 128, 256} {
					e := NewEval(prec, prec)
					in := make([]Real, args)
					for i := range x {
						in[i] = e.Of(x[i])
					}
					y := f.f(in)
					if !holds(y, truth) {
						t.Errorf("%s(%x) at %d bits is %v, which does not hold %.30g", f.name, x, prec, y, truth)
					}
					off := new(big.Float).SetMantExp(truth, 4-int(prec))
					if truth.Sign() != 0 && holds(y, off.Add(off.SetPrec(2*truthBits), truth)) {
						t.Errorf("%s(%x) at %d bits is %v, which also holds the truth times 1+2^%d", f.name, x, prec, y, 4-int(prec))
					}
					if y.at().v.m.sign() == 0 && truth.Sign() == 0 {
						continue
					}
					if l := y.RelBits() - float64(prec); l < -f.lose {
						t.Errorf("%s(%x) at %d bits has only %.1f", f.name, x, prec, y.RelBits())
					} else {
						worst = min(worst, l)
					}
				}
			})
			require.Equal(t, 4667, n)
			t.Logf("radius at most 2^%.2f of the value, at a precision of p bits 2^-p", -worst)
		})
	}
}
