// Package exhaust tries an implementation of a loss at every input there is: all float32s of a loss of one number, or all pairs of two numbers
// of a narrow format, value and derivative.
//
// Answers are held to a float64 evaluation that states how far it may be off, and the oracle audits it; where it does not settle how a result
// rounds, the oracle does. What is found is a certificate. A sweep is cut in chunks, which can be tried in any order and by anybody: their
// certificates join to the bytes that one process would have written.
//
// Infinities and NaN are not tried: they are the special cases of a specification, which properties try.
package exhaust

import (
	"context"
	"crypto/sha256"
	"fmt"
	"runtime"
	"sync"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// blockLen is how many inputs are asked at once, mostChunk how many at most make a chunk, and chunks how many chunks a sweep is cut into where
// those would be smaller.
const (
	blockLen  = 1 << 10
	mostChunk = 1 << 24
	chunks    = 1 << 8
)

// A Sweep is all inputs of a range, one implementation, and what it is held to.
type Sweep struct {
	loss      spec.Loss
	candidate impl.ValueGrader[float32]
	measure   measure
	numbers   numbers
	first     int // of the predictions, in their order
	preds     int // how many
	joint     int // where, of each sign, joint comes
	targets   []float32
	empty     reports.Certificate
}

// New is the sweep of a loss by an implementation. The certificate says what it is about: Name, Params, Impl, Variant and Dtype, which is f32,
// f16 or bf16, as far as they shall be written down; Preds are the first and the last prediction, and all of the format where they are empty.
func New(l spec.Loss, got impl.Loss[float32], about reports.Certificate) (*Sweep, error) {
	about = reports.Certificate{Name: about.Name, Params: about.Params, Impl: about.Impl, Variant: about.Variant, Dtype: about.Dtype, Preds: about.Preds}
	candidate, ok := got.(impl.ValueGrader[float32])
	if !ok {
		return nil, fmt.Errorf("%s of %s has no value and gradient in one call", l, about.Impl)
	}
	n, err := numbersOf(about.Dtype)
	if err != nil {
		return nil, err
	}
	y, err := yardstickOf(l)
	if err != nil {
		return nil, err
	}
	s := &Sweep{loss: l, candidate: candidate, measure: y.make(l), numbers: n}
	s.joint, _ = n.index(joint)
	if s.targets = y.labels; n.narrow() && y.pairs {
		s.targets = nil
		for i := range 2 * n.half {
			if t := n.at(i); float64(t) >= l.Target.Lo && float64(t) <= l.Target.Hi && (t != 0 || i == 0) {
				s.targets = append(s.targets, t)
			}
		}
	}
	if err := s.span(&about); err != nil {
		return nil, err
	}
	about.Format, about.Loss, about.Specification = reports.CertificateFormat, l.String(), specification(l)
	about.Inputs = s.preds * len(s.targets)
	about.ChunkLen = blockLen
	for about.ChunkLen < mostChunk && about.ChunkLen*chunks < about.Inputs {
		about.ChunkLen *= 2
	}
	about.Of = (about.Inputs + about.ChunkLen - 1) / about.ChunkLen
	if len(s.targets) <= 2 {
		for _, t := range s.targets {
			about.Targets = append(about.Targets, fmt.Sprintf("%x", t))
		}
	}
	s.empty = about
	return s, nil
}

// span fills in which predictions are tried.
func (s *Sweep) span(about *reports.Certificate) error {
	at := [2]int{0, 2*s.numbers.half - 1}
	for i, text := range about.Preds {
		if text == "" {
			about.Preds[i] = fmt.Sprintf("%x", s.numbers.at(at[i]))
			continue
		}
		var x float64
		if _, err := fmt.Sscan(text, &x); err != nil {
			return fmt.Errorf("prediction %q: want a number", text)
		}
		k, ok := s.numbers.index(x)
		if !ok {
			return fmt.Errorf("prediction %s: want a finite number of %s", text, about.Dtype)
		}
		at[i], about.Preds[i] = k, fmt.Sprintf("%x", x)
	}
	if at[0] > at[1] {
		return fmt.Errorf("predictions %s to %s: want the first before the last, in the order 0, least, …, largest, -0, -least, …, -largest", about.Preds[0], about.Preds[1])
	}
	s.first, s.preds = at[0], at[1]-at[0]+1
	return nil
}

// Losses names what can be swept.
func Losses() (names []string) {
	for _, y := range yardsticks() {
		names = append(names, y.name)
	}
	return names
}

// yardstickOf finds what a loss is held to.
func yardstickOf(l spec.Loss) (yardstick, error) {
	for _, y := range yardsticks() {
		if y.name == l.Name {
			return y, nil
		}
	}
	return yardstick{}, fmt.Errorf("loss %s: there is no float64 evaluation to hold it to; want one of %v", l.Name, Losses())
}

// specification is a digest of the parts of a specification that can be written down.
func specification(l spec.Loss) string {
	return fmt.Sprintf("%x", sha256.Sum256([]byte(l.String()+"\n"+l.Definition)))[:16]
}

// Certificate is of this sweep, before anything was tried.
func (s *Sweep) Certificate() reports.Certificate { return s.empty }

// Begins says where chunk c begins.
func (s *Sweep) Begins(c int) string {
	x, t := s.input(c * s.empty.ChunkLen)
	return fmt.Sprintf("pred=%g target=%g", x, t)
}

// input is prediction and target number i.
func (s *Sweep) input(i int) (x, t float32) {
	return s.numbers.at(s.first + i%s.preds), s.targets[i/s.preds]
}

// Run tries chunks from to before to, as many at once as there are processors, and tells of each, in order, by its certificate.
func (s *Sweep) Run(ctx context.Context, from, to int, tell func(reports.Certificate) error) error {
	type answer struct {
		c   reports.Certificate
		err error
	}
	slots, answers := make(chan struct{}, runtime.GOMAXPROCS(0)), make([]chan answer, to-from)
	for i := range answers {
		answers[i] = make(chan answer, 1)
	}
	var done sync.WaitGroup
	defer done.Wait()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	done.Go(func() {
		for i := range answers {
			slots <- struct{}{}
			if ctx.Err() != nil {
				answers[i] <- answer{err: ctx.Err()}
				<-slots
				continue
			}
			done.Go(func() {
				c, err := s.Chunk(from + i)
				answers[i] <- answer{c, err}
				<-slots
			})
		}
	})
	for i := range answers {
		a := <-answers[i]
		if a.err != nil {
			return a.err
		}
		if err := tell(a.c); err != nil {
			return err
		}
	}
	return nil
}

// hash spreads a number over 64 bits (the finalizer of MurmurHash3).
func hash(h uint64) uint64 {
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// audits are which inputs of a chunk the oracle looks at: every part of the chunk has one, wherever hash puts it, and which depends on the chunk
// alone.
func audits(c, lo, hi int) []int {
	const each = 32
	all := make([]int, 0, each)
	for k := range min(each, hi-lo) {
		a, b := lo+(hi-lo)*k/each, lo+(hi-lo)*(k+1)/each
		if b > a {
			all = append(all, a+int(hash(uint64(c*each+k+1))%uint64(b-a)))
		}
	}
	return all
}
