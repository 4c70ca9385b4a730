package process

import (
	"fmt"
	"slices"
	"time"
)

// A worker keeps one child busy: it sends requests, matches replies, and starts the child again where it must.
type worker struct {
	p    *Process
	s    *session // nil: none runs
	last *message // that was answered
}

// run works off the queue until the process is closed.
func (w *worker) run() {
	var flight []*message // sent and not answered, oldest first
	defer func() {
		for _, m := range flight {
			m.fail(ended)
		}
		if w.s != nil {
			w.s.end(w.p.o)
		}
	}()
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		queue, lines, silence := w.p.queue, w.lines(), timer.C
		if len(flight) == depth {
			queue = nil
		}
		if len(flight) == 0 {
			silence = nil
		}
		var fault *Lost
		oldest := flight
		select {
		case <-w.p.stop:
			return
		case m := <-queue:
			if flight = w.take(flight, m); len(flight) > 1 {
				continue // the oldest one's time goes on
			}
		case l := <-lines:
			var i int
			if i, fault = w.match(flight, l); fault == nil {
				flight = slices.Delete(flight, i, i+1)
			}
		case <-silence:
			fault = w.silent(oldest[0])
		}
		if fault != nil {
			flight = w.recover(flight, fault)
		}
		if len(flight) > 0 {
			timer.Reset(w.s.patience(flight[0], w.p.o.Deadline))
		}
	}
}

var ended = &Lost{NotRun, "the adapter was ended"}

// lines is where replies come from; nil, which never has any, when no child runs.
func (w *worker) lines() chan line {
	if w.s == nil {
		return nil
	}
	return w.s.lines
}

// take sends a message, and adds it to those on their way; or fails it.
func (w *worker) take(flight []*message, m *message) []*message {
	f := &Lost{NotRun, fmt.Sprintf("more than %d incidents in %d requests about %s, or %d about anything: see the first ones", mostSubject, window, m.subject(), mostAll)}
	if w.p.circuit.closed(m.subject()) {
		f = w.post(m)
	}
	if f != nil {
		m.fail(f)
		return flight
	}
	return append(flight, m)
}

// post sends a message to the child, which is started if none runs. The only way to fail is NotRun.
func (w *worker) post(m *message) *Lost {
	if w.s == nil {
		s, err := w.p.again()
		if err != nil {
			return &Lost{NotRun, "it was to be started again: " + err.Error()}
		}
		w.s = s
	}
	select {
	case w.s.out <- m.body:
		return nil
	case <-w.p.stop:
		return ended
	}
}

// again starts the adapter once more. When it fails nobody tries another time.
func (p *Process) again() (*session, error) {
	p.mu.Lock()
	broken := p.broken
	p.mu.Unlock()
	if broken != nil {
		return nil, broken
	}
	s, err := open(p.o)
	if err != nil {
		p.mu.Lock()
		p.broken = err
		p.mu.Unlock()
	}
	return s, err
}

// match finds the message that a line answers, and answers it.
func (w *worker) match(flight []*message, l line) (int, *Lost) {
	if l.fault != nil {
		return 0, l.fault
	}
	i := slices.IndexFunc(flight, func(m *message) bool { return m.id == l.reply.ID })
	if i < 0 {
		return 0, &Lost{Garbled, "it answers a request that is not waiting for an answer: " + quoted(l.text)}
	}
	m := flight[i]
	if (m.timing != nil) != (l.reply.M == "bench") {
		return i, &Lost{Garbled, "it answers another kind of request than was asked: " + quoted(l.text)}
	}
	if m.timing != nil {
		*m.answers[0] = m.timing.take(l.bench, m.load)
		w.s.warmed[m.subject()], w.last = true, m
		m.done()
		return i, nil
	}
	results := l.reply.results()
	if got, want := len(results), len(m.asks); got != want {
		return i, &Lost{Garbled, fmt.Sprintf("it answers %d cases with %d: %s", want, got, quoted(l.text))}
	}
	for i, r := range results {
		*m.answers[i] = m.asks[i].take(r)
	}
	w.s.warmed[m.subject()], w.last = true, m
	m.done()
	return i, nil
}

// silent is the fault of not having answered m.
func (w *worker) silent(m *message) *Lost {
	return &Lost{Timeout, fmt.Sprintf("no reply within %v%s", w.s.patience(m, w.p.o.Deadline), w.s.child.last())}
}

// recover goes on after a fault: the oldest message, which the child was at, is asked case by case, and the others once more.
func (w *worker) recover(flight []*message, f *Lost) (again []*message) {
	w.s.kill()
	w.s = nil
	if len(flight) == 0 {
		if w.last != nil { // what comes after an answer belongs to it, if to anything
			w.p.noted(w.last, f)
		}
		return nil
	}
	w.p.noted(flight[0], f)
	w.replay(flight[0])
	for _, m := range flight[1:] {
		if f := w.post(m); f != nil {
			m.fail(f)
			continue
		}
		again = append(again, m)
	}
	return again
}

// replay asks the cases of a lost message one by one. Those that are lost again are to blame.
func (w *worker) replay(lost *message) {
	blamed := 0
	for i, a := range lost.asks {
		one := &message{asks: []Ask{a}, answers: lost.answers[i : i+1], timing: lost.timing, load: lost.load, done: func() {}}
		w.p.seal(one)
		f := &Lost{NotRun, fmt.Sprintf("%d cases that were asked with it had no answer already", blamed)}
		if blamed < mostBlamed {
			f = w.alone(one)
		}
		if f != nil {
			blamed++
			*lost.answers[i] = Answer{Err: f}
		}
	}
	lost.done()
}

// alone sends one message and waits for the answer.
func (w *worker) alone(m *message) *Lost {
	if f := w.post(m); f != nil {
		return f
	}
	timer := time.NewTimer(w.s.patience(m, w.p.o.Deadline))
	defer timer.Stop()
	var f *Lost
	select {
	case l := <-w.s.lines:
		_, f = w.match([]*message{m}, l)
	case <-timer.C:
		f = w.silent(m)
	case <-w.p.stop:
		return ended
	}
	if f != nil {
		w.s.kill()
		w.s = nil
	}
	return f
}
