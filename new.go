package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	gofmt "go/format"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"text/template"

	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/reports"
)

// A skeleton is a loss that is still to be written: its names, and those of its parameters.
type skeleton struct {
	Name   string   // "soft-hinge"
	Go     string   // "SoftHinge"
	Params []string // at most two, each a positive number
	Later  string   // the word by which the house's rules find what is left to fill in
}

// What a skeleton may be named: what catalogue and Go have in common.
var lossName, paramName = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`), regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// taken are the names that mean something else where a parameter is in scope.
var taken = []string{"x", "r", "v", "g", "ball", "math", "cmp", "positive"}

// runNew writes the first two touches of a loss of r = pred − target, and prints the third.
func runNew(_ context.Context, c console, flags *flag.FlagSet, args []string) int {
	dir := flags.String("C", ".", "the `folder` of lossgate's sources")
	if code, done := c.parse(flags, args); done {
		return code
	}
	if flags.NArg() == 0 || flags.NArg() > 3 {
		return c.usage("new: want a name such as soft-hinge, and the names of at most two parameters; got %d arguments", flags.NArg())
	}
	s, err := newSkeleton(flags.Arg(0), flags.Args()[1:])
	if err != nil {
		return c.usage("new: %v", err)
	}
	written, err := s.write(*dir)
	if err != nil {
		return c.usage("new: %v", err)
	}
	for _, file := range written {
		fmt.Fprintf(c.out, "wrote %s\n", file)
	}
	fmt.Fprintf(c.out, "The third touch is a line in a file of impl/catalog, that of the family:\n\n\t\t%s\n\n", s.line())
	fmt.Fprintf(c.out, "CONTRIBUTING.md goes on from here. go test -run House . lists what is left to fill in.\n")
	return reports.ExitConformant
}

// newSkeleton checks the names.
func newSkeleton(name string, params []string) (skeleton, error) {
	s := skeleton{Name: name, Params: params, Later: "TO" + "DO"}
	if !lossName.MatchString(name) {
		return s, fmt.Errorf("the name %q: want lower-case words with hyphens, such as soft-hinge", name)
	}
	if _, err := catalog.Find(name); err == nil {
		return s, fmt.Errorf("there is a loss %q already; lossgate describe %s tells of it", name, name)
	}
	for _, word := range strings.Split(name, "-") {
		s.Go += strings.ToUpper(word[:1]) + word[1:]
	}
	for i, p := range params {
		if !paramName.MatchString(p) || token.IsKeyword(p) || slices.Contains(taken, p) || slices.Contains(params[:i], p) {
			return s, fmt.Errorf("the parameter %q: want a lower-case word of its own, such as delta; %v are taken", p, taken)
		}
	}
	return s, nil
}

// line is the loss in the catalogue.
func (s skeleton) line() string {
	of := fmt.Sprintf("spec.%s, impl.%[1]s[float64], impl.%[1]s[float32]", s.Go)
	return [...]string{
		"plain(" + of + "),",
		"one(" + of + ", 1, 0.25, 3), // the default, and two more that are worth a check",
		"two(" + of + ", 1, 1, [2]float64{0.25, 3}), // the defaults, and two more that are worth a check",
	}[len(s.Params)]
}

// write writes both files, or neither.
func (s skeleton) write(dir string) (written []string, err error) {
	if _, err := os.Stat(filepath.Join(dir, "impl", "catalog")); err != nil {
		return nil, fmt.Errorf("want the folder of lossgate's sources, see -C: %w", err)
	}
	base := strings.ReplaceAll(s.Name, "-", "") + ".go"
	for _, part := range []struct{ folder, text string }{{"spec", specSkeleton}, {"impl", implSkeleton}} {
		var b bytes.Buffer
		if err = template.Must(template.New("").Parse(part.text)).Execute(&b, s); err != nil {
			break
		}
		var text []byte
		if text, err = gofmt.Source(b.Bytes()); err != nil {
			break
		}
		file := part.folder + "/" + base
		if err = create(filepath.Join(dir, part.folder, base), text); err != nil {
			break
		}
		written = append(written, file)
	}
	if err != nil {
		for _, file := range written {
			err = errors.Join(err, os.Remove(filepath.Join(dir, filepath.FromSlash(file))))
		}
		return nil, err
	}
	return written, nil
}

// create writes a file that is not there yet.
func create(file string, text []byte) error {
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Close())
}

// The definition is undefined and the implementation NaN until they are written, so that no check passes meanwhile.
const specSkeleton = `package spec

import "github.com/lossgate/lossgate/spec/ball"

// {{.Go}} is {{.Later}}: the formula, and what the loss is for.
func {{.Go}}({{range $i, $p := .Params}}{{if $i}}, {{end}}{{$p}}{{end}}{{if .Params}} float64{{end}}) Loss {
	return Loss{
		Name: "{{.Name}}",{{if .Params}} Params: []Param{ {{range $i, $p := .Params}}{{if $i}}, {{end}}Scalar("{{$p}}", {{$p}}, Positive){{end}} },{{end}} Family: Regression,
		Pred: Reals, Target: Reals, TargetGrad: true,
		Definition: "{{.Later}}: the formula for people, with r = pred − target",
		Value: func(x In) ball.Real {
			panic(ball.Undefined{What: "{{.Later}}: the formula as the literature has it, of x.R()"})
		},
		// {{.Later}}: Stable, where good code computes it by another formula.
		// {{.Later}}: Kinks, such as residualKink("r = 0", 0), and Special, such as residualSpecial(math.Inf(1), 0, math.Inf(1)).
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, // {{.Later}}: what else is true of it; spec/claims.go has them all.
		},
		Refs: []Ref{ {"{{.Later}}: author, title, journal (year)", "{{.Later}}: its DOI"} },
	}
}
`

const implSkeleton = `package impl

import (
{{- if eq (len .Params) 2}}
	"cmp"
{{- end}}
	"math"
)

// {{.Go}} is {{.Later}}: the formula, and how it is computed where that loses digits or overflows.
//
// Special cases are:
//
//	{{.Go}}(NaN) = NaN
func {{.Go}}[F Float]({{range $i, $p := .Params}}{{if $i}}, {{end}}{{$p}}{{end}}{{if .Params}} float64{{end}}) Loss[F] {
	return residual[F]({{if eq (len .Params) 0}}nil{{end}}{{if eq (len .Params) 2}}cmp.Or({{end -}}
		{{range $i, $p := .Params}}{{if $i}}, {{end}}positive("{{$p}}", {{$p}}){{end}}{{if eq (len .Params) 2}}){{end}}, func(r float64) (v, g float64) {
		return math.NaN(), math.NaN() // {{.Later}}: the value at r, and its derivative.
	})
}
`
