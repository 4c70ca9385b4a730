package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// A pkg is one package of the module, parsed and checked.
type pkg struct {
	dir, path string
	fset      *token.FileSet
	source    map[string][]byte // by file name
	files     map[string]*ast.File
	info      types.Info
	compiled  map[string]string // export data of what it imports, by import path
}

// load reads a package of the module at the working directory.
func load(dir string) (*pkg, error) {
	p := &pkg{dir: dir, fset: token.NewFileSet(), source: map[string][]byte{}, files: map[string]*ast.File{}, compiled: map[string]string{}}
	out, err := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}} {{.Export}}", "./"+dir).Output()
	if err != nil {
		return nil, fmt.Errorf("go list ./%s: %w", dir, err)
	}
	for line := range strings.Lines(string(out)) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), " ")
		p.path, p.compiled[path] = path, file // the package itself comes last
	}
	out, err = exec.Command("go", "list", "-f", "{{join .GoFiles \" \"}}", "./"+dir).Output()
	if err != nil {
		return nil, fmt.Errorf("go list ./%s: %w", dir, err)
	}
	for _, name := range strings.Fields(string(out)) {
		if p.source[name], err = os.ReadFile(filepath.Join(dir, name)); err != nil {
			return nil, err
		}
	}
	if p.files, p.info, err = p.check(p.source, nil); err != nil {
		return nil, err
	}
	return p, nil
}

// check parses and type-checks sources of the package. With a report, it is told of every error of the types; without, the first one ends it.
func (p *pkg) check(source map[string][]byte, report func(types.Error)) (map[string]*ast.File, types.Info, error) {
	files, list := map[string]*ast.File{}, []*ast.File(nil)
	info := types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
	for _, name := range slices.Sorted(maps.Keys(source)) {
		f, err := parser.ParseFile(p.fset, filepath.Join(p.dir, name), source[name], parser.SkipObjectResolution)
		if err != nil {
			return nil, info, err
		}
		files[name], list = f, append(list, f)
	}
	conf := types.Config{Importer: importer.ForCompiler(p.fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(p.compiled[path]) })}
	if report != nil {
		conf.Error = func(err error) { report(err.(types.Error)) }
	}
	_, err := conf.Check(p.path, p.fset, list, &info)
	if report != nil {
		err = nil
	}
	return files, info, err
}

// sites lists the changes that can be made to the package, in the order of its files.
func (p *pkg) sites() (all []site) {
	for _, name := range slices.Sorted(maps.Keys(p.files)) {
		for _, decl := range p.files[name].Decls {
			if d, ok := decl.(*ast.FuncDecl); ok && d.Body != nil && d.Name.Name != "String" {
				all = append(all, sitesOf(p, name, d)...)
			}
		}
	}
	return all
}

// offset is where a position lies in its file.
func (p *pkg) offset(at token.Pos) int { return p.fset.Position(at).Offset }

// lineAround is the line around an offset, without its indent.
func lineAround(src []byte, at int) string {
	begin := bytes.LastIndexByte(src[:at], '\n') + 1
	line, _, _ := bytes.Cut(src[begin:], []byte("\n"))
	return string(bytes.TrimSpace(line))
}
