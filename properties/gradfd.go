package properties

import (
	"math"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/gradcheck"
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// gradFD compares the gradient with differences of the implementation's own values, along one entry of one input; package gradcheck says
// how. It needs no derivative of anybody's. The noise of a value is the running error that the oracle computes, and steps across a kink
// are dropped.
//
// The exact loss is the control: where its own differences do not show its own slope, the method fails, and the case is undecided. A loss without
// a definition has none, nor does anybody know its kinks: there a claim between the differences on either side is not accused, as it may be a slope
// beside a kink that both steps are too long for.
func gradFD[F impl.Float](f *ball.Format) Property[F] {
	check := func(f gradcheck.Func, ln line, slope float64, s *gradcheck.Settings) gradcheck.Report {
		return gradcheck.Check(f, []float64{slope}, []float64{ln.start()}, s)
	}
	return along(f, "u-grad-fd", "The gradient is that which differences of the values show.",
		func(f gradcheck.Func, ln line) { check(f, ln, 0, ln.settings()) },
		func(w *view[F], slope, exact float64, off ball.Mag) *Violation {
			r := check(w.value, w.line, slope, w.informed(off))
			switch {
			case len(r.Mismatches) == 0 && (r.Untested > 0 || r.Drowned > 0 && slope != 0): // a flat piece is no noise
				return w.o.Pass()
			case len(r.Mismatches) == 0:
				return nil
			case w.o.Loss.Measured != nil && w.between(slope, r.Mismatches[0].Step):
				w.o.undecided()
				return nil
			case w.o.Loss.Measured == nil && len(check(w.truth, w.line, exact, w.informed(off)).Mismatches) > 0:
				w.o.undecided()
				return nil
			}
			m := r.Mismatches[0]
			return &Violation{What: "slope of the values, " + m.Error(), Got: hexDec(slope), Want: hexDec(m.Slope), Excess: math.Max(m.Excess, 1)}
		})
}

// movableInputs lists a loss if its inputs can be moved by themselves or against each other. Logarithms of probabilities cannot: no step
// keeps their sum. Neither can those of a loss whose gradient is not that of its values.
func movableInputs(l spec.Loss) []spec.Claim {
	if l.Pred.Couple == spec.LogSimplex || l.StopGrad != "" {
		return nil
	}
	return sloped(l)
}

// drawCalm draws a sample in which, every second time, no free entry is far from 0: most losses bend there, and are flat or
// straight elsewhere.
func drawCalm(t *rapid.T, l spec.Loss, f *ball.Format) spec.Sample {
	s := drawSample(t, l, f)
	if pick(t, "calm", 2) == 0 {
		return s
	}
	c := s.Clone()
	each(l, c, func(x *float64) {
		if k := math.Abs(*x); k > 4 {
			*x = f.Round(rapid.Float64Range(-4, 4).Draw(t, "x"))
		}
	})
	return keep(l, f, s, c)
}
