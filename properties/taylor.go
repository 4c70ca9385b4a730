package properties

import (
	"errors"
	"fmt"
	"math"

	"github.com/lossgate/lossgate/gradcheck"
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec/ball"
)

// taylorOrder tries whether what is left of the loss after its tangent vanishes as the square of the step: that of a gradient that is
// almost right vanishes as the step. A remainder below the noise at every step, as that of a linear piece, is as it should be.
func taylorOrder[F impl.Float](f *ball.Format) Property[F] {
	order := func(f gradcheck.Func, ln line, slope float64, s *gradcheck.Settings) gradcheck.Remainder {
		v := math.Ldexp(1, math.Ilogb(ln.scale()))
		return gradcheck.Order(f, []float64{slope}, []float64{ln.start()}, []float64{v}, s)
	}
	p := along(f, "u-grad-taylor-order", "L(x+h) − L(x) − ⟨g, h⟩ vanishes as ‖h‖².",
		func(f gradcheck.Func, ln line) { order(f, ln, 0, ln.settings()) },
		func(w *view[F], slope, exact float64, off ball.Mag) *Violation {
			r := order(w.value, w.line, slope, w.informed(off))
			err := r.Err()
			switch {
			case err == nil, errors.Is(err, gradcheck.ErrUntested) && r.Dropped == 0:
				return nil
			case errors.Is(err, gradcheck.ErrUntested):
				return w.o.Pass()
			}
			if c := order(w.truth, w.line, exact, w.informed(off)).Err(); c != nil && !errors.Is(c, gradcheck.ErrUntested) {
				w.o.undecided() // the method fails on the exact loss too
				return nil
			}
			return &Violation{What: err.Error(), Got: hexDec(slope), Want: fmt.Sprintf("%v, whose remainder vanishes faster", hexDec(exact)), Excess: 1}
		})
	p.needs = definition // for the control: a remainder at a kink does not vanish either
	return p
}
