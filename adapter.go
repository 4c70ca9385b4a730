package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/lossgate/lossgate/impl/process"
	"github.com/lossgate/lossgate/reports"
)

// runAdapter helps whoever writes an adapter: smoke tells a broken one from a wrong loss; record keeps what it answers, and replay compares; bench
// tells how long it takes.
func runAdapter(ctx context.Context, c console, flags *flag.FlagSet, args []string) int {
	var l launch
	args, l.command = cutCommand(args)
	file := flags.String("o", "", "record: write to `file`, and not to standard output")
	least := flags.Duration("benchtime", 200*time.Millisecond, "bench: how `long` to repeat each case at least")
	only := flags.String("loss", "", "only losses whose name matches the `glob`")
	l.register(flags)
	verb := ""
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		verb, args = args[0], args[1:]
	}
	if code, done := c.parse(flags, args); done {
		return code
	}
	var known []probe
	switch {
	case (verb == "smoke" || verb == "record" || verb == "bench") && flags.NArg() == 0:
	case verb == "replay" && flags.NArg() == 1:
		var err error
		if known, err = readProbes(flags.Arg(0)); err != nil {
			return c.usage("adapter: %s: %v", flags.Arg(0), err)
		}
	default:
		return c.usage("adapter: want smoke -- COMMAND…, bench -- COMMAND…, record [-o FILE] -- COMMAND…, or replay FILE -- COMMAND…")
	}
	p, code := l.start(ctx, c, "adapter")
	if p == nil {
		return code
	}
	defer p.Close()
	defer tell(c, p)
	of, err := adapted(p, l.command)
	if err != nil {
		return c.usage("adapter: %v", err)
	}
	if verb == "replay" {
		for i, q := range known {
			if _, err := of.specified(q.Loss, nil); err != nil {
				return c.usage("adapter: %s: line %d: %v", flags.Arg(0), i+1, err)
			}
		}
		return compare(ctx, c, of, slices.DeleteFunc(known, func(q probe) bool { return !matches(*only, q.Loss) }))
	}
	if verb == "bench" {
		return bench(ctx, c, of, *only, *least)
	}
	all, err := of.probes(*only)
	if err != nil {
		return c.usage("adapter: %v", err)
	}
	if len(all) == 0 {
		return c.usage("adapter: the adapter offers no loss that matches -loss %q", *only)
	}
	of.ask(ctx, all)
	if verb == "smoke" {
		return smoke(c, p, all)
	}
	return record(c, *file, all)
}

// smoke says of each loss and format whether the adapter answers at all: with numbers of the right shape and format, or a refusal. Whether the
// numbers are right is check's business.
func smoke(c console, p *process.Process, all []probe) int {
	h := p.Hello()
	fmt.Fprintf(c.out, "%s %s: says hello, returns every number as it was sent, offers %d losses\n\n",
		reports.Printable(h.Impl.Name), reports.Printable(h.Impl.Version), len(h.Losses))
	bad := 0
	for rest := all; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].Loss == rest[0].Loss && rest[n].Dtype == rest[0].Dtype {
			n++
		}
		var broken []probe
		for _, q := range rest[:n] {
			if q.Error != "" {
				broken = append(broken, q)
			}
		}
		if len(broken) == 0 {
			fmt.Fprintf(c.out, "✓ %s %s: %d questions answered\n", rest[0].Loss, rest[0].Dtype, n)
		} else {
			bad++
			fmt.Fprintf(c.out, "✗ %s %s: %d of %d questions not answered, the first of them\n    %s\n    %s\n",
				rest[0].Loss, rest[0].Dtype, len(broken), n, broken[0], reports.Printable(broken[0].Error))
		}
		rest = rest[n:]
	}
	if bad > 0 {
		fmt.Fprintln(c.out, "\nMend these before check: they are faults of the adapter, or of the call that it makes, and not of a number.")
		return reports.ExitAdapter
	}
	fmt.Fprintln(c.out, "\nThe adapter works. Whether the losses are right says lossgate check -- COMMAND.")
	return reports.ExitConformant
}

// record writes what was asked and answered, a line each.
func record(c console, file string, all []probe) int {
	var b bytes.Buffer
	for _, q := range all {
		line, err := json.Marshal(q)
		if err != nil {
			panic(err) // strings and integers always marshal
		}
		b.Write(append(line, '\n'))
	}
	if file == "" {
		if _, err := c.out.Write(b.Bytes()); err != nil {
			return c.usage("adapter: %v", err)
		}
		return reports.ExitConformant
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		return c.usage("adapter: -o: %v", err)
	}
	fmt.Fprintf(c.out, "%d questions and their answers are in %s\n", len(all), file)
	return reports.ExitConformant
}

// readProbes reads what record wrote. An error names the line.
func readProbes(file string) (all []probe, err error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	in := bufio.NewReader(f)
	for n := 1; ; n++ {
		line, err := readLine(in)
		if err == io.EOF {
			break
		}
		var q probe
		if err == nil {
			err = json.Unmarshal(line, &q)
		}
		if err == nil {
			err = q.valid()
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		all = append(all, q)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("holds no questions")
	}
	return all, nil
}

// compare asks again, and shows every answer that differs by a bit.
func compare(ctx context.Context, c console, of candidate, known []probe) int {
	now := slices.Clone(known)
	of.ask(ctx, now)
	differ := 0
	for i, q := range known {
		if slices.Equal(q.Out, now[i].Out) && q.Kind == now[i].Kind {
			continue
		}
		differ++
		fmt.Fprintf(c.out, "%s\n  case %s\n  was  %s\n  is   %s\n", q, q.Case, q.answer(), now[i].answer())
	}
	if differ > 0 {
		fmt.Fprintf(c.out, "\n%d of %d answers differ\n", differ, len(known))
		return reports.ExitFailed
	}
	fmt.Fprintf(c.out, "all %d answers are the same, bit for bit\n", len(known))
	return reports.ExitConformant
}
