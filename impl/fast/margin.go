package fast

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

// The losses of m = target·pred, target a sign. Labels of both signs come in no order, so a branch on m would be predicted wrongly
// half of the time.

// signs reports whether every target is −1 or +1.
func signs[F impl.Float](t []F) bool {
	for _, s := range t {
		if s*s != 1 { // no other number's square rounds to 1; two comparisons would be one that cannot be predicted
			return false
		}
	}
	return true
}

// Hinge is impl.Hinge.
func Hinge[F impl.Float](s *Settings) impl.Loss[F] {
	return newPointwise(impl.Hinge[F](), signs[F], func(x, t []F, w *workspace[F]) {
		t, v, g := t[:len(x)], w.v[:len(x)], w.g[:len(x)]
		for i := range x {
			y := float64(t[i])
			d := 1 - float64(y*float64(x[i]))
			v[i] = max(0, d)
			if g[i] = -y * choose(-d, one, 0); d == 0 {
				g[i] = 0
			}
		}
	}, of[F](s.kernels().hinge), [4]float64{}, s)
}

// SquaredHinge is impl.SquaredHinge.
func SquaredHinge[F impl.Float](s *Settings) impl.Loss[F] {
	return newPointwise(impl.SquaredHinge[F](), signs[F], func(x, t []F, w *workspace[F]) {
		t, v, g := t[:len(x)], w.v[:len(x)], w.g[:len(x)]
		for i := range x {
			y := float64(t[i])
			d := max(0, 1-float64(y*float64(x[i])))
			v[i] = d * d
			g[i] = -2 * d * y
		}
	}, of[F](s.kernels().squaredHinge), [4]float64{}, s)
}

// Logistic is impl.Logistic.
func Logistic[F impl.Float](s *Settings) impl.Loss[F] {
	return newPointwise(impl.Logistic[F](), signs[F], func(x, t []F, w *workspace[F]) {
		n := len(x)
		t, v, g := t[:n], w.v[:n], w.g[:n]
		for i := range x {
			v[i] = float64(t[i]) * float64(x[i])
		}
		softplus(w, n)
		for i := range x { // −σ(−m)
			g[i] = -float64(t[i]) * choose(v[i], one, math.Float64bits(w.e[i])) * w.q[i]
			v[i] = max(0, -v[i]) + w.l[i]
		}
	}, of[F](s.kernels().logistic), [4]float64{}, s)
}
