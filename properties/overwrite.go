package properties

import (
	"fmt"
	"math"
	"slices"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec/ball"
)

// gradOverwrite gives a dst that holds something already. The contract says that it is overwritten, not added to.
func gradOverwrite[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-grad-overwrite-vs-accumulate", Says: "What dst held before has no part in the answer.", Level: reports.Must, For: whole, Draw: with(f, drawWithUp),
		Local: func(o *Oracle[F], l impl.Loss[F], k Case) *Violation {
			for _, d := range doors(l, o.Loss.TargetGrad) {
				b, up := own[F](k), d.upstream(k)
				want, err := d.call(nil, b, up)
				if err != nil {
					continue
				}
				for _, x := range []F{1, F(math.NaN())} {
					got, err := d.call(slices.Repeat([]F{x}, len(want)+1), b, up)
					if err != nil || !identical(got, want) {
						return memory(fmt.Sprintf("%v into a dst full of %v", d, x), fmt.Sprint(got, err), fmt.Sprint(want))
					}
				}
			}
			return nil
		},
	}
}
