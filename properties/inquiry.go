package properties

import (
	"context"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// A Batcher is a subject that answers the calls of several cases together more quickly than one after the other: one in another process. What is
// learnt does not depend on it, since cases are drawn and judged one by one all the same.
type Batcher interface {
	// Batch is how many cases to ask at once.
	Batch() int
}

// batch is how many cases the subject wants at once.
func (t trial[F]) batch() int {
	if b, ok := t.subject.(Batcher); ok {
		return max(1, b.Batch())
	}
	return 1
}

// An inquiry is what one case asks, and the answers. panicked is what came of a formula of the property that has no value at that case.
type inquiry[F impl.Float] struct {
	calls    []Call
	answers  []Answer[F]
	panicked any
}

// ask asks for several cases at once.
func (t trial[F]) ask(ctx context.Context, c spec.Claim, ks []Case) []inquiry[F] {
	qs := make([]inquiry[F], len(ks))
	if t.prop.Local != nil {
		return qs
	}
	guarded := func(q *inquiry[F], do func()) {
		defer func() {
			if p := recover(); p != nil {
				q.panicked = p
			}
		}()
		do()
	}
	var all []Call
	for i, k := range ks {
		guarded(&qs[i], func() { qs[i].calls = t.prop.Calls(c, k) })
		all = append(all, qs[i].calls...)
	}
	var answers []Answer[F]
	guarded(&qs[0], func() { answers = t.subject.Do(ctx, all) })
	for i := range qs {
		n := min(len(answers), len(qs[i].calls))
		qs[i].answers, answers = answers[:n:n], answers[n:]
	}
	return qs
}
