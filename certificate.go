package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/lossgate/lossgate/reports"
)

// readCertificate reads a file.
func readCertificate(file string) (c reports.Certificate, err error) {
	f, err := os.Open(file)
	if err != nil {
		return c, err
	}
	defer f.Close()
	if c, err = reports.ReadCertificate(f); err != nil {
		return c, fmt.Errorf("%s: %w", file, err)
	}
	return c, nil
}

// writeCertificate replaces the file in one piece.
func writeCertificate(c reports.Certificate, file string) error {
	var text bytes.Buffer
	if err := c.Write(&text); err != nil {
		return err
	}
	_ = os.MkdirAll(filepath.Dir(file), 0o755) // WriteFile says what is wrong
	if err := os.WriteFile(file+".part", text.Bytes(), 0o644); err != nil {
		return err
	}
	return os.Rename(file+".part", file)
}

// resumed is the certificate in file if that is about the same, begins where c does and ends before chunk to, and c where there is none.
func resumed(c reports.Certificate, to int, file string) (reports.Certificate, error) {
	old, err := readCertificate(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return c, nil
	case err != nil:
		return c, err
	case !old.Same(c) || old.Chunks[0] != c.Chunks[0] || old.Chunks[1] > to:
		return c, fmt.Errorf("%s: is of another sweep or shard; take another file, or remove it", file)
	}
	return old, nil
}

// runMerge joins the certificates of shards.
func runMerge(_ context.Context, c console, flags *flag.FlagSet, args []string) int {
	file := flags.String("o", "", "where the certificate of all inputs goes, a `file`")
	within := flags.Float64("within", 4, "the largest error that is no failure, in `ulp`")
	if code, done := c.parse(flags, args); done {
		return code
	}
	if *file == "" || flags.NArg() == 0 {
		return c.usage("merge: want -o FILE and the certificates of all shards")
	}
	var all []reports.Certificate
	for _, name := range flags.Args() {
		one, err := readCertificate(name)
		if err != nil {
			return c.usage("merge: %v", err)
		}
		all = append(all, one)
	}
	whole, err := reports.MergeCertificates(all)
	if err != nil {
		return c.usage("merge: %v", err)
	}
	if err := writeCertificate(whole, *file); err != nil {
		return c.usage("merge: -o: %v", err)
	}
	return concluded(c, whole, *within)
}

// concluded shows a certificate. Its code is 1 if an error is larger than within.
func concluded(to console, c reports.Certificate, within float64) int {
	fmt.Fprintf(to.out, "%s, %s %s, %s: %d of %d inputs\n\n", c.Loss, c.Impl, c.Variant, c.Dtype, c.Tried(), c.Inputs)
	for _, p := range []struct {
		name string
		reports.Worst
	}{{"value", c.Value}, {"gradient", c.Gradient}} {
		fmt.Fprintf(to.out, "  %-9s %d not correctly rounded", p.name, p.Misrounded)
		if p.Misrounded > 0 {
			fmt.Fprintf(to.out, ", by at most %.5g ulp, at pred=%s target=%s", p.Ulps, p.Pred, p.Target)
		}
		fmt.Fprintf(to.out, "; %d decided by the oracle\n", p.Escalated)
	}
	fmt.Fprintf(to.out, "\nThe float64 evaluation that they are held to was within %.3g of itself at the %d inputs that the oracle looked at, and is trusted to %.3g.\n",
		c.AuditWorst, c.Audited, c.Slack)
	if c.Ulps() > within {
		return reports.ExitFailed
	}
	return reports.ExitConformant
}
