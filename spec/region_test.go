package spec_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// TestHardMasks counts pixels of all pairs of masks of up to six (v-hard-definitions): overlaps are what sets say, and a smaller Dice loss is a smaller
// Jaccard loss.
func TestHardMasks(t *testing.T) {
	for n := 1; n <= 6; n++ {
		for p := range 1 << n {
			for g := 1; g < 1<<n; g++ {
				both, either := count(p&g), count(p|g)
				s := masks(n, p, g)
				dice := big.NewRat(int64(either-both), int64(count(p)+count(g)))
				jaccard := big.NewRat(int64(either-both), int64(either))
				holds(t, spec.Dice(0), s, dice)
				holds(t, spec.DiceSquared(0), s, dice)
				holds(t, spec.DiceL1(0), s, dice)
				holds(t, spec.Jaccard(0), s, jaccard)
				two := big.NewRat(2, 1) // D = J/(2 − J) grows with J
				if d := new(big.Rat).Quo(jaccard, two.Sub(two, jaccard)); d.Cmp(dice) != 0 {
					t.Fatalf("masks %b, %b: Dice loss is %v, of the Jaccard loss %v", p, g, dice, d)
				}
			}
		}
	}
}

// TestLovaszVertices enumerates all errors of 0 and 1 of up to six pixels (v-lovasz-vertices): the extension is the set function there.
func TestLovaszVertices(t *testing.T) {
	for n := 1; n <= 6; n++ {
		for g := range 1 << n {
			for wrong := range 1 << n {
				s := masks(n, 0, g)
				for i := range n { // a margin of 0 is an error of 1, and one of 1 of 0
					if wrong>>i&1 == 0 {
						s.Pred[i] = 2*s.Target[i] - 1
					}
				}
				want := new(big.Rat)
				if wrong != 0 {
					want.SetFrac64(int64(count(wrong)), int64(count(wrong|g)))
				}
				holds(t, spec.LovaszHinge(), s, want)
			}
		}
	}
}

// TestIntegerBoxes compares losses of boxes of whole numbers with fractions (v-iou, v-iou-offset): also far from the origin.
func TestIntegerBoxes(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	for range 300 {
		var p, q [4]int64
		for axis := range 2 {
			p[axis], q[axis] = r.Int64N(9), r.Int64N(9)
			p[axis+2], q[axis+2] = p[axis]+1+r.Int64N(8), q[axis]+1+r.Int64N(8)
		}
		inter, hull, off, diagonal := int64(1), int64(1), int64(0), int64(0)
		for axis := range 2 {
			inter *= max(0, min(p[axis+2], q[axis+2])-max(p[axis], q[axis]))
			side := max(p[axis+2], q[axis+2]) - min(p[axis], q[axis])
			hull *= side
			diagonal += side * side
			d := p[axis] + p[axis+2] - q[axis] - q[axis+2]
			off += d * d
		}
		union := (p[2]-p[0])*(p[3]-p[1]) + (q[2]-q[0])*(q[3]-q[1]) - inter
		iou := big.NewRat(union-inter, union)
		for _, by := range []float64{0, 1 << 30, -(1 << 40)} {
			s := spec.Sample{Pred: make([]float64, 4), Target: make([]float64, 4), Shape: []int{4}, TargetShape: []int{4}}
			for i := range 4 {
				s.Pred[i], s.Target[i] = float64(p[i])+by, float64(q[i])+by
			}
			holds(t, spec.IoU(), s, iou)
			holds(t, spec.GIoU(), s, new(big.Rat).Add(iou, big.NewRat(hull-union, hull)))
			holds(t, spec.DIoU(), s, new(big.Rat).Add(iou, big.NewRat(off, 4*diagonal)))
		}
	}
}

// holds compares definition and stable form at s with a fraction.
func holds(t *testing.T, l spec.Loss, s spec.Sample, want *big.Rat) {
	t.Helper()
	near, _ := want.Float64()
	for _, stable := range []bool{false, true} {
		a, err := l.Ask(s, spec.Question{Stable: stable})
		if err != nil {
			t.Fatalf("%v at %v: %v", l, s, err)
		}
		if got, ok := a.Value.Round(ball.Float64); !ok && near != 0 || got != near {
			t.Fatalf("%v at %v, stable %v: got %v, want %v", l, s, stable, got, want)
		}
	}
}

// masks are two masks of n pixels, of which bits tell.
func masks(n, pred, target int) spec.Sample {
	s := spec.Sample{Pred: make([]float64, n), Target: make([]float64, n), Shape: []int{n}, TargetShape: []int{n}}
	for i := range n {
		s.Pred[i], s.Target[i] = float64(pred>>i&1), float64(target>>i&1)
	}
	return s
}

func count(mask int) (n int) {
	for ; mask != 0; mask &= mask - 1 {
		n++
	}
	return n
}
