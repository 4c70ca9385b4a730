package properties

import (
	"fmt"
	"math"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// deterministic asks everything twice, with the other questions in between.
func deterministic[F impl.Float](f *ball.Format) Property[F] {
	calls := func(_ spec.Claim, k Case) []Call {
		once := k.calls(allOps, impl.None, impl.Sum, impl.Mean)
		return append(once, once...)
	}
	return Property[F]{
		Name: "u-deterministic", Says: "The same question has the same answer, bit for bit.", Level: reports.Must,
		For: whole, Draw: with(f, drawBatch), Calls: calls,
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			n, tried := len(as)/2, false
			for i, c := range calls(nil, k)[:n] {
				a, b := as[i], as[n+i]
				if unsupported(a.Err) && unsupported(b.Err) {
					continue
				}
				tried = true
				if (a.Err == nil) != (b.Err == nil) || !identical(a.Out, b.Out) {
					return &Violation{What: asked[F]{Call: c}.String() + ", asked again", Got: fmt.Sprint(b.Out, b.Err), Want: fmt.Sprint(a.Out, a.Err), Excess: math.Inf(1)}
				}
			}
			if !tried {
				return o.Untested()
			}
			return nil
		},
	}
}
