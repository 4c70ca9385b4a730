// Package history keeps how fast a program was at its commits, and finds where that changed. A commit measured on one class of machines is one
// file in the format of go test -bench, so that benchstat reads it too; commit, date and machine are its configuration.
package history

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/perf/benchfmt"
)

// The keys of configuration that say of which commit a file is.
const (
	KeyCommit    = "commit"
	KeyDate      = "commit-date" // as time.RFC3339
	KeyAncestors = "ancestors"   // how many commits led to it: the order of those of the same second; it may be missing
	KeySubject   = "subject"
)

// A Run is one commit on one class of machines.
type Run struct {
	Machine   string // "linux/amd64, AMD EPYC, 2 cores, v1"
	Toolchain string // "go1.26.8"
	Commit    string
	Date      time.Time // of the commit
	Ancestors int       // how many commits led to it
	Subject   string
	Values    map[string]map[string]float64 // by benchmark and unit, in benchfmt's units
}

// name is the path of its file: of a class of machines, in the order of time.
func (r Run) name() string {
	slug := strings.Join(strings.FieldsFunc(strings.ToLower(r.Machine), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }), "-")
	return path.Join(slug, r.Date.UTC().Format("20060102T150405Z")+"-"+r.Commit+".txt")
}

// Add keeps a file of a commit in dir, in the place of an earlier one of the same commit and machine, and returns its path.
func Add(dir string, text []byte) (string, error) {
	r, err := parse("the measurement", strings.NewReader(string(text)))
	if err != nil {
		return "", err
	}
	file := filepath.Join(dir, filepath.FromSlash(r.name()))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return "", err
	}
	part := file + ".part"
	if err := os.WriteFile(part, text, 0o644); err != nil {
		return "", errors.Join(err, os.Remove(part))
	}
	return file, os.Rename(part, file)
}

// Read reads all files of a history, in the order of machines and then of time. A file that cannot be read, or that does not say of which commit
// it is, is an error.
func Read(dir fs.FS) (all []Run, err error) {
	err = fs.WalkDir(dir, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".txt" {
			return err
		}
		f, err := dir.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		r, err := parse(name, f)
		all = append(all, r)
		return err
	})
	slices.SortFunc(all, func(a, b Run) int {
		return cmp.Or(cmp.Compare(a.Machine, b.Machine), a.Date.Compare(b.Date), cmp.Compare(a.Ancestors, b.Ancestors), cmp.Compare(a.Commit, b.Commit))
	})
	return all, err
}

// parse reads one file.
func parse(name string, from io.Reader) (r Run, err error) {
	lines := benchfmt.NewReader(from, name)
	r.Values = map[string]map[string]float64{}
	for lines.Scan() {
		switch line := lines.Result().(type) {
		case *benchfmt.SyntaxError:
			return r, line
		case *benchfmt.Result:
			if len(r.Values) == 0 {
				if err := r.describe(line); err != nil {
					return r, fmt.Errorf("%s: %w", name, err)
				}
			}
			of := r.Values[line.Name.String()]
			if of == nil {
				of = map[string]float64{}
				r.Values[line.Name.String()] = of
			}
			for _, v := range line.Values {
				if _, twice := of[v.Unit]; twice {
					return r, fmt.Errorf("%s: %s has two values of %s, where one is kept for a commit", name, line.Name, v.Unit)
				}
				of[v.Unit] = v.Value
			}
		}
	}
	if err := lines.Err(); err != nil {
		return r, err
	}
	if len(r.Values) == 0 {
		return r, fmt.Errorf("%s: no benchmark in it", name)
	}
	return r, nil
}

// describe takes from the configuration of a result what it says of the whole file.
func (r *Run) describe(of *benchfmt.Result) (err error) {
	parts := []string{of.GetConfig("goos") + "/" + of.GetConfig("goarch"), of.GetConfig("cpu")}
	if cores := of.GetConfig("cores"); cores != "" {
		parts = append(parts, cores+" cores")
	}
	parts = append(parts, of.GetConfig("goamd64"), of.GetConfig("goarm64"))
	r.Machine = strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
	r.Toolchain, r.Subject = of.GetConfig("toolchain"), of.GetConfig(KeySubject)
	if r.Commit = of.GetConfig(KeyCommit); r.Commit == "" || strings.ContainsFunc(r.Commit, func(c rune) bool { return !strings.ContainsRune("0123456789abcdef", c) }) {
		return fmt.Errorf("%s: %q: want the hexadecimal name of a commit", KeyCommit, r.Commit)
	}
	if n := of.GetConfig(KeyAncestors); n != "" {
		if r.Ancestors, err = strconv.Atoi(n); err != nil {
			return fmt.Errorf("%s: %w", KeyAncestors, err)
		}
	}
	r.Date, err = time.Parse(time.RFC3339, of.GetConfig(KeyDate))
	return err
}
