package process

import (
	"context"
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/process/wire"
)

// A Timing is how long a question takes an adapter: N repetitions took Took by its own clock, which leaves out what the two sides have to say to each
// other.
type Timing struct {
	N    int64
	Took time.Duration
}

// A Load is a question for an adapter to repeat, in whole milliseconds for Least.
type Load struct {
	Ask
	WithValue bool // where a gradient is wanted, the value as well, in one step if the adapter can
	Tile      int  // the samples, so many times over, are the batch, which would not fit a line; 0 is once
	Least     time.Duration
}

// valid reports a load that makes no sense.
func (l Load) valid() error {
	b := l.Batch
	switch {
	case l.Least < time.Millisecond:
		return fmt.Errorf("process: bench for %v: want at least 1ms", l.Least)
	case l.Tile < 0:
		return fmt.Errorf("process: bench of a batch %d times over: want 0 or more", l.Tile)
	case l.Tile > 1 && (l.Up != nil || b.Weight != nil || b.ClassLen != nil):
		return errors.New("process: bench of a batch many times over: want neither weights, lengths nor an upstream gradient")
	}
	return l.fits()
}

// Bench lets the adapter repeat one question. The error is one of those of Answer. Nothing else should be asked meanwhile. The adapter's limit of
// numbers in a request does not hold, since it need not answer with any.
func (p *Process) Bench(ctx context.Context, l Load) (Timing, error) {
	if err := l.valid(); err != nil {
		return Timing{}, err
	}
	if err := l.offered(p.hello, math.MaxInt); err != nil {
		return Timing{}, err
	}
	var answer Answer
	done := make(chan struct{}, 1)
	m := &message{asks: []Ask{l.Ask}, answers: []*Answer{&answer}, timing: new(Timing), load: l, done: func() { done <- struct{}{} }}
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
func (t *Timing) take(b wire.Benched, l Load) Answer {
	switch b.S {
	case "", wire.OK:
		if l.Tile > 1 && b.Tile != l.Tile {
			return Answer{Err: fmt.Errorf("%w: the adapter does not take the samples of a case %d times over", impl.ErrUnsupported, l.Tile)}
		}
		if b.N < 1 || b.NS < 1 {
			return Answer{Err: &Lost{Garbled, fmt.Sprintf("it repeated the case %d times in %d ns: want positive numbers", b.N, b.NS)}}
		}
		*t = Timing{b.N, time.Duration(b.NS)}
		return Answer{}
	}
	return Ask{}.take(wire.Result{S: b.S, Msg: b.Msg, What: b.What})
}
