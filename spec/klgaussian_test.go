package spec

import (
	"math"
	"testing"
)

// The closed form of i-kl-gaussian is the integral that it stands for. The trapezoidal rule converges exponentially for Gaussians, so
// that what is left is the rounding of its sum.
func TestKLGaussianIsTheIntegral(t *testing.T) {
	for _, c := range []struct{ m, v, m0, v0 float64 }{
		{0, 0, 0, 0}, {1, 0, 0, 0}, {0, 1, 0, 0}, {-2, -1, 0.5, 1}, {3, 2, 3, -1}, {0.25, -3, 0, 0.5},
	} {
		s := Sample{Pred: []float64{c.m, c.v}, Target: []float64{c.m0, c.v0}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}
		a, err := KLGaussianPair().Exact(s, false, 60)
		if err != nil {
			t.Fatal(err)
		}
		const steps, width = 1 << 14, 12.0
		sigma, sum := math.Exp(c.v/2), 0.0
		for i := range steps + 1 {
			z := width * (2*float64(i)/steps - 1)
			x := c.m + sigma*z
			logP := -z*z/2 - c.v/2
			logQ := -(x-c.m0)*(x-c.m0)/2*math.Exp(-c.v0) - c.v0/2
			sum += math.Exp(-z*z/2) / math.Sqrt(2*math.Pi) * (logP - logQ) * (2 * width / steps)
		}
		if got := a.Value.Float(); math.Abs(got-sum) > 0x1p-40*(1+math.Abs(sum)) {
			t.Errorf("%+v: closed form %v, integral %v", c, got, sum)
		}
	}
}
