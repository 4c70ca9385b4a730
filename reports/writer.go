package reports

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// kind is the first field of every line. It tells a reader, a person with grep, and jq what the line is.
type kind string

const (
	kindHeader kind = "header"
	kindResult kind = "result"
	kindFooter kind = "footer"
)

// The three kinds of line. Fields are flat, so that `jq 'select(.verdict == "fail")'` works.
type (
	headerLine struct {
		Record kind `json:"record"`
		Header
	}
	resultLine struct {
		Record kind `json:"record"`
		Result
	}
	footerLine struct {
		Record kind `json:"record"`
		Footer
	}
)

// A Writer writes a record, one line at a time and each line with one Write, so that whatever stops the program costs
// at most the line in hand. Its methods are not safe for concurrent use: the order of the results is part of the record.
type Writer struct {
	w      io.Writer
	counts Counts
	closed bool
}

// NewWriter writes the header and returns a Writer for the results. A zero h.Schema means [Schema].
func NewWriter(w io.Writer, h Header) (*Writer, error) {
	if h.Schema == 0 {
		h.Schema = Schema
	}
	if h.Schema != Schema {
		return nil, fmt.Errorf("reports: header: schema %d cannot be written, only %d", h.Schema, Schema)
	}
	rw := &Writer{w: w, counts: Counts{}}
	return rw, rw.line(headerLine{kindHeader, h})
}

// Write appends one result.
func (w *Writer) Write(r Result) error {
	if w.closed {
		return errClosed
	}
	w.counts[r.Verdict]++
	return w.line(resultLine{kindResult, r})
}

// Close writes the footer, whose Counts are those of the results written, whatever f.Counts says. It does not close the
// underlying writer.
func (w *Writer) Close(f Footer) error {
	if w.closed {
		return errClosed
	}
	w.closed = true
	f.Counts = w.counts
	return w.line(footerLine{kindFooter, f})
}

var errClosed = errors.New("reports: the record is closed: its footer is written")

// line writes v as one line of JSON. HTML is not escaped: a record is no web page, and < is common in formulae.
func (w *Writer) line(v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("reports: %w", err)
	}
	_, err := w.w.Write(b.Bytes())
	return err
}
