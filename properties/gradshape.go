package properties

import (
	"fmt"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec/ball"
)

// gradShape counts what comes back, and looks beyond its end: a dst with room to spare keeps what lies there.
func gradShape[F impl.Float](f *ball.Format) Property[F] {
	const spare = 5
	return Property[F]{
		Name: "u-grad-shape", Says: "An answer has as many numbers as its shape says, and nothing is written beyond them.", Level: reports.Must,
		For: whole, Draw: with(f, drawWithUp),
		Local: func(o *Oracle[F], l impl.Loss[F], k Case) *Violation {
			for _, d := range doors(l, o.Loss.TargetGrad) {
				n := Call{Op: d.op, Reduction: d.r, Samples: k.Samples}.length()
				dst := caged[F](n + spare)
				got, err := d.call(dst, own[F](k), d.upstream(k))
				switch {
				case err != nil:
				case len(got) != n:
					return memory("length of "+d.String(), fmt.Sprint(len(got)), fmt.Sprint(n))
				case alive(dst) < spare:
					return memory("dst beyond the answer of "+d.String(), fmt.Sprint(dst[:cap(dst)][n:]), "untouched")
				}
			}
			return nil
		},
	}
}
