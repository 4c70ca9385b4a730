package process

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/lossgate/lossgate/impl/process/wire"
)

// A session is one life of an adapter: a child, from its start to its end.
type session struct {
	child  *child
	lines  chan line
	out    chan []byte
	over   chan struct{} // closed when nobody listens any more
	warmed map[string]bool
	hello  wire.Hello
}

// A line is what the adapter wrote, decoded, or why nothing more can come.
type line struct {
	reply *reply
	bench wire.Benched // where reply.M says so
	text  []byte
	fault *Lost
}

// mostStarts is how often an adapter is started that somebody kills before it has said hello.
const mostStarts = 3

// open starts an adapter and shakes hands with it.
func open(o Options) (s *session, err error) {
	for range mostStarts {
		killed := false
		if s, killed, err = begin(o); !killed {
			break
		}
	}
	return s, err
}

// begin is open for one start. It tells of an adapter that was killed by others than us.
func begin(o Options) (s *session, killed bool, err error) {
	c, err := spawn(o)
	if err != nil {
		if o.Sandbox != nil {
			err = refused(err)
		}
		return nil, false, &StartError{PhaseStart, err.Error()}
	}
	s = &session{child: c, lines: make(chan line, depth), out: make(chan []byte, depth+1), over: make(chan struct{}), warmed: map[string]bool{}}
	go s.write()
	r := &lineReader{in: bufio.NewReaderSize(c.stdout, 1<<16)}
	first := make(chan error, 1)
	go func() {
		var err error
		if text, fault := s.read(r); fault != nil {
			err = fault
		} else {
			err = s.greeted(text)
		}
		first <- err
		if err == nil {
			s.listen(r)
		}
	}()
	question, err := json.Marshal(wire.HelloRequest{M: "hello", Proto: [2]int{wire.Version, wire.Version}, Suite: o.Suite, Echo: wire.Echo()})
	if err != nil {
		panic(err) // strings, integers and bytes always marshal
	}
	s.out <- append(question, '\n')
	timer := time.NewTimer(o.Hello)
	defer timer.Stop()
	select {
	case err = <-first:
	case <-timer.C:
		err = &StartError{PhaseHello, fmt.Sprintf("no hello within %v%s", o.Hello, c.last())}
	case <-o.stop:
		err = &StartError{PhaseStart, "stopped before it said hello"}
	}
	if err != nil {
		select {
		case <-c.exited:
			killed = c.killed
		default:
		}
		s.kill()
		var lost *Lost
		if errors.As(err, &lost) {
			err = &StartError{PhaseHello, lost.Why}
			if lost.Cause == Crash {
				err = &StartError{PhaseStart, lost.Why}
			}
		}
		return nil, killed, err
	}
	return s, false, nil
}

// greeted judges the first line.
func (s *session) greeted(text []byte) error {
	if len(text) > mostHello {
		return &Lost{Garbled, fmt.Sprintf("its hello has %d bytes: want at most %d", len(text), mostHello)}
	}
	if err := json.Unmarshal(text, &s.hello); err != nil || s.hello.M != "hello" {
		return &Lost{Garbled, "in place of hello it wrote " + quoted(text) + ": " + stderrInstead}
	}
	if s.hello.Proto != wire.Version {
		return &Lost{Garbled, fmt.Sprintf("it speaks version %d of the protocol: want %d", s.hello.Proto, wire.Version)}
	}
	if err := wire.CheckEcho(s.hello.Echo); err != nil {
		return &StartError{PhaseEcho, err.Error()}
	}
	return checkHello(s.hello)
}

const stderrInstead = "standard output is for replies alone; print to stderr instead"

// listen passes lines on until one is none.
func (s *session) listen(r *lineReader) {
	for {
		l := line{reply: new(reply)}
		l.text, l.fault = s.read(r)
		if l.fault == nil {
			err := json.Unmarshal(l.text, l.reply)
			if err == nil && l.reply.M == "bench" {
				err = json.Unmarshal(l.text, &l.bench)
			}
			if err != nil || l.reply.M != "result" && l.reply.M != "bench" {
				l.fault = &Lost{Garbled, "it wrote " + quoted(l.text) + ": " + stderrInstead}
			}
		}
		select {
		case s.lines <- l:
		case <-s.over:
			return
		}
		if l.fault != nil {
			return
		}
	}
}

// read reads a line, or says why there is none.
func (s *session) read(r *lineReader) ([]byte, *Lost) {
	text, err := r.next()
	switch {
	case err == nil:
		return text, nil
	case errors.Is(err, errLong):
		return nil, &Lost{Garbled, fmt.Sprintf("it wrote a line of more than %d MiB, which begins %s", wire.MaxLine>>20, quoted(text))}
	}
	if !s.child.dead(afterDeath) {
		return nil, &Lost{Garbled, "it closed its standard output, and lives on" + s.child.last()}
	}
	how := s.child.status + s.child.last()
	if len(text) > 0 {
		return nil, &Lost{Garbled, "it ended in the middle of a line, " + quoted(text) + "; " + how}
	}
	return nil, &Lost{Crash, how}
}

// write passes messages to the adapter. One that does not read, or is dead, is noticed by what it does not answer.
func (s *session) write() {
	for {
		select {
		case text := <-s.out:
			_, _ = s.child.stdin.Write(text)
		case <-s.over:
			return
		}
	}
}

// kill ends the session at once.
func (s *session) kill() {
	close(s.over)
	s.child.kill()
}

// end ends the session in order.
func (s *session) end(o Options) {
	close(s.over)
	s.child.end(o)
}

// patience is how long a reply to m may take: ten times the deadline for the first request of a loss and format, which may compile.
func (s *session) patience(m *message, deadline time.Duration) time.Duration {
	if !s.warmed[m.subject()] {
		return 10*deadline + m.load.Least
	}
	return deadline + m.load.Least
}

// A lineReader reads lines of bounded length.
type lineReader struct{ in *bufio.Reader }

var errLong = errors.New("line too long")

// next is the next line without its newline. With an error it is the beginning of one.
func (r *lineReader) next() ([]byte, error) {
	var all []byte
	for {
		part, err := r.in.ReadSlice('\n')
		all = append(all, part...)
		switch {
		case err == nil:
			return bytes.TrimRight(all, "\r\n"), nil
		case len(all) > wire.MaxLine:
			return all, errLong
		case err != bufio.ErrBufferFull:
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return all, err
		}
	}
}
