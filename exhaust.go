package main

import (
	"context"
	"flag"
	"fmt"
	"strings"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/impl/fast"
	"github.com/lossgate/lossgate/reports"
)

// runExhaust tries every float32 there is.
func runExhaust(ctx context.Context, c console, flags *flag.FlagSet, args []string) int {
	var loss, library, variant, shard, file string
	var within float64
	flags.StringVar(&loss, "loss", "", "the `loss`, one of a single real number, with its default parameters")
	flags.StringVar(&library, "impl", "fast", "whose `implementation`: fast or reference")
	flags.StringVar(&variant, "variant", "best", "the instruction `set` of fast: best, portable, avx2 or avx512")
	flags.StringVar(&shard, "shard", "1/1", "which of how many equal parts, as `i/n`")
	flags.StringVar(&file, "o", "", "where the certificate goes; what is in this `file` already is not done again")
	flags.Float64Var(&within, "within", 4, "the largest error that is no failure, in `ulp`")
	if code, done := c.parse(flags, args); done {
		return code
	}
	if flags.NArg() > 0 || file == "" {
		return c.usage("exhaust: takes flags only, and -o is not optional")
	}
	var i, n int
	if k, err := fmt.Sscanf(shard, "%d/%d", &i, &n); k != 2 || err != nil || i < 1 || i > n || n > chunks {
		return c.usage("exhaust: -shard %q: want i/n with 1 ≤ i ≤ n ≤ %d", shard, chunks)
	}
	s, cert, err := newSweep(loss, library, variant)
	if err != nil {
		return c.usage("exhaust: %v", err)
	}
	from, to := (i-1)*chunks/n, i*chunks/n
	cert.Chunks = [2]int{from, from}
	if cert, err = cert.resumed(file); err != nil {
		return c.usage("exhaust: -o: %v", err)
	}
	shown := newProgress(c.err, to-cert.Chunks[1])
	err = s.run(ctx, cert.Chunks[1], to, func(i int, r swept) error {
		shown.step(fmt.Sprintf("from %g on", nth(i*chunkLen)))
		cert.add(r)
		return cert.write(file)
	})
	shown.end()
	if ctx.Err() != nil {
		fmt.Fprintln(c.err, "lossgate: exhaust: interrupted; the same command goes on from here")
		return reports.ExitIncomplete
	}
	if err != nil {
		fmt.Fprintf(c.err, "lossgate: exhaust: %v\n", err)
		return reports.ExitSuite
	}
	return cert.conclude(c, within)
}

// newSweep is the sweep of a loss, and an empty certificate of it.
func newSweep(loss, library, variant string) (s sweep, cert certificate, err error) {
	e, err := findLoss(loss)
	if err != nil {
		return s, cert, err
	}
	l, err := e.Spec(nil)
	if err != nil {
		return s, cert, err
	}
	if len(l.Shape) > 0 || l.Pred.Lo > -1e300 || l.Pred.Hi < 1e300 || !l.HasTarget() || len(l.TargetShape) > 0 {
		return s, cert, fmt.Errorf("-loss %s: want a loss of one real number and one target", loss)
	}
	s = sweep{loss: l}
	if s.target = l.Target.Hi; s.target != 1 { // a sign or a label; the others are differences
		s.target = 0
	}
	set, err := variantOf(variant)
	if err != nil {
		return s, cert, err
	}
	libraries := map[string]impl.Library{"fast": catalog.Fast{Settings: &set}, "reference": catalog.Reference{}}
	lib, ok := libraries[library]
	if !ok {
		return s, cert, fmt.Errorf("-impl %q: want fast or reference", library)
	}
	narrow, err := lib.Float32(e.Name, nil)
	if err != nil {
		return s, cert, err
	}
	wide, err := catalog.Fast{Settings: &fast.Settings{Variant: fast.Portable, Workers: 1}}.Float64(e.Name, nil)
	if err != nil {
		return s, cert, fmt.Errorf("-loss %s: there is no yardstick: %w", loss, err)
	}
	s.candidate, s.yardstick = narrow.(impl.ValueGrader[float32]), wide.(impl.ValueGrader[float64])
	return s, certificate{
		Format: 1, Loss: l.String(), Impl: library, Variant: set.Variant.String(), Dtype: "f32", Target: fmt.Sprintf("%x", s.target),
		Specification: specification(l), Of: chunks, ChunkLen: chunkLen, Slack: fmt.Sprintf("%x", slack),
	}, nil
}

// variantOf is the settings for an instruction set of that name that this machine has.
func variantOf(name string) (fast.Settings, error) {
	have := fast.Variants()
	if name == fast.Best.String() {
		return fast.Settings{Variant: have[len(have)-1], Workers: 1}, nil
	}
	var names []string
	for _, v := range have {
		if v.String() == name {
			return fast.Settings{Variant: v, Workers: 1}, nil
		}
		names = append(names, v.String())
	}
	return fast.Settings{}, fmt.Errorf("-variant %q: this machine has %s", name, strings.Join(names, ", "))
}

// conclude shows a certificate. Its code is 1 if an error is larger than within.
func (c certificate) conclude(to console, within float64) int {
	n := min(c.Chunks[1]*chunkLen, inputs) - c.Chunks[0]*chunkLen
	fmt.Fprintf(to.out, "%s, %s %s, float32, target %s: %d of %d inputs\n\n", c.Loss, c.Impl, c.Variant, c.Target, n, inputs)
	for _, p := range []struct {
		name string
		part
	}{{"value", c.Value}, {"gradient", c.Gradient}} {
		fmt.Fprintf(to.out, "  %-9s %d not correctly rounded", p.name, p.Misrounded)
		if p.Misrounded > 0 {
			fmt.Fprintf(to.out, ", by at most %.5g ulp, at pred=%s", p.Ulps, p.At)
		}
		fmt.Fprintf(to.out, "; %d decided by the oracle\n", p.Escalated)
	}
	fmt.Fprintf(to.out, "\nThe float64 evaluation that they are held to was within %.3g of itself at the %d inputs that the oracle looked at, and is trusted to %.3g.\n",
		c.auditWorst, c.Audited, slack)
	if max(c.Value.Ulps, c.Gradient.Ulps) > within {
		return reports.ExitFailed
	}
	return reports.ExitConformant
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
	var all []certificate
	for _, name := range flags.Args() {
		one, err := readCertificate(name)
		if err != nil {
			return c.usage("merge: %v", err)
		}
		all = append(all, one)
	}
	whole, err := merged(all)
	if err != nil {
		return c.usage("merge: %v", err)
	}
	if err := whole.write(*file); err != nil {
		return c.usage("merge: -o: %v", err)
	}
	return whole.conclude(c, *within)
}
