package impl

import (
	"math"
	"slices"
)

// Features is a map φ of an image {C, H, W} to features.
type Features struct {
	Of func(x []float64, shape []int) []float64 // φ
	// Pull is Jᵀ·gap, J being the Jacobian of φ at x.
	Pull func(gap, x []float64, shape []int) []float64
	// Homogeneous says that φ(kx) = k·φ(x) for k > 0: large images are then scaled, so that no feature overflows that is squared later.
	Homogeneous bool
}

// A Layer is a map of features with its weight in the sum.
type Layer struct {
	Features
	Weight float64
}

// FeatureReconstruction is Σ w/n·‖φ(x) − φ(y)‖² over layers, for images x = pred and y = target {C, H, W}, n being the number of features of a
// layer (Johnson, Alahi and Fei-Fei 2016). A layer of weight 0 is not evaluated. Features are rounded before they are compared, as any
// φ that is given as a function of float64 does it: near-equal ones lose digits.
//
// Special cases are:
//
//	where φ has no derivative, the gradient is that of φ's own Pull
//
// Errors: shapes that differ or are not {C, H, W}; a pixel that is not finite; a weight that is not finite or below 0.
func FeatureReconstruction[F Float](layers ...Layer) Loss[F] {
	var bad error
	for i, l := range layers {
		if !(l.Weight >= 0) || math.IsInf(l.Weight, 1) {
			bad = &DataError{"weight", i, l.Weight, "want a finite number, not below 0"}
		}
	}
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := alike(x, 3); err != nil {
			return 0, err
		}
		var v sum
		for _, l := range layers {
			if l.Weight != 0 {
				v.add(l.compare(x, gp, gt))
			}
		}
		return v.total(), nil
	}})
}

// compare is the loss of one layer, whose gradients it adds to gp and gt where these are not nil.
func (l Layer) compare(x Row[float64], gp, gt []float64) float64 {
	pred, target, up := x.Pred, x.Target, 0
	if l.Homogeneous && (large(pred) || large(target)) {
		up = 2 // only the last bits of subnormals are lost
		pred, target = timesPow2(pred, -up), timesPow2(target, -up)
	}
	gap, b := l.Of(pred, x.Shape), l.Of(target, x.Shape)
	for i := range gap {
		gap[i] -= b[i]
	}
	n := float64(len(gap))
	add := func(g, at []float64, sign float64) {
		if g == nil {
			return
		}
		for i, p := range l.Pull(gap, at, x.Shape) {
			g[i] += sign * math.Ldexp(2*l.Weight/n*p, up)
		}
	}
	add(gp, pred, 1)
	add(gt, target, -1)
	s, e := squaredLength(gap)
	return math.Ldexp(s.mul(twofold{l.Weight, 0}).quo(twofold{n, 0}).hi, 2*(e+up))
}

// timesPow2 is v·2^k.
func timesPow2(v []float64, k int) []float64 {
	w := make([]float64, len(v))
	for i, x := range v {
		w[i] = math.Ldexp(x, k)
	}
	return w
}

// Pixels is the identity: features are pixels.
func Pixels() Features {
	return Features{
		Homogeneous: true,
		Of:          func(x []float64, _ []int) []float64 { return slices.Clone(x) },
		Pull:        func(gap, _ []float64, _ []int) []float64 { return gap },
	}
}

// Mirrored reads an image backwards, every other pixel negated: an orthonormal map.
func Mirrored() Features {
	return Features{
		Homogeneous: true,
		Of: func(x []float64, _ []int) []float64 {
			w := slices.Clone(x)
			slices.Reverse(w)
			for i := 0; i < len(w); i += 2 {
				w[i] = -w[i]
			}
			return w
		},
		Pull: func(gap, _ []float64, _ []int) []float64 {
			w := slices.Clone(gap)
			for i := 0; i < len(w); i += 2 {
				w[i] = -w[i]
			}
			slices.Reverse(w)
			return w
		},
	}
}

// GlobalPool is the mean of every channel.
func GlobalPool() Features {
	return Features{
		Homogeneous: true,
		Of: func(x []float64, shape []int) (means []float64) {
			n := shape[1] * shape[2]
			for c := range slices.Chunk(x, n) {
				means = append(means, total(c, float64(n)))
			}
			return means
		},
		Pull: func(gap, x []float64, _ []int) (g []float64) {
			n := len(x) / len(gap)
			for _, d := range gap {
				for range n {
					g = append(g, d/float64(n))
				}
			}
			return g
		},
	}
}

// Edges is a layer of a network in small: every pixel less half of its right neighbour, 0 beyond the border, and what is below 0 is 0. At 0 its
// derivative is 0.
func Edges() Features {
	edge := func(x []float64, w, i int) float64 {
		if i%w == w-1 {
			return x[i]
		}
		return x[i] - float64(x[i+1]/2)
	}
	return Features{
		Homogeneous: true,
		Of: func(x []float64, shape []int) []float64 {
			f := make([]float64, len(x))
			for i := range f {
				f[i] = max(0, edge(x, shape[2], i))
			}
			return f
		},
		Pull: func(gap, x []float64, shape []int) []float64 {
			g := make([]float64, len(x))
			for i, d := range gap {
				if edge(x, shape[2], i) <= 0 {
					continue
				}
				if g[i] += d; i%shape[2] < shape[2]-1 {
					g[i+1] -= d / 2
				}
			}
			return g
		},
	}
}
