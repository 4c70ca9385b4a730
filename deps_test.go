package main_test

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

// module is the import path of the root.
const module = "github.com/lossgate/lossgate"

// policy says what each package may import. It is the architecture: a specification that knows no implementation can
// judge one, an implementation that knows no specification cannot flatter itself, and a report that knows no loss can be
// read without any.
//
// This is a statement of policy. Do not change it to mend a build: if an import is refused, the code is in the wrong place.
//
// "a: b c" lets package a import b and c, "std" being the standard library; "a/..." speaks of a and all below it, and the
// first line that speaks of a package decides. A third party may be imported with all its packages.
// "tests of a: b" lets the tests of a import b as well; all tests may import what their package may, the package itself,
// and testify/require. A module nested in a folder is a house of its own, which is where heavy third parties live.
const policy = `
	# Plain data, and what people read of it.
	reports:                     std
	reports/table:               std reports github.com/jedib0t/go-pretty/v6
	reports/html:                std reports reports/mathml reports/peers benchmarks/history
	reports/peers:               std golang.org/x/perf
	reports/...:                 std reports
	tests of reports:            github.com/google/jsonschema-go
	tests of reports/...:        reports/golden

	# Mathematics.
	spec/ball:                   std
	spec:                        std spec/ball

	# Behaviour. Nothing here may know what it is going to be asked.
	impl:                        std
	impl/fast:                   std impl golang.org/x/sys/cpu
	impl/process/wire:           std
	impl/process/serve:          std impl impl/process/wire
	impl/process:                std impl impl/process/wire
	tests of impl/process:       impl/process/serve
	impl/adapters/examples:      std
	impl/adapters/gonum:         std impl gonum.org/v1/gonum

	# The one place where the two meet.
	impl/catalog:                std impl impl/fast spec
	tests of impl/catalog:       properties

	# For people who have never heard of the rest. The peer is for comparison.
	gradcheck:                   std
	tests of gradcheck:          gonum.org/v1/gonum

	# What tries to refute. rapid is used here and nowhere else.
	properties/alternative:      std impl spec
	properties/mutant:           std impl
	properties/index:            std
	properties/expect:           std properties reports github.com/BurntSushi/toml
	properties/vectors:          std impl spec spec/ball properties
	properties/remote:           std impl impl/process impl/process/wire spec properties reports
	properties/...:              std impl spec spec/ball gradcheck reports properties pgregory.net/rapid
	tests of properties/index:   impl/catalog properties
	tests of properties/vectors: impl/catalog github.com/google/jsonschema-go
	tests of properties/...:     spec impl/catalog impl/fast impl/adapters/gonum properties/alternative properties/mutant properties/expect

	benchmarks/machine:          std impl/fast
	benchmarks/peers:            std impl impl/catalog impl/fast impl/process impl/process/wire spec benchmarks benchmarks/machine reports/peers gonum.org/v1/gonum
	# What judges measurements knows nothing of what is measured.
	benchmarks/gate:             std golang.org/x/perf github.com/aclements/go-moremath
	benchmarks/turns:            std benchmarks/gate benchmarks/history golang.org/x/perf
	benchmarks/history:          std golang.org/x/perf github.com/aclements/go-moremath
	benchmarks:                  std impl impl/catalog impl/fast spec properties golang.org/x/perf

	# The command may use whatever is in the house.
	.:                           std ./... github.com/spf13/cobra
	tests of .:                  go.yaml.in/yaml/v3
`

// never lists what must not be reached by any chain of imports that the policy permits, tests apart. It is here so that
// a line added to the policy in good faith cannot undo the architecture.
var never = []struct{ from, to string }{
	{"spec", "impl"},
	{"spec/ball", "spec"},
	{"impl", "spec"},
	{"impl/fast", "spec"},
	{"impl/process", "spec"},
	{"impl/process/serve", "spec"},
	{"impl/adapters/gonum", "spec"},
	{"impl/catalog", "pgregory.net/rapid"},
	{"reports", "spec"},
	{"reports", "impl"},
	{"reports/table", "spec"},
	{"reports/table", "impl"},
	{"gradcheck", "spec"},
	{"gradcheck", "impl"},
	{"properties/mutant", "spec"},
	{"benchmarks/gate", "impl"},
	{"benchmarks/history", "impl"},
	{"benchmarks/history", "reports"},
}

func TestHouseImports(t *testing.T) {
	for _, offence := range offences(t, os.DirFS("."), rulesOf(t, policy)) {
		t.Error(offence)
	}
}

func TestHousePolicyKeepsItsWord(t *testing.T) {
	rules := rulesOf(t, policy)
	for _, edge := range never {
		require.NotContains(t, reach(rules, edge.from), edge.to, "the policy lets %s reach %s", edge.from, edge.to)
	}
	for _, r := range rules {
		if r.of != "." && !strings.HasPrefix(r.of, "properties") {
			require.NotContains(t, r.may, "pgregory.net/rapid", "rapid is for properties only, not for %s", r.of)
		}
	}
	require.Contains(t, reach(rules, "impl/catalog"), "spec/ball", "reach follows chains")
}

// Each violation is introduced into a small house, and must be the only thing that is found in it.
func TestHouseImportsAreRefused(t *testing.T) {
	for _, c := range []struct{ file, imports, want string }{
		{"impl/huber.go", module + "/spec", "impl/huber.go imports spec, which the policy does not let impl import"},
		{"impl/huber_test.go", module + "/spec", "impl/huber_test.go imports spec, which"},
		{"impl/huber.go", "gonum.org/v1/gonum/floats", "impl/huber.go imports gonum.org/v1/gonum/floats, which"},
		{"impl/fast/sum.go", "golang.org/x/sys/unix", "imports golang.org/x/sys/unix, which"},
		{"spec/huber.go", module + "/impl", "spec/huber.go imports impl, which"},
		{"spec/huber.go", "math/bits", ""},
		{"spec/huber.go", "C", "spec/huber.go imports C, which"},
		{"reports/html/page.go", module + "/spec", "reports/html/page.go imports spec, which"},
		{"reports/html/page.go", module + "/reports", ""},
		{"gradcheck/check.go", "gonum.org/v1/gonum/diff/fd", "gradcheck/check.go imports gonum.org/v1/gonum/diff/fd, which"},
		{"gradcheck/check_test.go", "gonum.org/v1/gonum/diff/fd", ""},
		{"gradcheck/check_test.go", module + "/gradcheck", ""},
		{"gradcheck/check_test.go", "pgregory.net/rapid", "gradcheck/check_test.go imports pgregory.net/rapid, which"},
		{"properties/gen/gen.go", "pgregory.net/rapid", ""},
		{"properties/gen/gen.go", "github.com/stretchr/testify/require", "imports github.com/stretchr/testify/require, which"},
		{"properties/gen/gen_test.go", "github.com/stretchr/testify/require", ""},
		{"properties/gen/gen_test.go", "github.com/stretchr/testify/assert", "imports github.com/stretchr/testify/assert, which"},
		{"main.go", module + "/impl/catalog", ""},
		{"main.go", "pgregory.net/rapid", "main.go imports pgregory.net/rapid, which the policy does not let . import"},
		{"impl/adapters/torch/torch.go", "fmt", "impl/adapters/torch: the policy says nothing of this package"},
		{"nested/heavy.go", "gorgonia.org/gorgonia", ""},
		{".tmp/scratch.go", "pgregory.net/rapid", ""},
		{"spec/testdata/gen.go", "pgregory.net/rapid", ""},
	} {
		t.Run(c.file+" "+c.imports, func(t *testing.T) {
			house := fstest.MapFS{
				"nested/go.mod": {Data: []byte("module nested")},
				c.file:          {Data: fmt.Appendf(nil, "//go:build linux\n\npackage p\n\nimport _ %q\n", c.imports)},
			}
			found := offences(t, house, rulesOf(t, policy))
			if c.want == "" {
				require.Empty(t, found)
				return
			}
			require.Len(t, found, 1)
			require.Contains(t, found[0], c.want)
		})
	}
}

// A rule is one line of the policy.
type rule struct {
	of    string // a folder, or a folder with /...
	tests bool
	may   []string
}

// rulesOf parses a policy.
func rulesOf(t *testing.T, text string) []rule {
	t.Helper()
	var rules []rule
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		of, may, ok := strings.Cut(line, ":")
		require.True(t, ok, "the policy's line %q has no colon", line)
		of, tests := strings.CutPrefix(of, "tests of ")
		rules = append(rules, rule{of, tests, strings.Fields(may)})
	}
	return rules
}

// ruleFor returns the first rule that speaks of a folder or, if tests, of its tests.
func ruleFor(rules []rule, folder string, tests bool) (rule, bool) {
	for _, r := range rules {
		if r.tests == tests && covers(r.of, folder) {
			return r, true
		}
	}
	return rule{}, false
}

// covers reports whether a rule's subject speaks of a folder.
func covers(of, folder string) bool {
	above, all := strings.CutSuffix(of, "/...")
	return folder == above || all && (above == "." || strings.HasPrefix(folder, above+"/"))
}

// allows reports whether the words of a rule let something be imported, which is a folder of ours or an import path.
func allows(may []string, imported string, ours bool) bool {
	return slices.ContainsFunc(may, func(word string) bool {
		switch {
		case word == "std":
			return !ours && imported != "C" && !strings.Contains(strings.Split(imported, "/")[0], ".")
		case ours:
			return covers(word, imported)
		}
		return imported == word || strings.HasPrefix(imported, word+"/")
	})
}

// offences returns a sentence for each import that the rules do not allow, in order of the files.
func offences(t *testing.T, house fs.FS, rules []rule) []string {
	t.Helper()
	var found []string
	walk(t, house, func(file string) {
		if path.Ext(file) != ".go" {
			return
		}
		folder, tests := path.Dir(file), strings.HasSuffix(file, "_test.go")
		r, ok := ruleFor(rules, folder, false)
		if !ok {
			found = append(found, folder+": the policy says nothing of this package")
			return
		}
		may := r.may
		if tests {
			extra, _ := ruleFor(rules, folder, true)
			may = slices.Concat(may, extra.may, []string{folder, "github.com/stretchr/testify/require"})
		}
		src, err := fs.ReadFile(house, file)
		require.NoError(t, err)
		syntax, err := parser.ParseFile(token.NewFileSet(), file, src, parser.ImportsOnly)
		require.NoError(t, err)
		for _, spec := range syntax.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			require.NoError(t, err)
			below, ours := strings.CutPrefix(imported+"/", module+"/")
			if ours {
				imported = path.Clean(below)
			}
			if !allows(may, imported, ours) {
				found = append(found, fmt.Sprintf("%s imports %s, which the policy does not let %s import", file, imported, folder))
			}
		}
	})
	return found
}

// reach returns all that a folder can import, directly or through others, if everybody uses every permission.
func reach(rules []rule, from string) []string {
	var all []string
	for queue := []string{from}; len(queue) > 0; queue = queue[1:] {
		r, _ := ruleFor(rules, queue[0], false)
		for _, word := range r.may {
			if !slices.Contains(all, word) {
				all = append(all, word)
				queue = append(queue, word)
			}
		}
	}
	return all
}

// walk visits the files of this module that people write, in order. It passes over testdata, hidden folders, what the
// Makefile makes, and nested modules.
func walk(t *testing.T, house fs.FS, visit func(file string)) {
	t.Helper()
	require.NoError(t, fs.WalkDir(house, ".", func(file string, d fs.DirEntry, err error) error {
		name := d.Name()
		switch {
		case err != nil:
			return err
		case d.IsDir():
			_, err := fs.Stat(house, path.Join(file, "go.mod"))
			nested := err == nil
			if name == "testdata" || file == "reports/out" || file != "." && (name[0] == '.' || nested) {
				return fs.SkipDir
			}
		case name == "Makefile" || slices.Contains([]string{".go", ".md", ".py", ".js", ".rs", ".sh", ".toml"}, path.Ext(name)):
			visit(file)
		}
		return nil
	}))
}
