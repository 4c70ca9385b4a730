package exhaust

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
)

// A block is inputs that are asked at once, with one target and predictions of one sign, the answers, and what they are held to.
type block struct {
	target                     float64
	x                          []float64 // predictions
	value, slope               []float64 // by the yardstick
	slackOfValue, slackOfSlope float64
	gotValue, gotSlope         []float32 // by the candidate
	preds, targets             []float32 // as it is asked
}

func newBlock() *block {
	b := &block{target: math.NaN(), preds: make([]float32, blockLen), targets: make([]float32, blockLen)}
	b.x, b.value, b.slope = make([]float64, blockLen), make([]float64, blockLen), make([]float64, blockLen)
	return b
}

// fill takes the inputs from number lo on, at most until hi.
func (s *Sweep) fill(b *block, lo, hi int) {
	row, at := lo/s.preds, s.first+lo%s.preds
	n := min(hi-lo, blockLen, (row+1)*s.preds-lo)
	half := s.numbers.half
	if at < half {
		n = min(n, half-at)
	}
	if at %= half; at < s.joint {
		n = min(n, s.joint-at)
	}
	if t := s.targets[row]; b.target != float64(t) {
		b.target = float64(t)
		for i := range b.targets {
			b.targets[i] = t
		}
	}
	b.x, b.value, b.slope = b.x[:n], b.value[:n], b.slope[:n]
	s.numbers.from(s.first+lo%s.preds, b.preds[:n], b.x)
}

// ask asks both the candidate and the yardstick.
func (s *Sweep) ask(b *block) (err error) {
	n := len(b.x)
	batch := impl.Batch[float32]{N: n, Pred: b.preds[:n], Target: b.targets[:n]}
	if b.gotValue, b.gotSlope, err = s.candidate.ValueGrad(b.gotValue, b.gotSlope, batch, impl.None, nil); err != nil {
		return fmt.Errorf("%s from %x, %x on: %w", s.loss, b.x[0], b.target, err)
	}
	if len(b.gotValue) != n || len(b.gotSlope) != n {
		return fmt.Errorf("%s from %x, %x on: %d values and %d derivatives of %d samples", s.loss, b.x[0], b.target, len(b.gotValue), len(b.gotSlope), n)
	}
	b.slackOfValue, b.slackOfSlope = s.measure(b.x, b.target, b.value, b.slope)
	return nil
}

// try asks for the inputs from number lo on, at most until hi, that make a block, and judges the answers.
func (s *Sweep) try(b *block, lo, hi int, c *reports.Certificate) error {
	s.fill(b, lo, hi)
	if err := s.ask(b); err != nil {
		return err
	}
	c.Slack = max(c.Slack, b.slackOfValue, b.slackOfSlope)
	if err := s.compare(&c.Value, b, b.gotValue, b.value, b.slackOfValue, false); err != nil {
		return err
	}
	return s.compare(&c.Gradient, b, b.gotSlope, b.slope, b.slackOfSlope, true)
}

// Chunk tries chunk c and returns a certificate of it.
func (s *Sweep) Chunk(c int) (reports.Certificate, error) {
	r := s.empty
	r.Chunks = [2]int{c, c + 1}
	lo, hi := c*r.ChunkLen, min((c+1)*r.ChunkLen, r.Inputs)
	b, looks := newBlock(), audits(c, lo, hi)
	digest, bits := crc32.New(crc32.MakeTable(crc32.Castagnoli)), make([]byte, 8*blockLen)
	for n := 0; lo < hi; lo += n {
		if err := s.try(b, lo, hi, &r); err != nil {
			return r, err
		}
		n = len(b.x)
		slopes := b.gotSlope[:n]
		for i, v := range b.gotValue[:n] {
			binary.LittleEndian.PutUint64(bits[8*i:], uint64(math.Float32bits(v))|uint64(math.Float32bits(slopes[i]))<<32)
		}
		digest.Write(bits[:8*n])
		for ; len(looks) > 0 && looks[0] < lo+n; looks = looks[1:] {
			worst, err := s.audit(b, looks[0]-lo)
			if err != nil {
				return r, err
			}
			r.Audited++
			r.AuditWorst = max(r.AuditWorst, worst)
		}
	}
	r.Digests = reports.Digests{fmt.Sprintf("%08x", digest.Sum32())}
	return r, nil
}
