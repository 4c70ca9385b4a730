package gradcheck_test

import (
	"math"
	"math/rand/v2"

	"github.com/lossgate/lossgate/gradcheck"
)

// A loss is a smooth function with its right gradient, and where to draw x:
// the four that Theta was calibrated on.
type loss struct {
	name string
	f    gradcheck.Func
	grad func(x []float64) []float64
	mass func(x []float64) float64
}

// A family draws a loss of its kind and a point.
type family struct {
	name string
	draw func(rng *rand.Rand) (loss, []float64)
}

var families = []family{
	{"softmax-ce", func(rng *rand.Rand) (loss, []float64) {
		z := make([]float64, 2+rng.IntN(5))
		for i := range z {
			z[i] = mixed(rng, 30)
		}
		return softmaxCE(rng.IntN(len(z))), z
	}},
	{"logistic", func(rng *rand.Rand) (loss, []float64) { return logistic, []float64{mixed(rng, 40)} }},
	{"log-cosh", func(rng *rand.Rand) (loss, []float64) { return logCosh, []float64{mixed(rng, 100)} }},
	{"barron", func(rng *rand.Rand) (loss, []float64) {
		alpha := 20*rng.Float64() - 10
		if rng.IntN(4) == 0 {
			alpha = 1e-6 * (2*rng.Float64() - 1)
		}
		return barron(alpha), []float64{mixed(rng, 100)}
	}},
}

// mixed draws within ±b: uniformly, on a grid, or with a random exponent, for
// uniform numbers alone never come near 0.
func mixed(rng *rand.Rand, b float64) float64 {
	switch rng.IntN(3) {
	case 0:
		return b * (2*rng.Float64() - 1)
	case 1:
		return math.Round(b*(2*rng.Float64()-1)*4) / 4
	}
	x := math.Ldexp(1+rng.Float64(), -rng.IntN(40))
	return math.Copysign(min(x, b), rng.Float64()-0.5)
}

// softmaxCE is (max z − z_y) + log1p(Σ_{j≠argmax} exp(z_j − max z)).
func softmaxCE(y int) loss {
	top := func(z []float64) (k int) {
		for i := range z {
			if z[i] > z[k] {
				k = i
			}
		}
		return k
	}
	return loss{
		name: "softmax-ce",
		f: func(z []float64) float64 {
			k, sum := top(z), 0.0
			for i := range z {
				if i != k {
					sum += math.Exp(z[i] - z[k])
				}
			}
			return z[k] - z[y] + math.Log1p(sum)
		},
		grad: func(z []float64) []float64 {
			k, sum := top(z), 0.0
			p := make([]float64, len(z))
			for i := range z {
				p[i] = math.Exp(z[i] - z[k])
				sum += p[i]
			}
			others := 0.0
			for i := range p {
				p[i] /= sum
				if i != y {
					others += p[i]
				}
			}
			p[y] = -others // p_y − 1 would cancel
			return p
		},
		mass: func(z []float64) float64 { return z[top(z)] - z[y] },
	}
}

var logistic = loss{
	name: "logistic",
	f: func(x []float64) float64 {
		return max(x[0], 0) + math.Log1p(math.Exp(-math.Abs(x[0])))
	},
	grad: func(x []float64) []float64 { return []float64{1 / (1 + math.Exp(-x[0]))} },
}

var logCosh = loss{
	name: "log-cosh",
	f: func(x []float64) float64 {
		a := math.Abs(x[0])
		return a + math.Log1p(math.Expm1(-2*a)/2)
	},
	grad: func(x []float64) []float64 { return []float64{math.Tanh(x[0])} },
	// |x| is cancelled by log(cosh): near 0 the value is x²/2.
	mass: func(x []float64) float64 { return min(math.Abs(x[0]), 1) },
}

// barron is the general robust loss with c = 1 (Barron, CVPR 2019,
// arXiv:1701.03077), written with expm1 and log1p so that α near 0 and 2 need
// no case of their own: (b/α)·expm1(α/2·log1p(x²/b)), b = |α−2|.
func barron(alpha float64) loss {
	b := math.Abs(alpha - 2)
	return loss{
		name: "barron",
		f: func(x []float64) float64 {
			l := math.Log1p(x[0] * x[0] / b)
			if alpha == 0 {
				return l * b / 2
			}
			return b / alpha * math.Expm1(alpha/2*l)
		},
		grad: func(x []float64) []float64 {
			return []float64{x[0] * math.Exp((alpha/2-1)*math.Log1p(x[0]*x[0]/b))}
		},
	}
}
