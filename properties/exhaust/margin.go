package exhaust

import "github.com/lossgate/lossgate/spec"

// The losses of m = t·x, t a sign.

func hinge(spec.Loss) measure {
	return func(x []float64, t float64, v, g []float64) (float64, float64) {
		v, g = v[:len(x)], g[:len(x)]
		for i, a := range x {
			d := sum(1, -t*a)
			v[i], g[i] = 0, 0
			if d.hi > 0 {
				v[i], g[i] = d.odd(), -t
			}
		}
		return 0, 0
	}
}

func squaredHinge(spec.Loss) measure {
	return func(x []float64, t float64, v, g []float64) (float64, float64) {
		v, g = v[:len(x)], g[:len(x)]
		for i, a := range x {
			m := t * a
			d := sum(1, -m)
			v[i], g[i] = 0, 0
			if d.hi > 0 {
				v[i], g[i] = square(1, m, d).odd(), -2*t*d.odd()
			}
		}
		return 0, 0
	}
}
