package process

import (
	"context"
	"fmt"
	"time"

	"github.com/lossgate/lossgate/impl/process/wire"
)

// A Timing is how long a question takes an adapter: N repetitions took Took by its own clock, which leaves out what the two sides have to say to each
// other.
type Timing struct {
	N    int64
	Took time.Duration
}

// Bench lets the adapter repeat one question for at least that long, in whole milliseconds. The error is one of those of Answer. Nothing else should
// be asked meanwhile.
func (p *Process) Bench(ctx context.Context, a Ask, least time.Duration) (Timing, error) {
	if err := p.refused(a); err != nil {
		return Timing{}, err
	}
	if least < time.Millisecond {
		return Timing{}, fmt.Errorf("process: bench for %v: want at least 1ms", least)
	}
	var answer Answer
	done := make(chan struct{}, 1)
	m := &message{asks: []Ask{a}, answers: []*Answer{&answer}, timing: new(Timing), least: least, done: func() { done <- struct{}{} }}
	p.seal(m)
	select {
	case p.queue <- m:
	case <-p.stop:
		return Timing{}, ended
	case <-ctx.Done():
		return Timing{}, &Lost{NotRun, ctx.Err().Error()}
	}
	select {
	case <-done:
		return *m.timing, answer.Err
	case <-ctx.Done():
		return Timing{}, &Lost{NotRun, ctx.Err().Error()}
	}
}

// take reads what an adapter measured, or why it did not.
func (t *Timing) take(b wire.Benched) Answer {
	switch b.S {
	case "", wire.OK:
		if b.N < 1 || b.NS < 1 {
			return Answer{Err: &Lost{Garbled, fmt.Sprintf("it repeated the case %d times in %d ns: want positive numbers", b.N, b.NS)}}
		}
		*t = Timing{b.N, time.Duration(b.NS)}
		return Answer{}
	}
	return Ask{}.take(wire.Result{S: b.S, Msg: b.Msg, What: b.What})
}
