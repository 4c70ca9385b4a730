package properties

import (
	"fmt"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// manySamples repeats a few samples until they are more than any block of a kernel or share of a worker, and leave a remainder. Every repetition must have the
// answers of the first, which the oracle judges; one that differs in a bit, as a remainder may, is judged by itself.
func manySamples[F impl.Float](f *ball.Format) Property[F] {
	calls := func(_ spec.Claim, k Case) []Call { return k.repeated(allOps, impl.None, impl.Mean) }
	return Property[F]{
		Name: "u-many-samples", Says: "In a batch of many samples each has the value and the gradient that it has among few.", Level: reports.Must,
		For: whole, Calls: calls,
		Own: func(l spec.Loss, _ spec.Claim) []Case {
			k := Case{Samples: ordinary(l, f, poolSize)}
			k.Nums = []float64{float64(max(11, 342/len(k.Samples[0].Pred)))} // 1026 numbers, or 33 samples
			return []Case{k}
		},
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			all, v := o.answered(calls(nil, k), as)
			if v != nil {
				return v
			}
			values, slopes := asks{}, asks{}
			for _, c := range all {
				if !c.live {
					continue
				}
				n, repeat, known := len(c.got.Out)/c.Repeat, c.Repeat, slopes
				if c.Op == Value {
					known = values
				}
				switch {
				case c.Reduction == impl.None: // a part is a batch of its own
					c.Repeat = 1
				case c.Op == Value:
					n = 1
				}
				for at := 0; at < len(c.got.Out); at += n {
					part := c
					if part.got.Out = c.got.Out[at : at+n]; at > 0 && identical(part.got.Out, c.got.Out[:n]) {
						continue
					}
					if v := o.hold(part, known); v != nil {
						v.What = fmt.Sprintf("%s, from sample %d of %d on", v.What, at/n*len(k.Samples), repeat*len(k.Samples))
						return v
					}
				}
			}
			return nil
		},
	}
}

// ordinary is so many samples of one shape whose losses are neither extreme nor short fractions, as far as there are such.
func ordinary(l spec.Loss, f *ball.Format, n int) []spec.Sample {
	list := []spec.Sample{crooked(l, f)}
	g := plainLike(l, f, list[0])
	for j := 0; len(list) < n && j < 16*n; j++ {
		s := g.Example(seedOf(l, -1, perKink+j))
		if v, ok := ordinaryLoss(l, f, s); ok && isCrooked(v) {
			list = append(list, s)
		}
	}
	for len(list) < n {
		list = append(list, list[0])
	}
	return list
}
