package properties

import (
	"fmt"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// drawWithUp is drawBatch with an upstream gradient.
func drawWithUp(t *rapid.T, l spec.Loss, f *ball.Format) Case {
	k := drawBatch(t, l, f)
	k.Up = drawUp(t, len(k.Samples))
	return k
}

// aliasPolicy gives an input as dst. The contract allows it: the answer may overwrite that input, but must be the same.
func aliasPolicy[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-alias-policy", Says: "An input that is passed as dst does not change the answer.", Level: reports.Must, For: whole, Draw: with(f, drawWithUp),
		Local: func(o *Oracle[F], l impl.Loss[F], k Case) *Violation {
			for _, d := range doors(l, o.Loss.TargetGrad) {
				want, err := d.call(nil, own[F](k), d.upstream(k))
				if err != nil {
					continue
				}
				for i, name := range []string{"pred", "target", "weight", "upstream"} {
					b, up := own[F](k), d.upstream(k)
					dst := [][]F{b.Pred, b.Target, b.Weight, up}[i]
					if dst == nil {
						continue
					}
					got, err := d.call(dst, b, up)
					if err == nil && !identical(got, want) {
						return memory(d.String()+" with dst = "+name, fmt.Sprint(got), fmt.Sprint(want))
					}
				}
			}
			return nil
		},
	}
}
