package properties

import (
	"fmt"
	"slices"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// omissions are ways to say less of a batch and mean the same. Each reports whether there is anything to leave out.
func omissions[F impl.Float]() []func(b *impl.Batch[F], up *[]F) (what string, ok bool) {
	type batch = impl.Batch[F]
	return []func(b *batch, up *[]F) (string, bool){
		func(b *batch, _ *[]F) (string, bool) {
			equal := len(slices.Compact(slices.Clone(b.ClassLen))) == 1
			b.ClassLen = nil
			return "without numbers of labels, which are equal", equal && len(b.Class) > 0
		},
		func(b *batch, _ *[]F) (string, bool) {
			scalar := len(b.Shape) == 0
			if b.Shape = nil; scalar {
				b.Shape = []int{}
			}
			return "with a shape of no dimensions, which is a number's", scalar
		},
		func(_ *batch, up *[]F) (string, bool) {
			ones := *up != nil && !slices.ContainsFunc(*up, func(u F) bool { return u != 1 })
			*up = nil
			return "without an upstream gradient, which is all ones", ones
		},
	}
}

// leftOut leaves out what the contract has a default for.
func leftOut[F impl.Float](f *ball.Format) Property[F] {
	const samples = 8 // labels differ among so many
	return Property[F]{
		Name: "u-left-out", Says: "What may be left out of a batch, since it says nothing new, makes no difference.", Level: reports.Must, For: whole,
		Own: func(l spec.Loss, _ spec.Claim) []Case {
			k := Case{Samples: ordinary(l, f, samples), Up: slices.Repeat([]float64{1}, samples)}
			for i, s := range k.Samples { // of as many labels as the first
				k.Samples[i] = s.Clone()
				k.Samples[i].Class = slices.Clone(k.Samples[0].Class)
				copy(k.Samples[i].Class, s.Class)
			}
			return []Case{k}
		},
		Local: func(o *Oracle[F], l impl.Loss[F], k Case) *Violation {
			for _, s := range k.Samples {
				if !legal(o.Loss, o.Format, s) {
					return o.Pass()
				}
			}
			tried, lacking := false, false
			for _, d := range doors(l, o.Loss.TargetGrad) {
				want, err := d.call(nil, own[F](k), d.upstream(k))
				if err != nil {
					lacking = lacking || unsupported(err)
					continue
				}
				for _, omit := range omissions[F]() {
					b, up := own[F](k), d.upstream(k)
					what, ok := omit(&b, &up)
					if !ok {
						continue
					}
					tried = true
					if got, err := d.call(nil, b, up); err != nil || !identical(got, want) {
						return memory(fmt.Sprintf("%v %s", d, what), fmt.Sprint(got, err), fmt.Sprint(want))
					}
				}
			}
			switch {
			case tried:
				return nil
			case lacking: // only what is not offered takes what could be left out
				return o.Untested()
			}
			return o.Pass()
		},
	}
}
