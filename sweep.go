package main

import (
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"sync"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// The float32s in the order of a sweep: 0 up to +Inf, then −0 down to −Inf. NaNs are left out.
const (
	positives = 0x7f800001
	inputs    = 2 * positives
)

// chunkLen is how many inputs have a digest of their own, blockLen how many are asked at once.
const (
	chunkLen = 1 << 24
	blockLen = 1 << 12
	chunks   = (inputs + chunkLen - 1) / chunkLen
)

// nth is float32 number i of a sweep.
func nth(i int) float32 {
	if i < positives {
		return math.Float32frombits(uint32(i))
	}
	return math.Float32frombits(1<<31 + uint32(i-positives))
}

// A sweep judges an implementation in float32 at every prediction there is, for one target. Its yardstick is a float64 evaluation that is taken to
// be right to slack of itself, which the oracle audits at inputs drawn by hash; where that does not decide how a result rounds, the oracle does.
type sweep struct {
	loss      spec.Loss
	candidate impl.ValueGrader[float32]
	yardstick impl.ValueGrader[float64]
	target    float64
}

// beyond stands for an error that has no size: a number for an infinity, an infinity for a number, or NaN.
const beyond = math.MaxFloat64

// slack is 64 ulp of float64, where references are within about four.
const slack = 0x1p-46

// auditsPerChunk is how many inputs of a chunk the oracle looks at.
const auditsPerChunk = 32

// A part is what became of values, or of derivatives.
type part struct {
	Ulps       float64 `json:"ulps"` // the worst error of those that are not correctly rounded, in ulps of the exact answer
	At         string  `json:"at"`   // its input
	Misrounded int     `json:"misrounded"`
	Escalated  int     `json:"escalated"` // to the oracle, as the yardstick did not decide
}

// join adds another range.
func (p part) join(q part) part {
	if q.Ulps > p.Ulps {
		p.Ulps, p.At = q.Ulps, q.At
	}
	p.Misrounded += q.Misrounded
	p.Escalated += q.Escalated
	return p
}

// A swept is what was learnt of one chunk.
type swept struct {
	value, slope part
	digest       string  // of the answers
	audit        float64 // the worst relative error of the yardstick that the oracle saw
}

// run judges chunks from to to and tells of each, in order, on two cores.
func (s sweep) run(ctx context.Context, from, to int, tell func(i int, r swept) error) error {
	type answer struct {
		swept
		err error
	}
	slots, answers := make(chan struct{}, 2), make([]chan answer, to-from)
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
				r, err := s.chunk(from + i)
				answers[i] <- answer{r, err}
				<-slots
			})
		}
	})
	for i := range answers {
		a := <-answers[i]
		if a.err != nil {
			return a.err
		}
		if err := tell(from+i, a.swept); err != nil {
			return err
		}
	}
	return nil
}

// chunk judges chunk c.
func (s sweep) chunk(c int) (r swept, err error) {
	lo, hi := c*chunkLen, min((c+1)*chunkLen, inputs)
	sum := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	narrow, wide := newAsked[float32](s.target), newAsked[float64](s.target)
	bytes := make([]byte, 8*blockLen)
	for ; lo < hi; lo += blockLen {
		n := min(blockLen, hi-lo)
		for i := range n {
			x := nth(lo + i)
			narrow.b.Pred[i], wide.b.Pred[i] = x, float64(x)
		}
		if err := narrow.ask(s.candidate, n); err != nil {
			return r, fmt.Errorf("%s at %x: %w", s.loss, nth(lo), err)
		}
		if err := wide.ask(s.yardstick, n); err != nil {
			return r, fmt.Errorf("the yardstick of %s at %x: %w", s.loss, nth(lo), err)
		}
		for i := range n {
			x, v, g := wide.b.Pred[i], narrow.value[i], narrow.grad[i]
			binary.LittleEndian.PutUint64(bytes[8*i:], uint64(math.Float32bits(v))<<32|uint64(math.Float32bits(g)))
			if !certain(v, wide.value[i]) {
				if err := s.judge(&r.value, x, v, wide.value[i], false); err != nil {
					return r, err
				}
			}
			if !certain(g, wide.grad[i]) {
				if err := s.judge(&r.slope, x, g, wide.grad[i], true); err != nil {
					return r, err
				}
			}
		}
		sum.Write(bytes[:8*n])
	}
	r.digest = fmt.Sprintf("%08x", sum.Sum32())
	r.audit, err = s.audit(c)
	return r, err
}

// An asked is a batch and its answers.
type asked[F impl.Float] struct {
	b           impl.Batch[F]
	value, grad []F
}

func newAsked[F impl.Float](target float64) *asked[F] {
	a := &asked[F]{b: impl.Batch[F]{Pred: make([]F, blockLen), Target: make([]F, blockLen)}, value: make([]F, blockLen), grad: make([]F, blockLen)}
	for i := range a.b.Target {
		a.b.Target[i] = F(target)
	}
	return a
}

// ask asks for the first n.
func (a *asked[F]) ask(l impl.ValueGrader[F], n int) (err error) {
	b := impl.Batch[F]{N: n, Pred: a.b.Pred[:n], Target: a.b.Target[:n]}
	a.value, a.grad, err = l.ValueGrad(a.value, a.grad, b, impl.None, nil)
	return err
}

// certain reports whether got is want correctly rounded, wherever in its slack that is.
func certain(got float32, want float64) bool {
	return got == float32(want*(1-slack)) && got == float32(want*(1+slack))
}

// judge counts got, which is not certain, where want is right to slack.
func (s sweep) judge(p *part, x float64, got float32, want float64, slope bool) error {
	lo, hi := float32(want*(1-slack)), float32(want*(1+slack))
	right, off := lo, math.Abs(float64(got)-want)/ball.Float32.Ulp(want)
	if want-want != 0 {
		right, off = float32(want), beyond
	} else if lo != hi {
		p.Escalated++
		exact, err := s.exact(x, slope)
		if err != nil {
			return err
		}
		r, ok := exact.Round(ball.Float32)
		if !ok {
			return fmt.Errorf("%s at %x: the oracle does not know how it rounds", s.loss, x)
		}
		right = float32(r)
	}
	if got == right {
		return nil
	}
	p.Misrounded++
	if !(off < beyond) {
		off = beyond
	}
	if off > p.Ulps {
		p.Ulps, p.At = off, fmt.Sprintf("%x", x)
	}
	return nil
}

// exact is the value or the derivative by the oracle. At a kink it is the least of what is allowed.
func (s sweep) exact(x float64, slope bool) (ball.Real, error) {
	a, err := s.loss.Exact(spec.Sample{Pred: []float64{x}, Target: []float64{s.target}}, slope, 100)
	switch {
	case err != nil:
		return ball.Real{}, fmt.Errorf("%s at %x: %w", s.loss, x, err)
	case slope:
		return a.Grad[0].Lo, nil
	}
	return a.Value, nil
}

// audit is the worst relative error of the yardstick at some inputs of chunk c, values and derivatives. Infinities and kinks are passed over.
func (s sweep) audit(c int) (worst float64, err error) {
	lo, hi := c*chunkLen, min((c+1)*chunkLen, inputs)
	one := newAsked[float64](s.target)
	for i := range auditsPerChunk {
		h := uint64(c*auditsPerChunk+i+1) * 0x9e3779b97f4a7c15
		h = (h ^ h>>32) * 0xd6e8feb86659fd93
		x := float64(nth(lo + int((h^h>>32)%uint64(hi-lo))))
		if math.IsInf(x, 0) {
			continue
		}
		one.b.Pred[0] = x
		if err := one.ask(s.yardstick, 1); err != nil {
			return 0, err
		}
		a, err := s.loss.Exact(spec.Sample{Pred: []float64{x}, Target: []float64{s.target}}, true, 100)
		if err != nil {
			return 0, fmt.Errorf("%s at %x: %w", s.loss, x, err)
		}
		for _, q := range []struct {
			exact ball.Real
			got   float64
		}{{a.Value, one.value[0]}, {a.Grad[0].Lo, one.grad[0]}} {
			if v := q.exact.Float(); math.Abs(v) > 0x1p-1000 && !math.IsInf(v, 0) && a.Grad[0].Lo.Float() == a.Grad[0].Hi.Float() {
				_, off := q.exact.Dist(q.got)
				worst = max(worst, off.F()/math.Abs(v))
			}
		}
	}
	if worst > slack/4 {
		return worst, fmt.Errorf("%s: the yardstick is off by %.3g of itself, where a quarter of %g is granted: it decides nothing", s.loss, worst, slack)
	}
	return worst, nil
}
