package main

import (
	"fmt"
	"io"
	"os"
	"time"
)

// terminal reports whether somebody watches w.
func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && os.Getenv("TERM") != "dumb"
}

// colourful reports whether w wants colour. NO_COLOR is the convention of no-color.org: set and not empty means none.
func colourful(w io.Writer) bool { return terminal(w) && os.Getenv("NO_COLOR") == "" }

// often is how long a log is left without a sign of life.
const often = 10 * time.Second

// A progress tells on stderr how far a run is: a line that is overwritten on a terminal, one every ten seconds elsewhere.
type progress struct {
	w        io.Writer
	watched  bool
	of, done int // of is 0 where nobody knows
	began    time.Time
	last     time.Time
}

func newProgress(w io.Writer, of int) *progress {
	return &progress{w: w, watched: terminal(w), of: of, began: time.Now(), last: time.Now()}
}

// step says what begins now.
func (p *progress) step(what string) {
	p.done++
	switch {
	case p.watched:
		fmt.Fprintf(p.w, "\r\x1b[K%s: %s", p.count(), what)
	case time.Since(p.last) >= often:
		p.last = time.Now()
		fmt.Fprintf(p.w, "%s: %s\n", p.count(), what)
	}
}

// count says how far it is, how fast, and, where the end is known, how long it will take at that rate.
func (p *progress) count() string {
	gone := time.Since(p.began)
	ended := p.done - 1 // the last one has only begun
	if ended < 1 || gone < time.Second {
		return p.share()
	}
	rate := float64(ended) / gone.Seconds()
	if p.of == 0 {
		return fmt.Sprintf("%s, %.2g/s", p.share(), rate)
	}
	left := time.Duration(float64(p.of-ended) / rate * float64(time.Second))
	return fmt.Sprintf("%s, %.2g/s, %s left", p.share(), rate, left.Round(time.Second))
}

func (p *progress) share() string {
	if p.of == 0 {
		return fmt.Sprint(p.done)
	}
	return fmt.Sprintf("%d of %d", p.done, p.of)
}

// end clears the line.
func (p *progress) end() {
	if p.watched {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
