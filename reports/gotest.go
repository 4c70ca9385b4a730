package reports

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
)

// AttrKey is the key of the attribute (testing.T.Attr) under which a test reports what it found, as the JSON array that [Attr]
// makes. A test says it twice: that the property is planned, before it starts, and what came of it, so that a process that
// dies in between is not taken for one that was not asked.
const AttrKey = "lossgate"

// Attr is the value of the attribute for the results of one property.
func Attr(results ...Result) (string, error) {
	text, err := json.Marshal(results)
	return string(text), err
}

// ErrNoResults is the reason of a [ReadError] when a stream of go test has no attribute of ours.
var ErrNoResults = errors.New("no test of this stream reports to lossgate: properties.Test does, under go test -json of Go 1.25 or later")

// ReadGoTest reads a stream of go test -json, in which tests that call properties.Test are found by their attributes. Its record has
// neither seed nor number of cases in its header, since each test has its own. As with [Read], what was whole is returned
// beside an error: that the stream ends before a package of its does, or that nothing in it is ours.
func ReadGoTest(r io.Reader) (Record, error) {
	s := stream{slots: map[string][]int{}, running: map[string]bool{}}
	s.rec.Header = Header{Schema: Schema, Suite: "go test"}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	lines.Split(splitLines)
	n := 0
	for lines.Scan() {
		n++
		line := lines.Bytes()
		if len(line) == 0 || line[0] != '{' { // what a linker or a test without -json's discipline printed
			continue
		}
		var e testEvent
		err := json.Unmarshal(line, &e)
		if err == nil {
			err = s.see(e)
		}
		if err != nil {
			if !bytes.HasSuffix(line, []byte("\n")) {
				err = fmt.Errorf("%w in the middle of this line: %s", ErrTruncated, excerpt(line))
			}
			return s.rec, &ReadError{n, err}
		}
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return s.rec, &ReadError{n + 1, fmt.Errorf("longer than %d MiB: no stream of go test", maxLine>>20)}
	case err != nil:
		return s.rec, fmt.Errorf("reports: after line %d: %w", n, err)
	case len(s.running) > 0:
		return s.rec, &ReadError{n + 1, ErrTruncated}
	case len(s.rec.Results) == 0:
		return s.rec, &ReadError{n + 1, ErrNoResults}
	}
	s.rec.Footer = &Footer{Counts: Count(s.rec.Results), Complete: true, Exit: Exit(s.rec.Results, false)}
	return s.rec, nil
}

// A testEvent is one line of go test -json, see cmd/test2json.
type testEvent struct {
	Action, Package, Test string
	Key, Value            string // of an attribute
}

// A stream is what was read so far: where in the record the results of each test stand, and which packages have not ended.
type stream struct {
	rec     Record
	slots   map[string][]int
	running map[string]bool
}

func (s *stream) see(e testEvent) error {
	id := e.Package + " " + e.Test
	switch {
	case e.Test == "" && e.Action == "start":
		s.running[e.Package] = true
	case e.Test == "" && (e.Action == "pass" || e.Action == "fail" || e.Action == "skip"):
		delete(s.running, e.Package)
		if e.Action == "fail" { // what had not reported by then never will
			for i := range s.rec.Results {
				died(&s.rec.Results[i])
			}
		}
	case e.Action == "run": // the same test may run again: -count
		delete(s.slots, id)
	case e.Action == "attr" && e.Key == AttrKey:
		return s.report(id, e.Value)
	case e.Action == "fail":
		for _, i := range s.slots[id] {
			died(&s.rec.Results[i])
		}
	}
	return nil
}

// report puts what a test says in the place of what it said before.
func (s *stream) report(id, value string) error {
	var results []Result
	if err := json.Unmarshal([]byte(value), &results); err != nil {
		return fmt.Errorf("the attribute %q of %s: %w", AttrKey, id, err)
	}
	at := s.slots[id]
	for i, r := range results {
		if i < len(at) {
			s.rec.Results[at[i]] = r
			continue
		}
		at = append(at, len(s.rec.Results))
		s.rec.Results = append(s.rec.Results, r)
	}
	s.slots[id] = slices.Clip(at)
	return nil
}

// died blames a result that was planned, and of which nothing was heard when its test failed.
func died(r *Result) {
	if r.Verdict == NotRun {
		r.Verdict, r.Note = Crash, "the test ended without a word: a panic, a call of os.Exit, or the time limit of go test"
	}
}

// ReadAny reads a record or a stream of go test -json, whichever it is by its beginning.
func ReadAny(r io.Reader) (Record, error) {
	b := bufio.NewReaderSize(r, 4096)
	head, _ := b.Peek(4096) // an error comes again when it is read
	if bytes.Contains(head, []byte(`"Action":`)) && !bytes.HasPrefix(head, []byte(`{"record":`)) {
		return ReadGoTest(b)
	}
	return Read(b)
}
