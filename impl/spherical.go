package impl

import "math"

// Spherical is −p_y/‖p‖₂, the spherical score as a loss, of a distribution p = pred over C classes and one label y (Good 1971). Its
// gradient is p_y·p_k/‖p‖³, and −Σ_{k≠y} p_k²/‖p‖³ at y, where 1 − p_y²/‖p‖² would cancel.
//
// Special cases are:
//
//	Spherical(p_y = 1) = −1, its smallest value
//	Spherical(p_y = 0) = 0
//
// Errors: an entry outside [0, 1], NaN among them; a row that does not sum to 1; a label outside [0, C).
func Spherical[F Float]() Loss[F] {
	return forecast[F](nil, func(p []float64, y int, gp []float64) float64 {
		var rest sum // of the other classes
		for k, v := range p {
			if k != y {
				rest.add(float64(v * v))
			}
		}
		square := float64(p[y]*p[y]) + rest.total()
		norm := math.Sqrt(square)
		for k := range gp {
			gp[k] = p[y] * p[k] / square / norm
		}
		if gp != nil {
			gp[y] = -rest.total() / square / norm
		}
		return -p[y] / norm
	})
}
