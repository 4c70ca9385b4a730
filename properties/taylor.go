package properties

import (
	"errors"
	"fmt"
	"math"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/gradcheck"
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// taylorOrder tries whether what is left of the loss after its tangent vanishes as the square of the step: that of a gradient that is
// almost right vanishes as the step. A remainder below the noise at every step, as that of a linear piece, is as it should be.
func taylorOrder[F impl.Float]() Property[F] {
	order := func(f gradcheck.Func, ln line, slope float64, s *gradcheck.Settings) gradcheck.Remainder {
		v := math.Ldexp(1, math.Ilogb(ln.scale()))
		return gradcheck.Order(f, []float64{slope}, []float64{ln.start()}, []float64{v}, s)
	}
	points := func(k Case) (line, []float64) {
		ln := lineOf[F](k)
		return ln, ln.probe(func(f gradcheck.Func) { order(f, ln, 0, ln.settings()) })
	}
	return Property[F]{
		Name: "u-grad-taylor-order", Says: "L(x+h) − L(x) − ⟨g, h⟩ vanishes as ‖h‖².", Level: reports.Must,
		For: movableInputs,
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			return drawLine[F](t, l, drawCalm[F](t, l))
		},
		Calls: func(_ spec.Claim, k Case) []Call {
			ln, ys := points(k)
			return ln.calls(ys)
		},
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			ln, ys := points(k)
			if !legal(o.Loss, o.Format, ln.s) || !ln.movable(o.Loss) {
				return o.Pass()
			}
			w := see(o, ln, ys, as)
			slope, exact, off, v, ok := w.slopes(as[0])
			if !ok {
				return v
			}
			r := order(w.value, ln, slope, w.informed(off))
			err := r.Err()
			switch {
			case err == nil, errors.Is(err, gradcheck.ErrUntested) && r.Dropped == 0:
				return nil
			case errors.Is(err, gradcheck.ErrUntested):
				return o.Pass()
			}
			if c := order(w.truth, ln, exact, w.informed(off)).Err(); c != nil && !errors.Is(c, gradcheck.ErrUntested) {
				o.undecided() // the method fails on the exact loss too
				return nil
			}
			return &Violation{What: err.Error(), Got: hexDec(slope), Want: fmt.Sprintf("%v, whose remainder vanishes faster", hexDec(exact)), Excess: 1}
		},
	}
}
