package process

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/lossgate/lossgate/impl/process/wire"
)

// depth is how many requests are on their way to an adapter at once: one that it works on, and others so that it need not wait.
const depth = 4

// Options say what to run, and how long to wait for it. Zero durations are the protocol's.
type Options struct {
	Command  []string      // the program and its arguments
	Env      []string      // its whole environment, NAME=VALUE, but for a LOSSGATE_ADAPTER by which it is known; nil: an empty one
	Dir      string        // its working folder; empty: ours
	Suite    string        // who asks, in hello: "lossgate/0.1.0"
	Deadline time.Duration // of a request; 0: 5 s
	Hello    time.Duration // until hello; 0: 120 s
	Jobs     int           // how many of them run at once; 0: 1
	Sandbox  *Sandbox      // nil: none

	untilSignal, untilKill time.Duration // how long the end may take; 0: 3 s and 5 s
	stop                   <-chan struct{}
}

func (o Options) resolved() Options {
	for _, d := range []struct {
		of  *time.Duration
		def time.Duration
	}{{&o.Deadline, 5 * time.Second}, {&o.Hello, 120 * time.Second}, {&o.untilSignal, 3 * time.Second}, {&o.untilKill, 5 * time.Second}} {
		if *d.of == 0 {
			*d.of = d.def
		}
	}
	o.Jobs = max(1, o.Jobs)
	return o
}

// A Process is an adapter that runs: one child, or several alike. It is safe for concurrent use.
type Process struct {
	o       Options
	hello   wire.Hello
	limits  wire.Limits
	queue   chan *message
	stop    chan struct{} // closed by Close
	running sync.WaitGroup
	ids     atomic.Int64
	circuit circuit

	mu        sync.Mutex
	incidents []string
	broken    error // why the adapter cannot be started again
}

// Start starts the adapter and waits for its hello. The error is a *StartError. What was started must be closed.
func Start(ctx context.Context, o Options) (*Process, error) {
	p := &Process{o: o.resolved(), queue: make(chan *message), stop: make(chan struct{})}
	starting, started := context.WithCancel(ctx)
	defer started()
	p.o.stop = starting.Done()
	first, err := open(p.o)
	if err != nil {
		return nil, err
	}
	p.o.stop = p.stop
	p.hello, p.limits = first.hello, first.hello.Limits
	if p.limits.MaxBatch < 1 || p.limits.MaxBatch > mostCases {
		p.limits.MaxBatch = mostCases
	}
	if p.limits.MaxElems < 1 {
		p.limits.MaxElems = 1 << 20
	}
	for i := range p.o.Jobs {
		w := &worker{p: p}
		if i == 0 {
			w.s = first
		}
		p.running.Go(w.run)
	}
	return p, nil
}

// Hello is what the adapter said of itself.
func (p *Process) Hello() wire.Hello { return p.hello }

// Close ends the adapter in order. What is still asked is answered by a *Lost. It must be called once, and not beside Do.
func (p *Process) Close() {
	close(p.stop)
	p.running.Wait()
}

// Incidents lists what happened that was no answer: deaths, silence, garbage; in the order in which it did.
func (p *Process) Incidents() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.incidents...)
}

// Do asks, and returns the answers in the order of the questions. Questions of one kind travel together.
func (p *Process) Do(ctx context.Context, asks []Ask) []Answer {
	out := make([]Answer, len(asks))
	var all []*message
	open := map[string]*message{} // the last message of each kind, and the numbers in it
	elems := map[*message]int{}
	for i, a := range asks {
		if err := p.refused(a); err != nil {
			out[i] = Answer{Err: err}
			continue
		}
		k := a.kind()
		m := open[k]
		if m == nil || len(m.asks) == p.limits.MaxBatch || elems[m]+a.elems() > p.most() {
			m = new(message)
			open[k] = m
			all = append(all, m)
		}
		m.asks, m.answers = append(m.asks, a), append(m.answers, &out[i])
		elems[m] += a.elems()
	}
	done := make(chan struct{}, len(all))
	for _, m := range all {
		m.done = func() { done <- struct{}{} }
		p.seal(m)
		select {
		case p.queue <- m:
		case <-p.stop:
			m.fail(ended)
		case <-ctx.Done():
			return abandoned(ctx, len(asks))
		}
	}
	for range all {
		select {
		case <-done:
		case <-ctx.Done():
			return abandoned(ctx, len(asks))
		}
	}
	return out
}

// abandoned are the answers to n questions of somebody who does not wait for them.
func abandoned(ctx context.Context, n int) []Answer {
	return slices.Repeat([]Answer{{Err: &Lost{NotRun, ctx.Err().Error()}}}, n)
}

// most is how many numbers a request may have: what the adapter takes, and what surely fits a line.
func (p *Process) most() int { return min(p.limits.MaxElems, wire.MaxLine/32) }

// refused reports what need not be sent.
func (p *Process) refused(a Ask) error {
	if err := a.fits(); err != nil {
		return err
	}
	return a.offered(p.hello, p.limits.MaxElems)
}

// seal writes the line of a message, under a new id.
func (p *Process) seal(m *message) {
	m.id = p.ids.Add(1)
	m.body = request(m, p.hello.Losses[m.asks[0].Loss].Params, p.o.Deadline.Milliseconds())
}

// noted keeps an incident for the report; the first ones say what there is to say.
func (p *Process) noted(m *message, f *Lost) {
	const most = 100
	p.circuit.incident(m.subject())
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.incidents) < most {
		p.incidents = append(p.incidents, fmt.Sprintf("%s, %d cases: %v", m.subject(), len(m.asks), f))
	}
}
