package properties

import (
	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/gradcheck"
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// along is a property of the values and the slope of a loss along one of its entries: try asks package gradcheck about a function, which
// tells beforehand what values are needed; judge compares the claimed slope, which may be off by so much, with the exact one.
func along[F impl.Float](f *ball.Format, name, says string, try func(gradcheck.Func, line), judge func(w *view[F], claimed, exact float64, off ball.Mag) *Violation) Property[F] {
	points := func(k Case) (line, []float64) {
		ln := lineOf(f, k)
		return ln, ln.probe(func(g gradcheck.Func) { try(g, ln) })
	}
	return Property[F]{
		Name: name, Says: says, Level: reports.Must, For: movableInputs,
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			return drawLine(t, l, f, drawCalm(t, l, f))
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
			claimed, exact, off, v, ok := w.slopes(as[0])
			if !ok {
				return v
			}
			return judge(w, claimed, exact, off)
		},
	}
}
