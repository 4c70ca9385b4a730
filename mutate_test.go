package main_test

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"testing"

	"github.com/stretchr/testify/require"
)

// mutated is reports/mutate.json, which make mutate writes: the score of small changes to our own sources, and what survived.
type mutated struct {
	Seed     uint64
	Sample   int
	Checks   int
	Packages []struct {
		Package                  string
		Sites, Sampled, Survived int
		Check                    int `json:"killed_by_check"`
		Units                    int `json:"killed_by_unit_tests"`
	}
	Survivors []struct {
		File, Func, Line, Was, Now string
		Equivalent                 bool
		Reason                     string
	}
}

// The committed score may only rise, and what is said of a survivor is said of code that still exists: once a line has changed, its entry is to be
// taken out, or make mutate run again.
func TestScoreMutate(t *testing.T) {
	text, err := os.ReadFile("reports/mutate.json")
	require.NoError(t, err)
	var m mutated
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	require.NoError(t, d.Decode(&m))
	sampled, killed, equivalent := 0, 0, 0
	listed := map[string]int{}
	for _, s := range m.Survivors {
		require.GreaterOrEqual(t, len(s.Reason), 20, "%s %s: %s → %s: say why it is equivalent, or what is missing", s.File, s.Func, s.Was, s.Now)
		require.NotEqual(t, s.Was, s.Now)
		require.Contains(t, functions(t, s.File)[s.Func], s.Line, "%s %s has changed: take what reports/mutate.json says of it out", s.File, s.Func)
		if listed[path.Dir(s.File)]++; s.Equivalent {
			equivalent++
		}
	}
	for _, p := range m.Packages {
		require.Equal(t, p.Sampled, p.Check+p.Units+p.Survived, p.Package)
		require.LessOrEqual(t, p.Sampled, min(m.Sample, p.Sites), p.Package)
		require.LessOrEqual(t, listed[p.Package], p.Survived, "%s: more survivors are listed than there were", p.Package)
		delete(listed, p.Package)
		sampled, killed = sampled+p.Sampled, killed+p.Check+p.Units
	}
	require.Empty(t, listed, "survivors of packages that were not mutated")
	require.Equal(t, []string{"impl", "spec", "spec/ball"}, []string{m.Packages[0].Package, m.Packages[1].Package, m.Packages[2].Package})
	require.GreaterOrEqual(t, float64(killed)/float64(sampled-equivalent), leastMutated)
}

// leastMutated is the share of mutants, equivalent ones apart, that have to be killed.
const leastMutated = 0.8

// functions are the sources of the functions of a file, by name: "Huber", or "Sum.Add" for a method.
func functions(t *testing.T, file string) map[string]string {
	t.Helper()
	src, err := os.ReadFile(file)
	require.NoError(t, err)
	fset := token.NewFileSet()
	syntax, err := parser.ParseFile(fset, file, src, 0)
	require.NoError(t, err)
	all := map[string]string{}
	for _, decl := range syntax.Decls {
		if d, ok := decl.(*ast.FuncDecl); ok {
			name := d.Name.Name
			if d.Recv != nil {
				name = receiver(d) + "." + name
			}
			all[name] = string(src[fset.Position(d.Pos()).Offset:fset.Position(d.End()).Offset])
		}
	}
	return all
}
