package properties

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// noMutation compares the inputs before and after each call.
func noMutation[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-no-mutation", Says: "A call changes none of its inputs.", Level: reports.Must, For: whole,
		Draw: func(t *rapid.T, l spec.Loss, c spec.Claim) Case {
			k := drawWithUp(t, l, f)
			if pick(t, "loose", 2) == 1 {
				for i, s := range k.Samples {
					k.Samples[i] = loosened(l, f, s)
				}
			}
			return k
		},
		Local: func(o *Oracle[F], l impl.Loss[F], k Case) *Violation {
			b, before := own[F](k), own[F](k)
			for _, d := range doors(l, o.Loss.TargetGrad) {
				up := d.upstream(k)
				if _, err := d.call(nil, b, up); unsupported(err) {
					continue
				}
				for _, in := range []struct {
					name    string
					now, at []F
				}{{"pred", b.Pred, before.Pred}, {"target", b.Target, before.Target}, {"weight", b.Weight, before.Weight}, {"upstream", up, d.upstream(k)}} {
					if !identical(in.now, in.at) {
						return memory(in.name+" after "+d.String(), fmt.Sprint(in.now), fmt.Sprint(in.at))
					}
				}
				if !slices.Equal(b.Class, before.Class) || !slices.Equal(b.ClassLen, before.ClassLen) {
					return memory("class after "+d.String(), fmt.Sprint(b.Class, b.ClassLen), fmt.Sprint(before.Class, before.ClassLen))
				}
			}
			return nil
		},
	}
}
