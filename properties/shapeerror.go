package properties

import (
	"fmt"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// damages are ways in which the lengths of a batch can disagree. Each reports whether it applies.
func damages[F impl.Float]() []func(b *impl.Batch[F], up *[]F) bool {
	type batch = impl.Batch[F]
	return []func(b *batch, up *[]F) bool{
		func(b *batch, _ *[]F) bool { b.Pred = b.Pred[:len(b.Pred)-1]; return true },
		func(b *batch, _ *[]F) bool { b.Pred = append(b.Pred, 0); return true },
		func(b *batch, _ *[]F) bool { b.N++; return true },
		func(b *batch, _ *[]F) bool { b.N = -1; return true },
		func(b *batch, _ *[]F) bool {
			if len(b.Target) == 0 {
				return false
			}
			b.Target = b.Target[:len(b.Target)-1]
			return true
		},
		func(b *batch, _ *[]F) bool { b.Target = append(b.Target, b.Target...); return len(b.Target) > 0 },
		func(b *batch, _ *[]F) bool { b.Weight = make([]F, b.N+1); return true },
		func(b *batch, _ *[]F) bool { b.Weight = []F{}; return true },
		func(b *batch, _ *[]F) bool {
			if len(b.Class) == 0 {
				return false
			}
			b.Class = b.Class[:len(b.Class)-1]
			return true
		},
		func(b *batch, _ *[]F) bool { b.ClassLen = append(b.ClassLen, 0); return true },
		func(_ *batch, up *[]F) bool { *up = append(*up, 1); return true },
		func(_ *batch, up *[]F) bool { *up = []F{}; return true },
	}
}

// shapeError damages the lengths of a batch that is fine otherwise. Every way in must refuse it, and leave dst alone.
func shapeError[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-shape-error", Says: "Lengths that do not fit together are an error, and nothing is written.", Level: reports.Must, For: whole,
		Own: func(l spec.Loss, _ spec.Claim) (ks []Case) {
			s := plainSample(l, f, 0)
			for i := range damages[F]() {
				for n := 1; n <= 3; n++ {
					k := Case{Nums: []float64{float64(i)}}
					for range n {
						k.Samples, k.Up = append(k.Samples, s), append(k.Up, 1)
					}
					ks = append(ks, k)
				}
			}
			return ks
		},
		Local: func(o *Oracle[F], l impl.Loss[F], k Case) *Violation {
			damage, onlyUp := damages[F]()[k.ints()[0]], k.ints()[0] >= len(damages[F]())-2
			for _, d := range doors(l, o.Loss.TargetGrad) {
				b, up := own[F](k), d.upstream(k)
				if onlyUp && d.op == Value {
					continue
				}
				if !damage(&b, &up) {
					return o.Pass()
				}
				what := fmt.Sprintf("%v of n=%d, %d pred, %d target, %d weights, %d labels for %d, %d upstream",
					d, b.N, len(b.Pred), len(b.Target), len(b.Weight), len(b.Class), len(b.ClassLen), len(up))
				if v := refuses(d, b, up, what); v != nil {
					return v
				}
			}
			return nil
		},
	}
}

// errorLeavesDst gives data outside of the domain together with a dst.
func errorLeavesDst[F impl.Float](f *ball.Format) Property[F] {
	return Property[F]{
		Name: "u-error-leaves-dst", Says: "Where bad data are refused nothing is written to dst.", Level: reports.Must, For: whole, Draw: with(f, drawBad),
		Local: func(o *Oracle[F], l impl.Loss[F], k Case) *Violation {
			if o.illegal(k) == "" {
				return o.Pass()
			}
			for _, d := range doors(l, o.Loss.TargetGrad) {
				if v := refuses(d, own[F](k), nil, d.String()); v != nil {
					return v
				}
			}
			return nil
		},
	}
}

// refuses is the violation of a call that should have been refused without a trace.
func refuses[F impl.Float](d door[F], b impl.Batch[F], up []F, what string) *Violation {
	dst := caged[F](len(b.Pred) + len(b.Target) + 4)
	got, err := d.call(dst, b, up)
	switch {
	case unsupported(err):
		return nil
	case !rejected(err):
		return memory(what, fmt.Sprint(got, err), "a data error")
	case alive(dst) != cap(dst):
		return memory(what+": dst", fmt.Sprint(dst[:cap(dst)]), "untouched, since the data are refused")
	}
	return nil
}
