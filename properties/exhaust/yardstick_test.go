package exhaust

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// What is rounded to odd rounds to every format as the exact sum does. Half of the sums are a midpoint and something tiny beside it.
func TestOddRoundsAsTheSum(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	ties := 0
	for range 20000 {
		a := math.Ldexp(float64(r.IntN(1<<24)*2+1), r.IntN(80)-60) // a float32 with a digit more
		b := math.Ldexp(float64(r.IntN(1<<20)-1<<19), -r.IntN(100)-20)
		s := sum(a, b)
		e := ball.NewEval(300, 300)
		exact := e.Of(a).Add(e.Of(b))
		for _, n := range formats() {
			want, ok := exact.Round(n.format)
			require.True(t, ok)
			require.Equal(t, want, float64(n.round(s.odd())), "%x + %x in %s", a, b, n.dtype)
			if s.lo != 0 && float64(n.round(s.hi)) != want {
				ties++
			}
		}
	}
	require.Greater(t, ties, 100, "of roundings that the sum alone gets wrong")
}

// Every loss of one number for which there is a batched kernel can be swept.
func TestEveryScalarKernelHasAYardstick(t *testing.T) {
	var names []string
	for _, e := range catalog.Entries() {
		l, err := e.Spec(nil)
		require.NoError(t, err)
		if _, err := (catalog.Fast{}).Float32(e.Name, nil); err == nil && len(l.Shape) == 0 {
			names = append(names, e.Name)
		}
	}
	require.ElementsMatch(t, names, Losses())
}

// An oracle answers exactly, but for slopes at kinks, which it takes from the reference.
type oracle struct {
	impl.Loss[float32]
	sweep *Sweep
}

func (o oracle) ValueGrad(v, g []float32, b impl.Batch[float32], _ impl.Reduction, _ []float32) ([]float32, []float32, error) {
	_, g, err := o.Loss.(impl.ValueGrader[float32]).ValueGrad(v, g, b, impl.None, nil)
	if err != nil {
		return nil, nil, err
	}
	v = v[:0]
	for i, x := range b.Pred {
		a, err := o.sweep.exact(float64(x), float64(b.Target[i]), true)
		if err != nil {
			return nil, nil, err
		}
		value, ok := a.Value.Round(o.sweep.numbers.format)
		if !ok {
			return nil, nil, errUndecided
		}
		v = append(v, float32(value))
		if lo, ok := a.Grad[0].Lo.Round(o.sweep.numbers.format); ok && !a.Grad[0].Lo.Less(a.Grad[0].Hi) {
			g[i] = float32(lo)
		}
	}
	return v, g, nil
}

// No yardstick accuses what is exact: of every loss, with each of its parameters, in every format that it is tried in, for predictions of all
// sizes, beside the places where a formula gives way to another, and where a square is the midpoint of two numbers.
func TestYardsticksAccuseNothingExact(t *testing.T) {
	for _, y := range yardsticks() {
		e, err := catalog.Find(y.name)
		require.NoError(t, err)
		for k, p := range e.Settings() {
			for _, n := range formats() {
				if n.narrow() && (!y.pairs || k > 0) {
					continue
				}
				t.Run(fmt.Sprint(y.name, p, n.dtype), func(t *testing.T) {
					l, err := e.Spec(p)
					require.NoError(t, err)
					ref, err := catalog.Reference{}.Float32(y.name, p)
					require.NoError(t, err)
					s, err := New(l, ref, reports.Certificate{Dtype: n.dtype})
					require.NoError(t, err)
					s.candidate = oracle{ref, s}
					var found reports.Certificate
					r := rand.New(rand.NewPCG(uint64(k), 3))
					for try := range 70 {
						s.look(t, r, try, &found)
					}
					require.Greater(t, found.Audited, 250)
					require.Zero(t, found.Value.Misrounded, found.Value)
					require.Zero(t, found.Gradient.Misrounded, found.Gradient)
				})
			}
		}
	}
}

// Far from 0 the loss of a soft label is a product and e^−|z|, which no precision tells beside it: where the product is the midpoint of two
// numbers it is rounded up. The reference, which has rounded it to float64, rounds half of them down.
func TestMidpointsAndAHairAreRoundedUp(t *testing.T) {
	for dtype, z := range map[string]float64{"bf16": -3072, "f16": -1536} {
		n, err := numbersOf(dtype)
		require.NoError(t, err)
		format := map[string]impl.Format{"bf16": impl.BFloat16, "f16": impl.Float16}[dtype]
		got, err := catalog.Reference{}.Narrow(format, "bce-logits", nil)
		require.NoError(t, err)
		s, err := New(spec.BCELogits(1), got, reports.Certificate{Dtype: dtype, Preds: [2]string{fmt.Sprint(z), fmt.Sprint(z)}})
		require.NoError(t, err)
		b, found, want := newBlock(), s.Certificate(), 0
		for i, label := range s.targets {
			require.NoError(t, s.try(b, i, i+1, &found))
			p := float64(label) * -z
			if r := float64(n.round(p)); label < 1 && r < p && float64(n.round(math.Nextafter(p, 1e300))) > p {
				want++
			}
		}
		require.Greater(t, want, 1000)
		require.Equal(t, want, found.Value.Misrounded)
		require.InDelta(t, 0.5, found.Value.Ulps, 1e-9)
		require.Zero(t, found.Value.Escalated)
	}
}

// errUndecided is said of the midpoint of two numbers and e^−z beside it, where that is too small for the oracle.
var errUndecided = errors.New("undecided")

// joints are sizes where a formula of some yardstick gives way to another.
var joints = []float64{1, 40, 64, 120, joint, 0x1p-14, 0x1p-20, 0x1p-26, 0x1p20, 0x1p25, 0x1p27, 0.25, 1.5, 3}

// look judges four predictions in a row with one target.
func (s *Sweep) look(t *testing.T, r *rand.Rand, try int, found *reports.Certificate) {
	at := r.IntN(2*s.numbers.half - 4)
	switch {
	case try < 2*len(joints):
		x := float64(s.numbers.round(joints[try/2]))
		if k, ok := s.numbers.index(math.Copysign(x, 0.5-float64(try%2))); ok {
			at = k - 2
		}
	case try%2 == 0: // few digits, and not too large
		x := math.Ldexp(float64(1+r.IntN(min(1<<12, 1<<s.numbers.format.Bits))), r.IntN(40)-36)
		if k, ok := s.numbers.index(x); ok {
			at = k + r.IntN(2)*s.numbers.half
		}
	}
	at = max(0, min(at, 2*s.numbers.half-5))
	row := r.IntN(len(s.targets))
	lo := row*s.preds + at
	b := newBlock()
	for hi := lo + 4; lo < hi; {
		err := s.try(b, lo, hi, found)
		n := len(b.x)
		if errors.Is(err, errUndecided) {
			lo += n
			continue
		}
		require.NoError(t, err)
		found.Audited += n
		for i := range n {
			_, err := s.audit(b, i)
			require.NoError(t, err)
		}
		lo += n
	}
}
