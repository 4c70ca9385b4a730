package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

// Generic lists what may be wrong with an implementation of any loss: the faults of a wrapper, a port or a refactoring. They are counted
// apart from those that happened to somebody, and serve the rarer properties, which need a bug of their own.
func Generic(loss string, p impl.Params, right impl.Loss[float64]) []Mutant {
	k, ok := right.(impl.Rows[float64])
	if !ok {
		return nil
	}
	kinds := []struct {
		name, bug string
		change    func(x row, v float64, gp, gt []float64) float64
	}{
		{"halved", "is half of the loss", func(_ row, v float64, gp, gt []float64) float64 {
			times(0.5, gp, gt)
			return v / 2
		}},
		{"negated", "has the other sign", func(_ row, v float64, gp, gt []float64) float64 {
			times(-1, gp, gt)
			return -v
		}},
		{"zero", "is 0, with a gradient of 0", func(_ row, _ float64, gp, gt []float64) float64 {
			times(0, gp, gt)
			return 0
		}},
		{"gradient-negated", "descends where it should climb", func(_ row, v float64, gp, gt []float64) float64 {
			times(-1, gp, gt)
			return v
		}},
		{"gradient-without-last", "leaves the last entry of the gradient out", func(_ row, v float64, gp, gt []float64) float64 {
			for _, g := range [][]float64{gp, gt} {
				if len(g) > 0 {
					g[len(g)-1] = 0
				}
			}
			return v
		}},
		{"gradient-averaged", "gives every entry of a row the mean of the gradient", func(_ row, v float64, gp, _ []float64) float64 {
			mean := 0.0
			for _, g := range gp {
				mean += g / float64(len(gp))
			}
			for i := range gp {
				gp[i] = mean
			}
			return v
		}},
		{"lopsided", "is an eighth larger where the first prediction is above 0", func(x row, v float64, gp, gt []float64) float64 {
			if x.Pred[0] > 0 {
				times(1.125, gp, gt)
				return v * 1.125
			}
			return v
		}},
		{"lifted", "is larger by the size of the first prediction, 1 at most", func(x row, v float64, gp, _ []float64) float64 {
			a := math.Abs(x.Pred[0])
			if gp != nil && a < 1 {
				gp[0] += math.Copysign(1, x.Pred[0])
			}
			return v + math.Min(a, 1)
		}},
		{"curved", "has the square of the first prediction too", func(x row, v float64, gp, _ []float64) float64 {
			if len(gp) > 0 {
				gp[0] += 2 * x.Pred[0]
			}
			return v + x.Pred[0]*x.Pred[0]
		}},
		{"sized", "grows with the number of predictions", func(x row, v float64, gp, gt []float64) float64 {
			k := 1 + float64(len(x.Pred))/64
			times(k, gp, gt)
			return v * k
		}},
		{"chance", "is ln 2, what a coin costs, with a gradient of 0", func(_ row, _ float64, gp, gt []float64) float64 {
			times(0, gp, gt)
			return math.Ln2
		}},
		{"capped", "is 16 at most", func(_ row, v float64, gp, gt []float64) float64 {
			if v > 16 {
				times(0, gp, gt)
				return 16
			}
			return v
		}},
		{"nan-is-zero", "turns what is not a number into 0", func(_ row, v float64, gp, gt []float64) float64 {
			for _, g := range [][]float64{gp, gt} {
				for i := range g {
					if g[i] != g[i] {
						g[i] = 0
					}
				}
			}
			if v != v {
				return 0
			}
			return v
		}},
	}
	var all []Mutant
	for i, kind := range kinds {
		all = append(all, Mutant{
			ID: "g" + string(rune('a'+i)), Name: loss + "-" + kind.name, Loss: loss, Params: p, Bug: kind.bug, Trigger: "whatever shows it",
			Float64: func() impl.Loss[float64] { return changed[float64](k, kind.change) },
		})
	}
	all = append(all, exchanged(loss, p, k))
	if k.NoGrad {
		k.NoGrad = false
		all = append(all, Mutant{
			ID: "gy", Name: loss + "-differentiable", Loss: loss, Params: p, Bug: "has a gradient of 0 where it should refuse one", Trigger: "any",
			Float64: func() impl.Loss[float64] { return k },
		})
	}
	return all
}

// exchanged takes the prediction for the target where their shapes allow it.
func exchanged(loss string, p impl.Params, k impl.Rows[float64]) Mutant {
	return Mutant{
		ID: "gx", Name: loss + "-arguments-exchanged", Loss: loss, Params: p,
		Bug: "takes the prediction for the target", Trigger: "a loss that tells them apart",
		Float64: func() impl.Loss[float64] {
			eval := k.Eval
			wrong := k
			wrong.Eval = func(x row, gp, gt []float64) (float64, error) {
				if _, err := eval(x, nil, nil); err != nil || len(x.Pred) != len(x.Target) {
					return eval(x, gp, gt)
				}
				y := x
				y.Pred, y.Target = x.Target, x.Pred
				v, err := eval(y, gp, nil)
				if err != nil { // no prediction that the target could be
					return 1, nil
				}
				return v, nil
			}
			return wrong
		},
	}
}

// times multiplies both gradients by k.
func times(k float64, gp, gt []float64) {
	for _, g := range [][]float64{gp, gt} {
		for i := range g {
			g[i] *= k
		}
	}
}
