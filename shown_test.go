package main_test

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// quiet examples are compiled and not run, each for a reason.
var quiet = map[string]string{
	"properties.Test":                     "it is a test, which fails where it is wrong",
	"benchmarks/turns.Build":              "what it builds and prints is the repository's",
	"benchmarks/turns.Measure":            "it measures this machine for minutes",
	"benchmarks/turns.NewRecord":          "what it says is this machine's",
	"impl/process/serve.Main":             "it ends the process",
	"reports/golden":                      "it is for tests only, and takes a testing.TB",
	"properties.TestSubject":              "it is a test, which fails where it is wrong",
	"benchmarks/turns.Root":               "it stands in the example of Build",
	"benchmarks/turns.CountsInstructions": "it stands in the example of Measure",
}

// Every function that a stranger may call stands in an example, and every example prints what it says.
func TestHouseExamples(t *testing.T) {
	functions := 0
	for dir, files := range packages(t) {
		shown, exported := map[string]bool{}, []string{}
		for name, f := range files {
			if !strings.HasSuffix(name, "_test.go") {
				exported = append(exported, functionsOf(f)...)
				continue
			}
			for _, e := range doc.Examples(f) {
				if e.Output == "" && !e.EmptyOutput {
					require.Contains(t, quiet, dir+"."+e.Name, "%s: Example%s prints nothing that is held", name, e.Name)
				}
				ast.Inspect(e.Code, func(n ast.Node) bool {
					if s, ok := n.(*ast.SelectorExpr); ok {
						shown[s.Sel.Name] = true
					}
					return true
				})
			}
		}
		if quiet[dir] != "" {
			continue
		}
		for _, name := range exported {
			functions++
			require.True(t, shown[name], "%s.%s stands in no example", dir, name)
		}
	}
	require.Greater(t, functions, 500)
}

// packages are the parsed files of each folder that others can import, by folder and file.
func packages(t *testing.T) map[string]map[string]*ast.File {
	all := map[string]map[string]*ast.File{}
	require.NoError(t, filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			_, other := os.Stat(filepath.Join(path, "go.mod"))
			if name := d.Name(); path != "." && (other == nil || name == "testdata" || name == "node_modules" || strings.HasPrefix(name, ".")) {
				return filepath.SkipDir
			}
			return nil
		}
		dir := filepath.ToSlash(filepath.Dir(path))
		if !strings.HasSuffix(path, ".go") || dir == "." {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
		if err != nil || f.Name.Name == "main" {
			return err
		}
		if all[dir] == nil {
			all[dir] = map[string]*ast.File{}
		}
		all[dir][path] = f
		return nil
	}))
	return all
}

// functionsOf lists the exported functions of a file; methods are shown with what they are methods of.
func functionsOf(f *ast.File) (names []string) {
	for _, d := range f.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.IsExported() {
			names = append(names, fn.Name.Name)
		}
	}
	return names
}
