// Package html writes a record as a site: a folder of pages that need neither a server nor a script, with a matrix of who passed
// what, a page for each loss, and one for each failure. The same record and catalogue give the same bytes.
package html

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"html/template"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/lossgate/lossgate/benchmarks/history"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/reports/mathml"
	"github.com/lossgate/lossgate/reports/peers"
)

// A Site is what the pages are about. Everything but the record may be empty: then the pages tell less.
type Site struct {
	Record       reports.Record
	Catalogue    reports.Catalogue
	Bugs         []reports.Bug         // the known bugs that the suite is measured by
	Score        string                // what the suite was measured to detect, in a sentence or two
	Certificates []reports.Certificate // what was found where all inputs were tried
	Peers        *peers.Measurement    // our kernels beside those of others; nil: not measured
	History      []history.Run         // how fast our kernels were at commits, in the order of history.Read
}

//go:embed pages
var pages embed.FS

// Pages returns the files of the site by their paths, with slashes, within its folder.
func (s Site) Pages() (map[string][]byte, error) {
	t, err := template.New("").Funcs(template.FuncMap{
		"formula": func(text string) template.HTML { return template.HTML(mathml.Typeset(text)) },
		"plural":  reports.Plural,
		"thread":  threadURL,
		"some":    some,
		"groups":  func(root string, groups []failureGroup) failureList { return failureList{root, groups} },
		"spans":   func(subjects int) int { return subjects + 1 }, // the column of names and those of the subjects
	}).ParseFS(pages, "pages/*.html")
	if err != nil {
		return nil, fmt.Errorf("html: %w", err)
	}
	b := newBook(s)
	files := map[string][]byte{}
	draw := func(path, page string, data any) error {
		var out bytes.Buffer
		frame := frame{Root: strings.Repeat("../", strings.Count(path, "/")), Page: page, Whole: b.summary.Whole, Tabs: b.tabs(), Data: data}
		if err := t.ExecuteTemplate(&out, page+".html", frame); err != nil {
			return fmt.Errorf("html: %s: %w", path, err)
		}
		files[path] = dense(out.Bytes())
		return nil
	}
	errs := []error{
		draw("index.html", "index", b.index()),
		draw("contracts.html", "contracts", b.contracts()),
		draw("gaps.html", "gaps", b.gaps()),
		draw("bugs.html", "bugs", b.bugs()),
		draw("certificates.html", "certificates", b.certificates("")),
		draw("speed.html", "speed", b.speed()),
	}
	for _, l := range b.losses {
		errs = append(errs, draw(l.path, "loss", b.loss(l)))
	}
	for i, f := range b.failures {
		errs = append(errs, draw(f.path, "failure", b.failure(i)))
	}
	for _, asset := range []string{"style.css", "filter.js"} {
		text, err := pages.ReadFile("pages/" + asset)
		files[asset] = text
		errs = append(errs, err)
	}
	return files, cmp.Or(errs...)
}

// A frame is what every page is drawn from.
type frame struct {
	Root  string // the way back to the folder of the site
	Page  string
	Whole bool
	Tabs  []tab
	Data  any
}

// A tab leads from every page to one that stands for a kind of them.
type tab struct {
	Page, Path, Name string
	Count            int
}

// tabs are those that lead to something.
func (b *book) tabs() []tab {
	all := []tab{{"index", "index.html#matrix", "Matrix", 0}}
	if n := len(b.failures); n > 0 {
		all = append(all, tab{"failure", "index.html#failures", "Failures", n})
	}
	all = append(all, tab{"contracts", "contracts.html", "Contracts", 0}, tab{"gaps", "gaps.html", "Gaps", 0})
	if n := len(b.site.Bugs); n > 0 {
		all = append(all, tab{"bugs", "bugs.html", "Known bugs", n})
	}
	if n := len(b.site.Certificates); n > 0 {
		all = append(all, tab{"certificates", "certificates.html", "Certificates", n})
	}
	if b.site.Peers != nil || len(b.site.History) > 0 {
		all = append(all, tab{"speed", "speed.html", "Speed", 0})
	}
	return all
}

// A failureList is groups of failures on a page, with its way back to the folder of the site.
type failureList struct {
	Root   string
	Groups []failureGroup
}

// dense drops indentation, which is a tenth of the bytes: nothing that is shown depends on it, since code is never indented by
// a template. A plus is escaped for the sake of UTF-7, which these pages are not in.
func dense(page []byte) []byte {
	var b bytes.Buffer
	for line := range bytes.Lines(page) {
		if text := bytes.TrimLeft(line, "\t"); len(bytes.TrimSpace(text)) > 0 {
			b.Write(text)
		}
	}
	return bytes.ReplaceAll(b.Bytes(), []byte("&#43;"), []byte("+"))
}

// some are the first few names, and how many more there are.
func some(names []string) []string {
	const most = 12
	if more := len(names) - most; more > 0 {
		return append(slices.Clip(names[:most]), fmt.Sprintf("and %d more", more))
	}
	return names
}

// threadURL is the address of a thread that is written owner/repository#number.
func threadURL(thread string) string {
	repo, number, ok := strings.Cut(thread, "#")
	if !ok {
		return ""
	}
	return "https://github.com/" + repo + "/issues/" + number
}

// Write writes the site into a folder, which it makes. Pages of losses and failures that an earlier site left there, and this one
// has not, are removed. Nothing is written unless every page can be drawn.
func Write(folder string, s Site) error {
	files, err := s.Pages()
	if err != nil {
		return err
	}
	for _, sub := range []string{"loss", "failure"} {
		if err := os.MkdirAll(filepath.Join(folder, sub), 0o755); err != nil {
			return err
		}
		old, err := filepath.Glob(filepath.Join(folder, sub, "*.html"))
		if err != nil {
			return err
		}
		for _, file := range old {
			if _, keeps := files[sub+"/"+filepath.Base(file)]; keeps {
				continue
			}
			if err := os.Remove(file); err != nil {
				return err
			}
		}
	}
	for _, path := range slices.Sorted(maps.Keys(files)) {
		if err := os.WriteFile(filepath.Join(folder, filepath.FromSlash(path)), files[path], 0o644); err != nil {
			return err
		}
	}
	return nil
}
