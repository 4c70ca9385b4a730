package benchmarks_test

import (
	"fmt"
	"math"
	"os"
	"testing"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// units tells readers of what is printed here, such as benchstat and lossgate bench-compare, that an error in ulps and a number of allocations are
// the same in every run.
const units = "Unit max-ulp better=lower assume=exact\nUnit allocs/op better=lower assume=exact\nUnit cpu-ns/op better=lower\n"

func TestMain(m *testing.M) {
	fmt.Print(units)
	os.Exit(m.Run())
}

// looked is how many numbers are compared with the oracle, those of rows in rows of 20: it takes some microseconds for each and more in longer
// rows, and every sample of a benchmark pays for it.
const looked = 400

// maxUlp is the largest error among the answers of an implementation, in ulps of the exact answer in the format: of values, or of gradients.
// Entries at a kink, where more than one gradient is right, are passed over.
func maxUlp[F impl.Float](l spec.Loss, got impl.ValueGrader[F], b impl.Batch[F], grad bool) (worst float64, err error) {
	row, target, labels := len(b.Pred)/b.N, len(b.Target)/b.N, len(b.Class)/b.N
	values, grads, err := got.ValueGrad(nil, nil, b, impl.None, nil)
	if err != nil {
		return 0, err
	}
	for i := range b.N {
		exact, err := l.Exact(spec.Sample{
			Pred: wide(b.Pred[i*row:][:row]), Target: wide(b.Target[i*target:][:target]), Class: b.Class[i*labels:][:labels],
			Shape: b.Shape, TargetShape: b.TargetShape,
		}, grad, 64)
		if err != nil {
			return 0, err
		}
		if !grad {
			_, off := exact.Value.Dist(float64(values[i]))
			worst = max(worst, off.F()/ulp[F](exact.Value.Float()))
			continue
		}
		for j, g := range exact.Grad {
			if g.Lo.Float() == g.Hi.Float() {
				_, off := g.Lo.Dist(float64(grads[i*row+j]))
				worst = max(worst, off.F()/ulp[F](g.Lo.Float()))
			}
		}
	}
	return worst, nil
}

func wide[F impl.Float](v []F) (all []float64) {
	for _, x := range v {
		all = append(all, float64(x))
	}
	return all
}

// ulp is the distance from x, rounded to F, to the next number away from zero.
func ulp[F impl.Float](x float64) float64 {
	var one F
	if _, narrow := any(one).(float32); narrow {
		y := float32(math.Abs(x))
		return float64(math.Nextafter32(y, float32(math.Inf(1))) - y)
	}
	y := math.Abs(x)
	return math.Nextafter(y, math.Inf(1)) - y
}

// What a benchmark says of accuracy is what the numbers are: a wrong implementation is as wrong as it was made.
func TestMaxUlp(t *testing.T) {
	off := impl.Pointwise(
		func(p, t float64) float64 { return math.Nextafter((p-t)*(p-t), math.Inf(1)) },
		func(p, t float64) float64 { return 2 * (p - t) })
	l := spec.Squared()
	b := impl.Batch[float64]{N: 3, Pred: []float64{1, 2, 3}, Target: []float64{0.5, 0.5, 0.5}}
	for grad, want := range map[bool]float64{false: 1, true: 0} {
		got, err := maxUlp(l, off.(impl.ValueGrader[float64]), b, grad)
		if err != nil || math.Abs(got-want) > 1e-9 { // the oracle's distance is an upper bound, and almost exact
			t.Errorf("gradient %t: %v ulp and %v, want %v", grad, got, err, want)
		}
	}
}
