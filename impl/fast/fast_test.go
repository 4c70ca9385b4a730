package fast

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
)

// A sample of what the package offers: a name, how to make it, and a batch that it takes.
type offer[F impl.Float] struct {
	name string
	make func(s *Settings) impl.Loss[F]
	fill func(r *rand.Rand, n int) impl.Batch[F]
}

func offers[F impl.Float]() []offer[F] {
	return []offer[F]{
		{"squared", Squared[F], numbers[F]},
		{"absolute", Absolute[F], numbers[F]},
		{"huber", func(s *Settings) impl.Loss[F] { return Huber[F](1.5, s) }, numbers[F]},
		{"smooth-l1", func(s *Settings) impl.Loss[F] { return SmoothL1[F](0.75, s) }, numbers[F]},
		{"pseudo-huber", func(s *Settings) impl.Loss[F] { return PseudoHuber[F](1.5, s) }, numbers[F]},
		{"log-cosh", LogCosh[F], numbers[F]},
		{"pinball", func(s *Settings) impl.Loss[F] { return Pinball[F](0.875, s) }, numbers[F]},
		{"hinge", Hinge[F], signed[F]},
		{"squared-hinge", SquaredHinge[F], signed[F]},
		{"logistic", Logistic[F], signed[F]},
		{"bce-logits", func(s *Settings) impl.Loss[F] { return BCELogits[F](3, s) }, labelled[F]},
		{"focal-sigmoid", func(s *Settings) impl.Loss[F] { return FocalSigmoid[F](0.25, 2, s) }, labelled[F]},
		{"softmax-ce", func(s *Settings) impl.Loss[F] { return SoftmaxCE[F](nil, -100, 0, s) }, classes[F]},
		{"softmax-ce smoothed", func(s *Settings) impl.Loss[F] { return SoftmaxCE[F](nil, 2, 0.125, s) }, classes[F]},
		{"softmax-ce-soft", func(s *Settings) impl.Loss[F] { return SoftmaxCESoft[F](0.125, s) }, distributed[F](false)},
		{"kl", KL[F], distributed[F](true)},
	}
}

// numbers are n predictions and targets on both sides of every kink.
func numbers[F impl.Float](r *rand.Rand, n int) impl.Batch[F] {
	b := impl.Batch[F]{N: n, Pred: make([]F, n), Target: make([]F, n)}
	for i := range n {
		b.Pred[i], b.Target[i] = F(3*r.NormFloat64()), F(r.NormFloat64())
	}
	return b
}

func signed[F impl.Float](r *rand.Rand, n int) impl.Batch[F] {
	b := numbers[F](r, n)
	for i := range b.Target {
		b.Target[i] = F(2*r.IntN(2) - 1)
	}
	return b
}

func labelled[F impl.Float](r *rand.Rand, n int) impl.Batch[F] {
	b := numbers[F](r, n)
	for i := range b.Target {
		b.Target[i] = F(r.IntN(2))
	}
	return b
}

// atoms is how many numbers a row has: more than a block, and not a multiple of a vector.
const atoms = blockLen + 37

func classes[F impl.Float](r *rand.Rand, n int) impl.Batch[F] {
	rows := (n + atoms - 1) / atoms
	b := numbers[F](r, rows*atoms)
	b.N, b.Shape, b.Target, b.Class = rows, []int{atoms}, nil, make([]int, rows)
	for i := range b.Class {
		b.Class[i] = r.IntN(atoms)
	}
	return b
}

// distributed gives rows that sum to 1 as targets, and as predictions too if both is set.
func distributed[F impl.Float](both bool) func(r *rand.Rand, n int) impl.Batch[F] {
	return func(r *rand.Rand, n int) impl.Batch[F] {
		b := classes[F](r, n)
		b.Class, b.TargetShape, b.Target = nil, b.Shape, make([]F, len(b.Pred))
		for _, v := range [][]F{b.Pred, b.Target} {
			if &v[0] == &b.Pred[0] && !both {
				continue
			}
			for lo := 0; lo < len(v); lo += atoms {
				all := 0.0
				for j := range atoms {
					v[lo+j] = F(0.5 + r.Float64())
					all += float64(v[lo+j])
				}
				for j := range atoms {
					v[lo+j] = F(float64(v[lo+j]) / all)
				}
			}
		}
		return b
	}
}

// variantsAndOffers calls do for each variant and each loss that the package offers.
func variantsAndOffers[F impl.Float](t *testing.T, do func(t *testing.T, v Variant, o offer[F])) {
	for _, v := range Variants() {
		for _, o := range offers[F]() {
			t.Run(fmt.Sprintf("%s/%s/%T", v, o.name, F(0)), func(t *testing.T) { do(t, v, o) })
		}
	}
}

// A refusal is a reference that nobody may ask.
type refusal[F impl.Float] struct {
	reference[F]
	t *testing.T
}

func (r refusal[F]) Value([]F, impl.Batch[F], impl.Reduction) ([]F, error) {
	r.t.Fatal("the reference was asked for a value")
	return nil, nil
}

func (r refusal[F]) Grad([]F, impl.Batch[F], impl.Reduction, []F) ([]F, error) {
	r.t.Fatal("the reference was asked for a gradient")
	return nil, nil
}

// Ordinary batches are served by the kernels, not by the reference, or nothing else here would mean anything.
func TestKernelsServe(t *testing.T) {
	variantsAndOffers(t, kernelServes[float32])
	variantsAndOffers(t, kernelServes[float64])
}

func kernelServes[F impl.Float](t *testing.T, v Variant, o offer[F]) {
	l := o.make(&Settings{Variant: v}).(*loss[F])
	l.reference = refusal[F]{l.reference, t}
	switch k := l.kernel.(type) {
	case *pointwise[F]:
		k.reference = l.reference
	case *softmax[F]:
		k.reference = l.reference
	case divergence[F]:
		l.kernel = divergence[F]{l.reference, k.vec}
	default:
		t.Fatalf("a kernel of type %T", k)
	}
	b := o.fill(rand.New(rand.NewPCG(1, 2)), 1000)
	for _, r := range []impl.Reduction{impl.None, impl.Sum, impl.Mean} {
		for _, weighted := range []bool{false, true} {
			b.Weight = nil
			if weighted {
				b.Weight = make([]F, b.N)
				b.Weight[0] = 2
			}
			_, err := l.Value(nil, b, r)
			require.NoError(t, err)
			_, err = l.Grad(nil, b, r, nil)
			require.NoError(t, err)
		}
	}
}

// The bits do not depend on how many workers share a batch, of more than one segment.
func TestSameBitsForAnyNumberOfWorkers(t *testing.T) {
	variantsAndOffers(t, sameForAnyCrew[float32])
	variantsAndOffers(t, sameForAnyCrew[float64])
}

func sameForAnyCrew[F impl.Float](t *testing.T, v Variant, o offer[F]) {
	b := o.fill(rand.New(rand.NewPCG(3, 4)), segmentLen*5/4+5)
	var value, grad []F
	for _, workers := range []int{1, 2, 3, 8} {
		l := o.make(&Settings{Variant: v, Workers: workers})
		gotValue, gotGrad, err := l.(impl.ValueGrader[F]).ValueGrad(nil, nil, b, impl.Mean, nil)
		require.NoError(t, err)
		if workers == 1 {
			value, grad = gotValue, gotGrad
			continue
		}
		require.Equal(t, value, gotValue, "%d workers", workers)
		require.Equal(t, grad, gotGrad, "%d workers", workers)
	}
}

// A call with memory for its answers allocates none.
func TestNoAllocations(t *testing.T) {
	variantsAndOffers(t, allocatesNothing[float32])
	variantsAndOffers(t, allocatesNothing[float64])
}

func allocatesNothing[F impl.Float](t *testing.T, v Variant, o offer[F]) {
	require.Zero(t, allocations(t, o, &Settings{Variant: v}, 1000))
}

// Nor does one that two workers share.
func TestNoAllocationsShared(t *testing.T) {
	for _, o := range offers[float32]()[:3] {
		require.Zero(t, allocations(t, o, &Settings{Workers: 2}, segmentLen+1000), o.name)
	}
}

func allocations[F impl.Float](t *testing.T, o offer[F], s *Settings, n int) float64 {
	l, b := o.make(s), o.fill(rand.New(rand.NewPCG(5, 6)), n)
	value, grad := make([]F, b.N), make([]F, len(b.Pred))
	return testing.AllocsPerRun(20, func() {
		if _, _, err := l.(impl.ValueGrader[F]).ValueGrad(value, grad, b, impl.Mean, nil); err != nil {
			t.Fatal(err)
		}
		if _, err := l.Value(value, b, impl.None); err != nil {
			t.Fatal(err)
		}
	})
}

// The mean of ten million squares is right to two ulp, where a float32 that adds them is off by a hundredth: it stops growing at 2^24.
func TestMeanOfTenMillion(t *testing.T) {
	const n = 10_000_000
	b := impl.Batch[float32]{N: n, Pred: make([]float32, n), Target: make([]float32, n)}
	exact := uint64(0) // of squares of integers
	for i := range b.Pred {
		k := uint64(i) * 0x9e3779b97f4a7c15 >> 52
		b.Pred[i] = float32(k)
		exact += k * k
	}
	for _, v := range Variants() {
		t.Run(v.String(), func(t *testing.T) {
			got, err := Squared[float32](&Settings{Variant: v}).Value(nil, b, impl.Mean)
			require.NoError(t, err)
			want := float64(exact) / n
			require.InEpsilon(t, want, float64(got[0]), 0x1p-23)
		})
	}
}

// A mean of float64s is right to two ulp too, of numbers whose squares are not exact and which are all alike, so that errors do not cancel.
func TestMeanOfEqualSquares(t *testing.T) {
	const n, x = 1_000_003, 0.1
	for _, v := range Variants() {
		t.Run(v.String(), func(t *testing.T) {
			b := impl.Batch[float64]{N: n, Pred: make([]float64, n), Target: make([]float64, n)}
			for i := range b.Pred {
				b.Pred[i] = x
			}
			got, err := Squared[float64](&Settings{Variant: v}).Value(nil, b, impl.Mean)
			require.NoError(t, err)
			square := new(big.Float).SetPrec(200).SetFloat64(x)
			want, _ := square.Mul(square, square).Float64()
			require.LessOrEqual(t, math.Abs(got[0]-want), 2*(math.Nextafter(want, 1)-want))
		})
	}
}

// An output that overlaps an input is computed in memory of its own.
func TestOverlap(t *testing.T) {
	b := numbers[float64](rand.New(rand.NewPCG(7, 8)), 600)
	l := Huber[float64](1, nil)
	want, err := l.Grad(nil, b, impl.Sum, nil)
	require.NoError(t, err)
	memory := make([]float64, 601)
	b.Pred = memory[:600:600]
	copy(b.Pred, numbers[float64](rand.New(rand.NewPCG(7, 8)), 600).Pred)
	got, err := l.Grad(memory[1:1], b, impl.Sum, nil)
	require.NoError(t, err)
	require.Equal(t, want, got)
}

// Errors are the reference's.
func TestErrorsAreTheReference(t *testing.T) {
	for _, b := range []impl.Batch[float64]{
		{N: 2, Pred: []float64{1, 2}, Target: []float64{1, 0.5}},
		{N: 2, Pred: []float64{1, 2, 3}, Target: []float64{1, 1}},
		{N: 1, Pred: []float64{1}, Target: []float64{1}, Weight: []float64{-1}},
		{N: 1, Pred: []float64{1}, Target: []float64{1}, Weight: []float64{0}},
		{},
	} {
		_, want := impl.Hinge[float64]().Value(nil, b, impl.Mean)
		require.Error(t, want)
		_, got := Hinge[float64](nil).Value(nil, b, impl.Mean)
		require.Equal(t, want, got)
	}
	_, want := impl.Huber[float64](-1).Value(nil, numbers[float64](rand.New(rand.NewPCG(1, 1)), 3), impl.Sum)
	require.Error(t, want)
	_, got := Huber[float64](-1, nil).Value(nil, numbers[float64](rand.New(rand.NewPCG(1, 1)), 3), impl.Sum)
	require.Equal(t, want, got)
}
