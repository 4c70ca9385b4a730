package reports

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
)

// maxLine bounds one line of a record, as the wire protocol bounds one message. A record comes from elsewhere, and a file
// without line ends must not fill the memory.
const maxLine = 16 << 20

// A ReadError says which line of a record could not be understood, and why.
type ReadError struct {
	Line int // counted from 1
	Err  error
}

// Error names the line.
func (e *ReadError) Error() string { return fmt.Sprintf("reports: line %d: %v", e.Line, e.Err) }

// Unwrap returns the reason.
func (e *ReadError) Unwrap() error { return e.Err }

// ErrTruncated is the reason of a [ReadError] when a record ends before its footer: the run was killed, or the file was
// not copied whole. The results that were read stand.
var ErrTruncated = errors.New("the record ends without a footer: it was cut off")

// Read reads a record. With an error, which is a [*ReadError] unless reading itself failed, it returns the part before
// the line that the error names: that part is whole, and worth showing. Fields that it does not know are ignored.
func Read(r io.Reader) (Record, error) {
	var rec Record
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	lines.Split(splitLines)
	n := 0
	for lines.Scan() {
		n++
		line := lines.Bytes()
		if err := rec.add(n, bytes.TrimRight(line, "\r\n")); err != nil {
			if n > 1 && !bytes.HasSuffix(line, []byte("\n")) {
				err = fmt.Errorf("%w in the middle of this line: %s", ErrTruncated, excerpt(line))
			}
			return rec, &ReadError{n, err}
		}
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return rec, &ReadError{n + 1, fmt.Errorf("longer than %d MiB: not a record", maxLine>>20)}
	case err != nil:
		return rec, fmt.Errorf("reports: after line %d: %w", n, err)
	case n == 0:
		return rec, &ReadError{1, errors.New("empty: not a record")}
	case rec.Footer == nil:
		return rec, &ReadError{n + 1, ErrTruncated}
	}
	return rec, nil
}

// splitLines is [bufio.ScanLines] that leaves the line end on, because a line without one was cut off.
func splitLines(data []byte, atEOF bool) (int, []byte, error) {
	end := bytes.IndexByte(data, '\n') + 1
	if end == 0 && atEOF {
		end = len(data)
	}
	if end == 0 {
		return 0, nil, nil
	}
	return end, data[:end], nil
}

// add appends what the n-th line says. It changes nothing when it returns an error.
func (rec *Record) add(n int, text []byte) error {
	var head struct {
		Record kind `json:"record"`
		Schema int  `json:"schema"`
	}
	if err := json.Unmarshal(text, &head); err != nil {
		if n == 1 {
			return fmt.Errorf("not a record: want a header, got %s", excerpt(text))
		}
		return fmt.Errorf("%w: %s", err, excerpt(text))
	}
	switch {
	case (n == 1) != (head.Record == kindHeader):
		return fmt.Errorf("want %q on line 1 and nowhere else, got %q", kindHeader, head.Record)
	case rec.Footer != nil:
		return fmt.Errorf("want nothing after the footer, got %q", head.Record)
	case head.Record == kindHeader && head.Schema != Schema:
		return fmt.Errorf("schema %d cannot be read, only %d", head.Schema, Schema)
	}
	switch head.Record {
	case kindHeader:
		return decode(text, &rec.Header)
	case kindResult:
		var r Result
		if err := decode(text, &r); err != nil {
			return err
		}
		rec.Results = append(rec.Results, r)
		return nil
	case kindFooter:
		var f Footer
		if err := decode(text, &f); err != nil {
			return err
		}
		if have := Count(rec.Results); !maps.Equal(f.Counts, have) {
			return fmt.Errorf("the footer counts %v, the record holds %v: lines are missing or doubled", f.Counts, have)
		}
		rec.Footer = &f
		return nil
	}
	return fmt.Errorf("a record has no %q: want %q, %q or %q", head.Record, kindHeader, kindResult, kindFooter)
}

// decode parses one line into v, and leaves v alone when it cannot.
func decode[T any](text []byte, v *T) error {
	var got T
	if err := json.Unmarshal(text, &got); err != nil {
		return fmt.Errorf("%w: %s", err, excerpt(text))
	}
	*v = got
	return nil
}

// excerpt quotes the beginning of a line that somebody else wrote, so that it cannot play tricks with a terminal.
func excerpt(text []byte) string {
	const most = 60
	if len(text) > most {
		return fmt.Sprintf("%q…", text[:most])
	}
	return fmt.Sprintf("%q", text)
}
