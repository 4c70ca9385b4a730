package properties

import (
	"fmt"
	"sync"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// concurrentSafe uses one loss from several goroutines, each with a sample of its own, and expects what one goroutine gets.
// Without the race detector it finds scratch memory that is shared only when two calls meet; go test -race finds it always.
func concurrentSafe[F impl.Float](f *ball.Format) Property[F] {
	const goroutines, rounds = 4, 50
	return Property[F]{
		Name: "u-concurrent-safe", Says: "Calls from several goroutines have the answers of calls from one.", Level: reports.Must, For: whole,
		Own: func(l spec.Loss, _ spec.Claim) []Case {
			var k Case
			for j := range goroutines {
				k.Samples = append(k.Samples, plainSample(l, f, j))
			}
			return []Case{k}
		},
		Local: func(o *Oracle[F], l impl.Loss[F], k Case) *Violation {
			found := make([]*Violation, len(k.Samples))
			var wg sync.WaitGroup
			for i, s := range k.Samples {
				b := BatchOf[F](Call{Samples: []spec.Sample{s, s, s}})
				ds := doors(l, o.Loss.TargetGrad)
				want := make([][]F, len(ds))
				for j, d := range ds {
					want[j], _ = d.call(nil, b, nil)
				}
				wg.Go(func() {
					found[i] = contained(func() *Violation {
						for range rounds {
							for j, d := range ds {
								if got, _ := d.call(nil, b, nil); !identical(got, want[j]) {
									return memory(fmt.Sprintf("%v of sample %d, beside other goroutines", d, i), fmt.Sprint(got), fmt.Sprint(want[j]))
								}
							}
						}
						return nil
					})
				})
			}
			wg.Wait()
			return first(found...)
		},
	}
}
