package main_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

// mostLines is how long a file may be. A longer one holds two ideas.
const mostLines = 350

// The names that say nothing, for folders and for files.
var emptyNames = []string{"util", "utils", "helper", "helpers", "common", "misc", "shared", "manager", "base", "core"}

// machinePath finds paths that exist on one machine only.
var machinePath = regexp.MustCompile(`(^|[\s"'=(\x60])/(work|tmp|root|home)/`)

// leftover finds work that was left for later.
var leftover = regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|XX` + `X)\b`)

func TestHouseRules(t *testing.T) {
	for _, breach := range breaches(t, os.DirFS(".")) {
		t.Error(breach)
	}
}

// Each rule is broken once, in a house that is otherwise in order.
func TestHouseRulesAreEnforced(t *testing.T) {
	const head = "// Package p is a package.\npackage p\n"
	for _, c := range []struct{ file, text, want string }{
		{"p/long.go", head + strings.Repeat("\n", mostLines-1), "p/long.go:351: longer than 350 lines"},
		{"p/fits.go", head + strings.Repeat("\n", mostLines-2), ""},
		{"p/long.md", strings.Repeat("\n", mostLines+1), "p/long.md:351: longer than 350 lines"},
		{"p/testdata/long.md", strings.Repeat("\n", mostLines+1), ""},
		{"p/utils.go", head, "p/utils.go:1: a name that says nothing: utils"},
		{"helpers/a.go", head, "helpers/a.go:1: a name that says nothing: helpers"},
		{"p/helper_test.go", head, "p/helper_test.go:1: a name that says nothing: helper"},
		{"p/a.go", head + "\n// see /wo" + "rk/shared\n", "p/a.go:4: a path of one machine"},
		{"p/a.py", "open('/tm" + "p/x')\n", "p/a.py:1: a path of one machine"},
		{"p/a.go", head + "// https://example.org/work/of/art\n", ""},
		{"p/a.go", head + "// TO" + "DO: later\n", "p/a.go:3: left for later"},
		{"p/a.go", head + "func init() {}\n", "p/a.go:3: func init: pass values instead of registering them"},
		{"p/a.go", head + "func Exported() {}\n", "p/a.go:3: Exported has no doc comment"},
		{"p/a.go", head + "type Exported struct{}\n", "p/a.go:3: Exported has no doc comment"},
		{"p/a.go", head + "type (\n\tExported struct{}\n)\n", "p/a.go:4: Exported has no doc comment"},
		{"p/a.go", head + "const Exported = 1\n", "p/a.go:3: Exported has no doc comment"},
		{"p/a.go", head + "var x, Exported = 1, 2\n", "p/a.go:3: Exported has no doc comment"},
		{"p/a.go", head + "// These are some.\nconst (\n\tA = 1\n\tB = 2\n)\n", ""},
		{"p/a.go", head + "const (\n\tA = 1 // one\n)\n", ""},
		{"p/a.go", head + "// T is a type.\ntype T int\n\nfunc (T) M() {}\n", "p/a.go:6: M has no doc comment"},
		{"p/a.go", head + "type t int\n\nfunc (*t) M() {}\n", ""},
		{"p/a.go", head + "// T is generic.\ntype T[F any] struct{}\n\nfunc (*T[F]) M() {}\n", "p/a.go:6: M has no doc comment"},
		{"p/a.go", head + "// T is a type.\ntype T int\n\nfunc (T) String() string { return `` }\n", ""},
		{"p/a_test.go", head + "func Exported() {}\n", ""},
		{"p/a_test.go", head + "func f(t T) { t.Skip() }\n", "p/a_test.go:3: a skip without a reason"},
		{"p/a_test.go", head + "func f(t T) { t.Skip(`no gradient`) }\n", ""},
		{"p/a.go", "package p\n", "p: no package comment"},
	} {
		t.Run(c.file+" "+c.want, func(t *testing.T) {
			house := fstest.MapFS{c.file: {Data: []byte(c.text)}}
			if strings.HasSuffix(c.file, "_test.go") {
				house["p/p.go"] = &fstest.MapFile{Data: []byte(head)}
			}
			found := breaches(t, house)
			if c.want == "" {
				require.Empty(t, found)
				return
			}
			require.Equal(t, []string{c.want}, found)
		})
	}
}

// breaches returns a sentence for each breach of the rules of the house.
func breaches(t *testing.T, house fs.FS) []string {
	t.Helper()
	var found []string
	undocumented := map[string]bool{} // packages that have no package comment so far
	walk(t, house, func(file string) {
		src, err := fs.ReadFile(house, file)
		require.NoError(t, err)
		say := func(line int, format string, args ...any) {
			found = append(found, fmt.Sprintf("%s:%d: %s", file, line, fmt.Sprintf(format, args...)))
		}
		stem, _, _ := strings.Cut(path.Base(file), ".")
		for _, name := range append(strings.Split(path.Dir(file), "/"), strings.TrimSuffix(stem, "_test")) {
			if slices.Contains(emptyNames, strings.ToLower(name)) {
				say(1, "a name that says nothing: %s", name)
			}
		}
		n := 0
		for line := range strings.Lines(string(src)) {
			n++
			switch {
			case machinePath.MatchString(line):
				say(n, "a path of one machine")
			case leftover.MatchString(line):
				say(n, "left for later")
			}
		}
		if n > mostLines {
			say(mostLines+1, "longer than %d lines", mostLines)
		}
		if path.Ext(file) != ".go" {
			return
		}
		fset := token.NewFileSet()
		syntax, err := parser.ParseFile(fset, file, src, parser.ParseComments)
		require.NoError(t, err)
		report := func(p token.Pos, format string, args ...any) { say(fset.Position(p).Line, format, args...) }
		if strings.HasSuffix(file, "_test.go") {
			checkSkips(syntax, report)
			return
		}
		checkDocs(syntax, report)
		if dir := path.Dir(file); syntax.Doc != nil {
			undocumented[dir] = false
		} else if _, seen := undocumented[dir]; !seen {
			undocumented[dir] = true
		}
	})
	for dir, missing := range undocumented {
		if missing {
			found = append(found, dir+": no package comment")
		}
	}
	slices.Sort(found)
	return found
}

// checkSkips reports tests that skip themselves without saying why.
func checkSkips(file *ast.File, report func(token.Pos, string, ...any)) {
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		if sel, ok := call.Fun.(*ast.SelectorExpr); ok && (sel.Sel.Name == "Skip" && len(call.Args) == 0 || sel.Sel.Name == "SkipNow") {
			report(call.Pos(), "a skip without a reason")
		}
		return true
	})
}

// checkDocs reports what is exported without a word about it, and what registers itself.
func checkDocs(file *ast.File, report func(token.Pos, string, ...any)) {
	missing := func(names ...*ast.Ident) {
		for _, name := range names {
			if name.IsExported() {
				report(name.Pos(), "%s has no doc comment", name.Name)
			}
		}
	}
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			switch {
			case d.Recv == nil && d.Name.Name == "init":
				report(d.Pos(), "func init: pass values instead of registering them")
			case d.Recv != nil && (d.Name.Name == "String" || d.Name.Name == "Error"): // the interface says what they do
			case d.Doc == nil && ast.IsExported(receiver(d)):
				missing(d.Name)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch s := spec.(type) {
				case *ast.TypeSpec:
					if s.Doc == nil && s.Comment == nil && (d.Doc == nil || d.Lparen.IsValid()) {
						missing(s.Name)
					}
				case *ast.ValueSpec:
					if s.Doc == nil && s.Comment == nil && d.Doc == nil {
						missing(s.Names...)
					}
				}
			}
		}
	}
}

// receiver returns the name of the type that d is a method of, or d's own name.
func receiver(d *ast.FuncDecl) string {
	if d.Recv == nil {
		return d.Name.Name
	}
	t := d.Recv.List[0].Type
	for {
		switch x := t.(type) {
		case *ast.StarExpr:
			t = x.X
		case *ast.IndexExpr:
			t = x.X
		case *ast.IndexListExpr:
			t = x.X
		case *ast.Ident:
			return x.Name
		default:
			return d.Name.Name
		}
	}
}
