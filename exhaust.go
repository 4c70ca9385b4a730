package main

import (
	"context"
	"flag"
	"fmt"
	"strings"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/impl/fast"
	"github.com/lossgate/lossgate/properties/exhaust"
	"github.com/lossgate/lossgate/reports"
)

// runExhaust tries every input there is.
func runExhaust(ctx context.Context, c console, flags *flag.FlagSet, args []string) int {
	var about reports.Certificate
	var like, shard, file string
	var within float64
	flags.StringVar(&about.Name, "loss", "", "the `loss`, one of a single number, whose parameters follow the flags as name=value")
	flags.StringVar(&about.Impl, "impl", "fast", "whose `implementation`: fast or reference")
	flags.StringVar(&about.Variant, "variant", "best", "the instruction `set` of fast: best, portable, avx2 or avx512")
	flags.StringVar(&about.Dtype, "dtype", "f32", "the `format`: f32, every prediction with one or two targets; f16 or bf16, every pair where the loss knows more targets")
	flags.StringVar(&about.Preds[0], "from", "", "the first `prediction`, in the order 0, least, …, largest, -0, -least, …, -largest")
	flags.StringVar(&about.Preds[1], "to", "", "the last `prediction`, in that order")
	flags.StringVar(&like, "like", "", "make the certificate in this `file` anew: it says what is tried, and -loss, -impl, -variant, -dtype, -from and -to say nothing")
	flags.StringVar(&shard, "shard", "1/1", "which of how many equal parts, as `i/n`")
	flags.StringVar(&file, "o", "", "where the certificate goes; what is in this `file` already is not done again")
	flags.Float64Var(&within, "within", 4, "the largest error that is no failure, in `ulp`")
	if code, done := c.parse(flags, args); done {
		return code
	}
	if file == "" {
		return c.usage("exhaust: want -o FILE")
	}
	var err error
	if like != "" {
		about, err = readCertificate(like)
	} else {
		about.Params, err = paramsOf(about.Name, flags.Args())
	}
	if err != nil {
		return c.usage("exhaust: %v", err)
	}
	s, err := newSweep(about)
	if err != nil {
		return c.usage("exhaust: %v", err)
	}
	cert := s.Certificate()
	var i, n int
	if k, err := fmt.Sscanf(shard+"\n", "%d/%d\n", &i, &n); k != 2 || err != nil || i < 1 || i > n || n > cert.Of {
		return c.usage("exhaust: -shard %q: want i/n with 1 ≤ i ≤ n ≤ %d, how many chunks there are", shard, cert.Of)
	}
	from, to := (i-1)*cert.Of/n, i*cert.Of/n
	cert.Chunks = [2]int{from, from}
	if cert, err = resumed(cert, to, file); err != nil {
		return c.usage("exhaust: -o: %v", err)
	}
	shown := newProgress(c.err, to-cert.Chunks[1])
	err = s.Run(ctx, cert.Chunks[1], to, func(one reports.Certificate) error {
		shown.step("from " + s.Begins(one.Chunks[0]) + " on")
		if cert, err = cert.Join(one); err != nil {
			return err
		}
		return writeCertificate(cert, file)
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
	return concluded(c, cert, within)
}

// paramsOf are the parameters of a loss that arguments name.
func paramsOf(loss string, args []string) (impl.Params, error) {
	e, err := findLoss(loss)
	if err != nil {
		return nil, fmt.Errorf("-loss: %w", err)
	}
	w, err := cut(e, args)
	if err != nil {
		return nil, err
	}
	return w.params(e)
}

// newSweep is the sweep that a certificate is about: of the fast kernels or the references, in float32, or in a narrow format, in which they
// compute in float32 and round once more.
func newSweep(about reports.Certificate) (*exhaust.Sweep, error) {
	e, err := findLoss(about.Name)
	if err != nil {
		return nil, err
	}
	l, err := e.Spec(about.Params)
	if err != nil {
		return nil, err
	}
	var lib impl.Library
	switch about.Impl {
	case "fast":
		set, err := variantOf(about.Variant)
		if err != nil {
			return nil, err
		}
		about.Variant, lib = set.Variant.String(), catalog.Fast{Settings: &set}
	case "reference":
		about.Variant, lib = fast.Portable.String(), catalog.Reference{}
	default:
		return nil, fmt.Errorf("-impl %q: want fast or reference", about.Impl)
	}
	got, err := lib.Float32(e.Name, about.Params)
	if err != nil {
		return nil, err
	}
	switch about.Dtype {
	case "f16":
		got = impl.Rounded(got, impl.Float16)
	case "bf16":
		got = impl.Rounded(got, impl.BFloat16)
	}
	return exhaust.New(l, got, about)
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
