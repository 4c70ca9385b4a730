package properties

import (
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// sources parses the files of a package that are not tests.
func sources(t *testing.T, dir string) []*ast.File {
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	require.NoError(t, err)
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		files = append(files, f)
	}
	require.NotEmpty(t, files, dir)
	return files
}

// constructors lists the exported functions of a package whose only result is the named type.
func constructors(t *testing.T, dir, result string) (names []string) {
	for _, f := range sources(t, dir) {
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Recv != nil || !fn.Name.IsExported() || fn.Type.Results == nil || len(fn.Type.Results.List) != 1 {
				continue
			}
			of := fn.Type.Results.List[0].Type
			if index, ok := of.(*ast.IndexExpr); ok {
				of = index.X
			}
			if id, ok := of.(*ast.Ident); ok && id.Name == result {
				names = append(names, fn.Name.Name)
			}
		}
	}
	return names
}

// A loss that is specified or implemented but not catalogued is never checked.
func TestEveryLossIsCatalogued(t *testing.T) {
	files, err := filepath.Glob("../impl/catalog/*.go")
	require.NoError(t, err)
	var text strings.Builder
	for _, f := range files {
		b, err := os.ReadFile(f)
		require.NoError(t, err)
		text.Write(b)
	}
	for _, dir := range []string{"spec", "impl"} {
		names := constructors(t, "../"+dir, "Loss")
		require.NotEmpty(t, names)
		for _, name := range names {
			if dir == "impl" && name == "Pointwise" {
				continue // an adapter, not a loss
			}
			if !strings.Contains(text.String(), dir+"."+name) {
				t.Errorf("%s.%s is in no line of impl/catalog", dir, name)
			}
		}
	}
}

// claimTypes lists the types of package spec that implement Claim, by their unexported method.
func claimTypes(t *testing.T) (names []string) {
	for _, f := range sources(t, "../spec") {
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv != nil && fn.Name.Name == "claim" {
				names = append(names, fn.Recv.List[0].Type.(*ast.Ident).Name)
			}
		}
	}
	require.NotEmpty(t, names)
	return names
}

// A claim is only worth the property that attacks it, and a property only the losses that claim it.
func TestClaimsAndPropertiesMeet(t *testing.T) {
	attacked := map[string]bool{"Not": true} // a denial is attacked with what it denies
	for _, p := range Suite[float64](nil) {
		claimed := false
		for _, e := range catalog.Entries() {
			for _, params := range e.Settings() {
				l, err := e.Spec(params)
				require.NoError(t, err)
				for _, c := range p.For(l) {
					claimed = true
					if c != nil {
						attacked[reflect.TypeOf(c).Name()] = true
					}
				}
			}
		}
		if !claimed {
			t.Errorf("property %s: no loss of the catalogue claims it", p.Name)
		}
	}
	for _, name := range claimTypes(t) {
		if !attacked[name] {
			t.Errorf("claim type %s: no property attacks it on any loss of the catalogue", name)
		}
	}
}

// Names tell trials apart: two of one loss with the same name could not be run, reported or expected alone.
func TestTrialNamesAreUnique(t *testing.T) {
	for _, e := range catalog.Entries() {
		l, err := e.Spec(nil)
		require.NoError(t, err)
		seen := map[string]bool{}
		for _, tr := range trials[float64](l, Exact[float64]{Loss: l}, Settings{}) {
			if seen[tr.name()] {
				t.Errorf("%s: two trials are named %s", l, tr.name())
			}
			seen[tr.name()] = true
		}
	}
}

// Every kink that a specification declares has a sample in the fixed list, in both formats, and every decision that it names
// goes at least two ways in what generators draw.
func TestDeclaredRegionsAreReached(t *testing.T) {
	for _, e := range catalog.Entries() {
		for _, params := range e.Settings() {
			l, err := e.Spec(params)
			require.NoError(t, err)
			for _, f := range []*ball.Format{ball.Float64, ball.Float32} {
				for i, k := range l.Kinks {
					reached := 0
					for j := range perKink {
						if _, ok := onKink(l, f, k, seedOf(l, i, j)); ok {
							reached++
						}
					}
					if reached == 0 {
						t.Errorf("%s in %s: no sample of the fixed list lies on the kink %q", l, f.Name, k.Name)
					}
				}
			}
			ways := decisions(l, 300)
			for _, site := range sortedKeys(ways) {
				if site != "" && len(ways[site]) < 2 {
					t.Errorf("%s: the decision %q always goes the same way in what is drawn", l, site)
				}
			}
		}
	}
}

// decisions counts, by site, the signs that the fixed list and n random samples meet.
func decisions(l spec.Loss, n int) map[string]map[int8]int {
	ways := map[string]map[int8]int{}
	list := fixedSamples(l, ball.Float64)
	g := plain(l, ball.Float64)
	for i := range n {
		list = append(list, g.Example(i+1))
	}
	for _, s := range list {
		if !legal(l, ball.Float64, s) {
			continue
		}
		a, err := l.Ask(s, spec.Question{Format: ball.Float64, Stable: true, Record: true})
		if err != nil {
			continue
		}
		for _, d := range a.Sees {
			if ways[d.Site] == nil {
				ways[d.Site] = map[int8]int{}
			}
			ways[d.Site][d.Sign]++
		}
	}
	return ways
}

func sortedKeys[V any](m map[string]V) (keys []string) {
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// A special case that is meant to be legal and is not would be passed over by everything that tries it; one that is meant to be rejected and is
// legal would be no mistake.
func TestSpecialCasesAreWhatTheySay(t *testing.T) {
	for _, e := range catalog.Entries() {
		for _, p := range e.Settings() {
			l, err := e.Spec(p)
			require.NoError(t, err)
			for _, c := range l.Special {
				err := l.CheckSample(c.In, ball.Float64.U.F())
				if c.Err {
					require.Error(t, err, "%s: %s", l, c.When)
				} else if !math.IsNaN(c.Want) {
					require.NoError(t, err, "%s: %s", l, c.When)
				}
			}
		}
	}
}
