package main

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/lossgate/lossgate/spec"
)

// A certificate says what a sweep found over a range of inputs.
type certificate struct {
	Format        int      `json:"certificate"` // 1
	Loss          string   `json:"loss"`
	Impl          string   `json:"impl"`
	Variant       string   `json:"variant"` // the instruction set of the fast kernels
	Dtype         string   `json:"dtype"`
	Target        string   `json:"target"`
	Specification string   `json:"specification"` // a digest of what it says
	Chunks        [2]int   `json:"chunks"`        // from the first to before the second, of Of
	Of            int      `json:"of"`
	ChunkLen      int      `json:"chunk_len"`
	Slack         string   `json:"slack"` // of the yardstick, of itself
	Audited       int      `json:"audited"`
	AuditWorst    string   `json:"audit_worst"`
	Value         part     `json:"value"`
	Gradient      part     `json:"gradient"`
	Digests       []string `json:"digests"` // of the answers, CRC-32C, by chunk

	auditWorst float64
}

// specification is a digest of the parts of a specification that can be written down.
func specification(l spec.Loss) string {
	return fmt.Sprintf("%x", sha256.Sum256([]byte(l.String()+"\n"+l.Definition)))[:16]
}

// subject is all in which certificates of one sweep agree.
func (c certificate) subject() string {
	return fmt.Sprint(c.Format, c.Loss, c.Impl, c.Variant, c.Dtype, c.Target, c.Specification, c.Of, c.ChunkLen, c.Slack)
}

// add appends what was learnt of the next chunk.
func (c *certificate) add(r swept) {
	c.Chunks[1]++
	c.Value, c.Gradient = c.Value.join(r.value), c.Gradient.join(r.slope)
	c.Digests = append(c.Digests, r.digest)
	c.Audited += auditsPerChunk
	c.audited(r.audit)
}

func (c *certificate) audited(worst float64) {
	c.auditWorst = max(c.auditWorst, worst)
	c.AuditWorst = fmt.Sprintf("%x", c.auditWorst)
}

// name is the name of the loss, without its parameters.
func (c certificate) name() string {
	name, _, _ := strings.Cut(c.Loss, "(")
	return name
}

// whole reports whether all inputs were tried.
func (c certificate) whole() bool { return c.Chunks == [2]int{0, c.Of} }

// readCertificate reads a file and checks that it is one.
func readCertificate(file string) (c certificate, err error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return c, err
	}
	if err := json.Unmarshal(text, &c); err != nil {
		return c, fmt.Errorf("%s: %w", file, err)
	}
	if _, err := fmt.Sscanf(c.AuditWorst, "%g", &c.auditWorst); c.Format != 1 || err != nil || len(c.Digests) != c.Chunks[1]-c.Chunks[0] {
		return c, fmt.Errorf("%s: want a certificate of format 1, with a digest for each chunk", file)
	}
	return c, nil
}

// write replaces the file in one piece.
func (c certificate) write(file string) error {
	text, err := json.MarshalIndent(c, "", " ")
	if err != nil {
		return err
	}
	_ = os.MkdirAll(filepath.Dir(file), 0o755) // WriteFile says what is wrong
	if err := os.WriteFile(file+".part", append(text, '\n'), 0o644); err != nil {
		return err
	}
	return os.Rename(file+".part", file)
}

// resumed is the certificate in file if that is about the same and begins where c does, and c otherwise, where there is none.
func (c certificate) resumed(file string) (certificate, error) {
	old, err := readCertificate(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return c, nil
	case err != nil:
		return c, err
	case old.subject() != c.subject() || old.Chunks[0] != c.Chunks[0]:
		return c, fmt.Errorf("%s: is of another sweep; take another file, or remove it", file)
	}
	return old, nil
}

// merged is one certificate of several, which must fit together and leave nothing out.
func merged(cs []certificate) (certificate, error) {
	slices.SortFunc(cs, func(a, b certificate) int { return a.Chunks[0] - b.Chunks[0] })
	all := cs[0]
	for _, c := range cs[1:] {
		switch {
		case c.subject() != all.subject():
			return all, fmt.Errorf("chunks %d and %d are of different sweeps: %s and %s", all.Chunks[0], c.Chunks[0], all.subject(), c.subject())
		case c.Chunks[0] != all.Chunks[1]:
			return all, fmt.Errorf("chunks %d to %d are followed by %d to %d: want neither gap nor overlap", all.Chunks[0], all.Chunks[1], c.Chunks[0], c.Chunks[1])
		}
		all.Chunks[1] = c.Chunks[1]
		all.Value, all.Gradient = all.Value.join(c.Value), all.Gradient.join(c.Gradient)
		all.Digests = slices.Concat(all.Digests, c.Digests)
		all.Audited += c.Audited
		all.audited(c.auditWorst)
	}
	if !all.whole() {
		return all, fmt.Errorf("chunks %d to %d of %d: want all", all.Chunks[0], all.Chunks[1], all.Of)
	}
	return all, nil
}
