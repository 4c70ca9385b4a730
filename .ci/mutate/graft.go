package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/types"
	"os"
	"path/filepath"
	"slices"
)

// A mutant is a site with the number that switches it on, which is not 0, and its place in the sample of its package.
type mutant struct {
	site
	id, place int
}

// The switch that every grafted package gets. One build holds all mutants, and the environment says which one lives: compiling each by itself
// would take most of the time (mutant schemata: Untch, Offutt and Harrold, ISSTA 1993, doi:10.1145/154183.154265). With LOSSGATE_REACHED the
// numbers of the mutants that a run comes by are written to that file.
const switchSource = `package %s

import (
	"fmt"
	"os"
	"strconv"
	"sync/atomic"
)

var (
	livingMutant, _ = strconv.Atoi(os.Getenv("LOSSGATE_MUTANT"))
	reachedFile     = os.Getenv("LOSSGATE_REACHED")
	reachedMutant   [%d]atomic.Bool
)

func mutantLives(id int) bool {
	if reachedFile != "" && !reachedMutant[id].Swap(true) {
		f, err := os.OpenFile(reachedFile, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
		if err != nil {
			panic(err)
		}
		fmt.Fprintln(f, id)
		f.Close()
	}
	return id == livingMutant
}
`

// highest is the largest number of a mutant.
func highest(all []mutant) (most int) {
	for _, m := range all {
		most = max(most, m.id)
	}
	return most
}

// graft writes all of a package's mutants into its sources: each function begins with a changed copy of itself for each of its mutants.
// It returns the sources that differ, and where in them each mutant stands.
func (p *pkg) graft(all []mutant) (grafted map[string][]byte, spans map[string][]span) {
	of := map[string]map[*ast.FuncDecl][]mutant{}
	for _, m := range all {
		if of[m.File] == nil {
			of[m.File] = map[*ast.FuncDecl][]mutant{}
		}
		of[m.File][m.decl] = append(of[m.File][m.decl], m)
	}
	grafted, spans = map[string][]byte{}, map[string][]span{}
	for file, mutants := range of {
		src, to, at := p.source[file], new(bytes.Buffer), 0
		for _, decl := range p.files[file].Decls {
			d, ok := decl.(*ast.FuncDecl)
			if !ok || len(mutants[d]) == 0 {
				continue
			}
			body := p.offset(d.Body.Lbrace) + 1
			to.Write(src[at:body])
			at = body
			for _, m := range mutants[d] {
				begin := to.Len()
				fmt.Fprintf(to, "if mutantLives(%d) {", m.id)
				p.copyBody(to, m)
				if d.Type.Results == nil {
					to.WriteString("\nreturn")
				}
				to.WriteString("\n}\n")
				spans[file] = append(spans[file], span{m.id, begin, to.Len()})
			}
		}
		to.Write(src[at:])
		grafted[file] = to.Bytes()
	}
	return grafted, spans
}

// A span is where a mutant stands in a grafted file.
type span struct{ id, begin, end int }

// copyBody writes the body of the function of a mutant as the mutant has it. Labels belong to the whole function, so those of the copy are its own.
func (p *pkg) copyBody(to *bytes.Buffer, m mutant) {
	type edit struct {
		begin, end int
		now        string
	}
	edits := []edit{{m.begin, m.end, m.Now}}
	ast.Inspect(m.decl.Body, func(n ast.Node) bool {
		var label *ast.Ident
		switch n := n.(type) {
		case *ast.LabeledStmt:
			label = n.Label
		case *ast.BranchStmt:
			label = n.Label
		}
		if label != nil {
			if end := p.offset(label.End()); end <= m.begin || end > m.end {
				edits = append(edits, edit{end, end, fmt.Sprint("Of", m.id)})
			}
		}
		return true
	})
	slices.SortFunc(edits, func(a, b edit) int { return a.begin - b.begin })
	src, at := p.source[m.File], p.offset(m.decl.Body.Lbrace)+1
	for _, e := range edits {
		to.Write(src[at:e.begin])
		to.WriteString(e.now)
		at = e.end
	}
	to.Write(src[at:p.offset(m.decl.Body.Rbrace)])
}

// viable takes out the mutants that do not compile.
func (p *pkg) viable(all []mutant) ([]mutant, error) {
	grafted, spans := p.graft(all)
	source := map[string][]byte{"mutants.go": fmt.Appendf(nil, "package %s\nfunc mutantLives(int) bool { return false }\n", filepath.Base(p.dir))}
	for name, src := range p.source {
		if source[name] = src; grafted[name] != nil {
			source[name] = grafted[name]
		}
	}
	dead := map[int]bool{}
	var stray error
	_, _, err := p.check(source, func(e types.Error) {
		at := p.fset.Position(e.Pos)
		for _, s := range spans[filepath.Base(at.Filename)] {
			if s.begin <= at.Offset && at.Offset < s.end {
				dead[s.id] = true
				return
			}
		}
		stray = e
	})
	if err == nil && len(dead) == 0 {
		err = stray
	}
	return slices.DeleteFunc(slices.Clone(all), func(m mutant) bool { return dead[m.id] }), err
}

// overlay writes the grafted packages into a folder, and the file that tells the go command to read them in place of the real ones.
func overlay(folder string, packages []*pkg, of map[*pkg][]mutant) (string, error) {
	replace := map[string]string{}
	put := func(p *pkg, name string, text []byte) error {
		real, err := filepath.Abs(filepath.Join(p.dir, name))
		if err != nil {
			return err
		}
		replace[real] = filepath.Join(folder, filepath.Base(p.dir)+"-"+name)
		return os.WriteFile(replace[real], text, 0o644)
	}
	for _, p := range packages {
		grafted, _ := p.graft(of[p])
		grafted["mutants.go"] = fmt.Appendf(nil, switchSource, filepath.Base(p.dir), highest(of[p])+1)
		for name, text := range grafted {
			if err := put(p, name, text); err != nil {
				return "", err
			}
		}
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	file := filepath.Join(folder, "overlay.json")
	return file, os.WriteFile(file, text, 0o644)
}
