package properties_test

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/properties/mutant"
	"github.com/lossgate/lossgate/spec/ball"
)

// TestMutants measures the suite by known bugs: every one has to die, and every claim type has to kill.
func TestMutants(t *testing.T) {
	all := mutant.All()
	killers := make([][]properties.Kill, len(all))
	t.Run("die", func(t *testing.T) {
		for i, m := range all {
			t.Run(m.Title(), func(t *testing.T) {
				t.Parallel()
				killers[i] = kills(t, m)
				for _, k := range killers[i] {
					t.Logf("%s (%s) after %d: %s", k.Property, k.Level, k.Cases, k.Found)
				}
				require.NotEmpty(t, killers[i], "%s survives %d cases of every property: %s", m.Title(), manyCases, m.Bug)
			})
		}
	})
	t.Run("named", func(t *testing.T) {
		// The properties that the project is about, and the checker of gradients that users know from elsewhere.
		for _, id := range []string{
			"u-nonneg", "u-zero-at-perfect", "u-continuity-at-joint", "r-huber-c1", "u-grad-fd",
			"i-gibbs", "i-kl-zero-iff-equal", "i-kl-asymmetry", "i-kl-asymmetry-exact", "i-kl-symmetric-coincidence",
			"i-ce-decomposition", "i-kl-ce-equivalent", "i-kl-support",
		} {
			if !killed(killers, func(k properties.Kill) bool { return k.Property == id }) {
				t.Errorf("%s kills no mutant", id)
			}
		}
	})
	t.Run("claims", func(t *testing.T) {
		for _, name := range claimTypes(t) {
			if !killed(killers, func(k properties.Kill) bool { return typeOf(k) == name }) {
				t.Errorf("no mutant dies of a claim of type %s: write one that should", name)
			}
		}
	})
}

// fewCases usually kill; manyCases are what a mutant that survives them has to survive too.
const fewCases, manyCases = 50, 1000

// kills lists what refutes m.
func kills(t *testing.T, m mutant.Mutant) []properties.Kill {
	t.Helper()
	e, err := catalog.Find(m.Loss)
	require.NoError(t, err)
	l, err := e.Spec(m.Params)
	require.NoError(t, err)
	var found []properties.Kill
	for _, checks := range []int{fewCases, manyCases} {
		s := &properties.Settings{Checks: checks}
		if m.Narrow {
			s.Format = ball.BFloat16
		}
		if m.Float32 != nil {
			found = properties.Kills(context.Background(), l, properties.InProcess[float32]{Loss: m.Float32()}, s)
		} else {
			found = properties.Kills(context.Background(), l, properties.InProcess[float64]{Loss: m.Float64(), With: m.With}, s)
		}
		if len(found) > 0 {
			break
		}
	}
	return found
}

func killed(all [][]properties.Kill, by func(properties.Kill) bool) bool {
	return slices.ContainsFunc(all, func(ks []properties.Kill) bool { return slices.ContainsFunc(ks, by) })
}

// typeOf is the name of the type of the claim that killed; empty for a contract of every loss.
func typeOf(k properties.Kill) string {
	if k.Attacks == nil {
		return ""
	}
	return strings.TrimPrefix(fmt.Sprintf("%T", k.Attacks), "spec.")
}

// claimTypes lists the types of package spec that are claims: those with a method claim.
func claimTypes(t *testing.T) (names []string) {
	t.Helper()
	files, err := filepath.Glob("../spec/*.go")
	require.NoError(t, err)
	for _, file := range files {
		src, err := os.ReadFile(file)
		require.NoError(t, err)
		syntax, err := parser.ParseFile(token.NewFileSet(), file, src, parser.SkipObjectResolution)
		require.NoError(t, err)
		for _, d := range syntax.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Name.Name == "claim" && f.Recv != nil {
				names = append(names, f.Recv.List[0].Type.(*ast.Ident).Name)
			}
		}
	}
	require.Greater(t, len(names), 20, "the claims were looked for in the wrong place")
	return names
}
