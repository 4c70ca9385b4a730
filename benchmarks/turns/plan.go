package turns

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"golang.org/x/perf/benchfmt"
)

// A Plan says what is measured, how often, and in which order.
type Plan struct {
	Arms  []Arm
	Tasks []Task
	Times int           // samples of each task and arm
	For   time.Duration // if it is not 0: end sooner, but not before Fewest samples
	Seed  uint64        // of the order
}

// Fewest is with how many samples a side a test can say anything: five against five have one outcome of 252 that is most extreme.
const Fewest = 5

// A Sample is one benchmark of one arm, measured once.
type Sample struct {
	Arm    int
	Task   int
	Layout int // counted from 1, as they were built
	*benchfmt.Result
}

// Run measures, and tells of each sample. The arms take turns within each task, in an order that is drawn, and tasks within each round: so the samples
// of a task are spread over the whole run, and those of two arms are beside each other.
func (p Plan) Run(ctx context.Context, step func(what string), took func(Sample) error) error {
	rng := rand.New(rand.NewPCG(p.Seed, 0x7475726e73)) // "turns"
	began := time.Now()
	for i := range p.Times {
		if p.For > 0 && i >= Fewest && time.Since(began) > p.For {
			return nil
		}
		for _, t := range rng.Perm(len(p.Tasks)) {
			for _, a := range rng.Perm(len(p.Arms)) {
				step(fmt.Sprintf("%s of %s", p.Tasks[t].Name, p.Arms[a].Name))
				r, err := p.Arms[a].sample(ctx, i, p.Tasks[t])
				if err != nil {
					return err
				}
				if r == nil {
					continue
				}
				if err := took(Sample{a, t, i%len(p.Arms[a].Binaries) + 1, r}); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
