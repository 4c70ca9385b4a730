package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties/mutant"
	"github.com/lossgate/lossgate/properties/vectors"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

const vectorsHelp = `lossgate vectors -o DIR [-loss GLOB]
lossgate vectors lint FILE…

Writes test vectors for those who test a loss in a framework of their own: a JSON file for each loss, DIR/huber.json, and
DIR/vectors.schema.json, which describes the files and how an answer is judged. A vector is an input, the exact value and gradient to 40
digits and rounded, how far from them an answer may be, and flags that name the bugs which it hunts. The same version of lossgate
writes the same bytes. impl/adapters/examples has runners for pytest and go test, which need nothing of lossgate.

lint says what is wrong with files of vectors: what does not follow the schema, and numbers that are not what the oracle says.

`

func runVectors(ctx context.Context, c console, flags *flag.FlagSet, args []string) int {
	dir := flags.String("o", "", "the `folder` to write to; it is made where it is not there")
	loss := flags.String("loss", "", "only losses whose name matches the `glob`")
	usage := flags.Usage
	flags.Usage = func() { fmt.Fprint(flags.Output(), vectorsHelp); usage() }
	if code, done := c.parse(flags, args); done {
		return code
	}
	if flags.NArg() > 0 && flags.Arg(0) == "lint" {
		return lintVectors(c, flags.Args()[1:])
	}
	switch _, err := path.Match(*loss, ""); {
	case flags.NArg() > 0:
		return c.usage("vectors: got %q, want lint or nothing", flags.Args())
	case *dir == "":
		return c.usage("vectors: want -o, the folder to write to")
	case err != nil:
		return c.usage("vectors: -loss %q: want a glob such as softmax-*: %v", *loss, err)
	}
	var picked []catalog.Entry
	var names []string
	for _, e := range catalog.Entries() {
		if names = append(names, e.Name); matches(*loss, e.Name) {
			picked = append(picked, e)
		}
	}
	if len(picked) == 0 {
		return c.usage("vectors: no loss matches -loss %q%s", *loss, didYouMean(*loss, names))
	}
	if err := setRapid(); err != nil {
		fmt.Fprintf(c.err, "lossgate: vectors: %v\n", err)
		return reports.ExitSuite
	}
	if err := os.MkdirAll(*dir, 0o755); err != nil {
		return c.usage("vectors: -o: %v", err)
	}
	if err := os.WriteFile(filepath.Join(*dir, "vectors.schema.json"), vectors.Schema, 0o644); err != nil {
		return c.usage("vectors: -o: %v", err)
	}
	made := make([]chan error, len(picked))
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var total vectorCount
	for i, e := range picked {
		made[i] = make(chan error, 1)
		go func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			made[i] <- total.write(ctx, *dir, e)
		}()
	}
	shown := newProgress(c.err, len(picked))
	for i, e := range picked {
		shown.step(e.Name)
		if err := <-made[i]; err != nil {
			shown.end()
			fmt.Fprintf(c.err, "lossgate: vectors: %v\n", err)
			return reports.ExitSuite
		}
	}
	shown.end()
	if ctx.Err() != nil {
		return reports.ExitIncomplete
	}
	fmt.Fprintf(c.out, "losses: %d, vectors: %d, known bugs among their flags: %d, %.1f MB in %s\n", len(picked), total.vectors, total.bugs, float64(total.bytes)/1e6, *dir)
	return reports.ExitConformant
}

// A vectorCount is what was written.
type vectorCount struct {
	sync.Mutex
	vectors, bugs, bytes int
}

// write writes the file of one loss; nothing where somebody stopped the run.
func (n *vectorCount) write(ctx context.Context, dir string, e catalog.Entry) error {
	if ctx.Err() != nil {
		return nil
	}
	f, err := vectorsOf(e)
	if err != nil {
		return err
	}
	text := f.Encode()
	n.Lock()
	defer n.Unlock()
	n.bytes += len(text)
	for _, g := range f.Groups {
		n.vectors += len(g.Vectors)
	}
	for _, m := range mutant.All() {
		for _, flag := range f.Flags {
			if flag.ID == m.Name && m.Loss == e.Name {
				n.bugs++
			}
		}
	}
	return os.WriteFile(filepath.Join(dir, e.Name+".json"), text, 0o644)
}

// vectorsOf makes the vectors of a loss: for the settings of the catalogue, and for those of its mutants, which are the bugs to hunt.
func vectorsOf(e catalog.Entry) (vectors.File, error) {
	var settings []vectors.Setting
	at := func(p impl.Params) (int, error) {
		l, err := e.Spec(p)
		if err != nil {
			return 0, err
		}
		for i, s := range settings {
			if s.Loss.String() == l.String() {
				return i, nil
			}
		}
		settings = append(settings, vectors.Setting{Loss: l})
		return len(settings) - 1, nil
	}
	for _, p := range e.Settings() {
		if _, err := at(p); err != nil {
			return vectors.File{}, err
		}
	}
	for _, m := range mutant.All() {
		if m.Loss != e.Name {
			continue
		}
		i, err := at(m.Params)
		if err != nil {
			return vectors.File{}, err
		}
		b := vectors.Bug{Flag: vectors.Flag{ID: m.Name, Hunts: m.Bug, Thread: m.Thread}, Dtype: m.Dtype()}
		if m.Float32 != nil {
			b.Ask = vectors.Asking(m.Float32())
		} else {
			b.Ask = vectors.Asking(m.Float64())
		}
		settings[i].Bugs = append(settings[i].Bugs, b)
	}
	return vectors.Make(settings)
}

// lintVectors checks files of vectors.
func lintVectors(c console, files []string) int {
	if len(files) == 0 {
		return c.usage("vectors: lint: want a file")
	}
	code := reports.ExitConformant
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			return c.usage("vectors: lint: %v", err)
		}
		f, err := vectors.Decode(text)
		if err != nil {
			fmt.Fprintf(c.out, "%s: %v\n", name, err)
			code = reports.ExitFailed
			continue
		}
		n := 0
		for _, g := range f.Groups {
			n += len(g.Vectors)
		}
		wrong := vectors.Lint(f, func(name string, p impl.Params) (spec.Loss, error) {
			e, err := findLoss(name)
			if err != nil {
				return spec.Loss{}, err
			}
			return e.Spec(p)
		})
		for _, what := range wrong {
			fmt.Fprintf(c.out, "%s: %s\n", name, what)
			code = reports.ExitFailed
		}
		fmt.Fprintf(c.out, "%s: vectors: %d, mistakes: %d\n", name, n, len(wrong))
	}
	return code
}
