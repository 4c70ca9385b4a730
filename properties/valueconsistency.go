package properties

import (
	"fmt"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec/ball"
)

// valueConsistency compares ValueGrad with Value and Grad.
func valueConsistency[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-value-consistency", Says: "ValueGrad returns what Value and Grad return, bit for bit.", Level: reports.Must, For: gradients, Draw: with(f, drawWithUp),
		Local: func(o *Oracle[F], l impl.Loss[F], k Case) *Violation {
			both, ok := l.(impl.ValueGrader[F])
			if !ok {
				return o.Untested()
			}
			b, compared := own[F](k), false
			for _, r := range []impl.Reduction{impl.None, impl.Sum, impl.Mean} {
				up := door[F]{op: Grad, r: r}.upstream(k)
				v, g, err := both.ValueGrad(nil, nil, b, r, up)
				value, verr := l.Value(nil, b, r)
				grad, gerr := l.Grad(nil, b, r, up)
				if unsupported(err) || unsupported(gerr) {
					continue
				}
				compared = true
				if (err == nil) != (verr == nil && gerr == nil) || err == nil && (!identical(v, value) || !identical(g, grad)) {
					return memory(fmt.Sprintf("ValueGrad under %v", r), fmt.Sprint(v, g, err), fmt.Sprint(value, verr, grad, gerr))
				}
			}
			if !compared {
				return o.Untested()
			}
			return nil
		},
	}
}
