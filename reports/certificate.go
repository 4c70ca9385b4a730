package reports

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// CertificateFormat is the version of certificates. Others are refused.
const CertificateFormat = 2

// A Certificate says what was found of one implementation of a loss at every input of a range: that no error is larger than the one that it
// names. Chunks are the unit in which a sweep is cut, so that shards of it can be joined.
type Certificate struct {
	Format        int                  `json:"certificate"` // CertificateFormat
	Loss          string               `json:"loss"`        // with its parameters, as people write it
	Name          string               `json:"name"`
	Params        map[string][]float64 `json:"params,omitempty"` // those that are not the defaults
	Impl          string               `json:"impl"`
	Variant       string               `json:"variant"` // the instruction set of batched kernels
	Dtype         string               `json:"dtype"`   // f32, f16 or bf16
	Specification string               `json:"specification"`
	Preds         [2]string            `json:"preds"`   // the first and the last prediction, in the order 0, least, …, largest, −0, −least, …, −largest
	Targets       []string             `json:"targets"` // one or two; none: all numbers of the format that are legal
	Inputs        int                  `json:"inputs"`  // of the whole sweep: predictions times targets
	ChunkLen      int                  `json:"chunk_len"`
	Of            int                  `json:"of"`     // chunks of the whole sweep
	Chunks        [2]int               `json:"chunks"` // those that were tried: from the first to before the second
	Value         Worst                `json:"value"`
	Gradient      Worst                `json:"gradient"`
	Slack         float64              `json:"slack"`       // by what part of itself the float64 evaluation that answers were held to may be off; 0: it rounds as the exact answer
	Audited       int                  `json:"audited"`     // at how many inputs the oracle looked at that evaluation
	AuditWorst    float64              `json:"audit_worst"` // by what part of itself it was off at most
	Digests       Digests              `json:"digests"`     // of the answers, for each chunk
}

// A Worst is what became of values, or of derivatives.
type Worst struct {
	Misrounded int     `json:"misrounded"`       // how many are not the number of the format that is nearest to the exact answer
	Ulps       float64 `json:"ulps"`             // the largest error of those, in ulps of the exact answer; math.MaxFloat64 where there is no size
	Pred       string  `json:"pred,omitempty"`   // its input
	Target     string  `json:"target,omitempty"` // its input
	Escalated  int     `json:"escalated"`        // how many the oracle decided
}

// Digests are CRC-32C sums of the bits of answers, value before derivative. They are one string in JSON.
type Digests []string

// MarshalText joins the digests.
func (d Digests) MarshalText() ([]byte, error) { return []byte(strings.Join(d, " ")), nil }

// UnmarshalText takes them apart.
func (d *Digests) UnmarshalText(text []byte) error {
	*d = strings.Fields(string(text))
	return nil
}

// join adds another range. Of two errors of one size the first is kept.
func (w Worst) join(next Worst) Worst {
	if next.Ulps > w.Ulps {
		w.Ulps, w.Pred, w.Target = next.Ulps, next.Pred, next.Target
	}
	w.Misrounded += next.Misrounded
	w.Escalated += next.Escalated
	return w
}

// Whole reports whether all inputs were tried.
func (c Certificate) Whole() bool { return c.Chunks == [2]int{0, c.Of} }

// Tried is how many inputs were.
func (c Certificate) Tried() int {
	return min(c.Chunks[1]*c.ChunkLen, c.Inputs) - c.Chunks[0]*c.ChunkLen
}

// Ulps is the largest error of values and derivatives that are not correctly rounded.
func (c Certificate) Ulps() float64 { return max(c.Value.Ulps, c.Gradient.Ulps) }

// Same reports whether two certificates are of one sweep. Which range of it either is of does not matter.
func (c Certificate) Same(d Certificate) bool { return c.sweep() == d.sweep() }

// sweep is all in which certificates of one sweep agree.
func (c Certificate) sweep() string {
	params := ""
	for _, name := range slices.Sorted(maps.Keys(c.Params)) {
		params += fmt.Sprint(name, c.Params[name])
	}
	return fmt.Sprint(c.Format, c.Loss, c.Name, params, c.Impl, c.Variant, c.Dtype, c.Specification, c.Preds, c.Targets, c.Inputs, c.ChunkLen, c.Of)
}

// Join is one certificate of two of the same sweep, of which the second begins where the first ends.
func (c Certificate) Join(next Certificate) (Certificate, error) {
	switch {
	case !c.Same(next):
		return c, fmt.Errorf("chunks %d to %d and %d to %d are of different sweeps: %s and %s", c.Chunks[0], c.Chunks[1], next.Chunks[0], next.Chunks[1], c.sweep(), next.sweep())
	case next.Chunks[0] != c.Chunks[1]:
		return c, fmt.Errorf("chunks %d to %d are followed by %d to %d: want neither gap nor overlap", c.Chunks[0], c.Chunks[1], next.Chunks[0], next.Chunks[1])
	}
	c.Chunks[1] = next.Chunks[1]
	c.Value, c.Gradient = c.Value.join(next.Value), c.Gradient.join(next.Gradient)
	c.Slack = max(c.Slack, next.Slack)
	c.Audited += next.Audited
	c.AuditWorst = max(c.AuditWorst, next.AuditWorst)
	c.Digests = slices.Concat(c.Digests, next.Digests)
	return c, nil
}

// MergeCertificates is one certificate of all shards of a sweep, in whatever order. Nothing may be missing.
func MergeCertificates(shards []Certificate) (Certificate, error) {
	if len(shards) == 0 {
		return Certificate{}, fmt.Errorf("want the certificates of all shards, got none")
	}
	shards = slices.Clone(shards)
	slices.SortFunc(shards, func(a, b Certificate) int { return a.Chunks[0] - b.Chunks[0] })
	all := shards[0]
	for _, next := range shards[1:] {
		var err error
		if all, err = all.Join(next); err != nil {
			return all, err
		}
	}
	if !all.Whole() {
		return all, fmt.Errorf("chunks %d to %d of %d: want all", all.Chunks[0], all.Chunks[1], all.Of)
	}
	return all, nil
}

// ReadCertificate reads a certificate, whole or of a shard, and checks that it is one.
func ReadCertificate(r io.Reader) (c Certificate, err error) {
	d := json.NewDecoder(r)
	if err := d.Decode(&c); err != nil {
		return c, fmt.Errorf("want a certificate: %w", err)
	}
	n := c.Chunks[1] - c.Chunks[0]
	if c.Format != CertificateFormat || n < 0 || c.Chunks[0] < 0 || c.Chunks[1] > c.Of || n != len(c.Digests) || c.ChunkLen < 1 || c.Of != (c.Inputs+c.ChunkLen-1)/c.ChunkLen {
		return c, fmt.Errorf("want a certificate of format %d, with a digest for each chunk", CertificateFormat)
	}
	return c, nil
}

// Write writes the certificate: the same bytes for the same certificate.
func (c Certificate) Write(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(c)
}
