package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// A score is what a run came to: the file reports/mutate.json. The reasons in it are written by people.
type score struct {
	Seed      uint64     `json:"seed"`
	Sample    int        `json:"sample"` // of each package
	Checks    int        `json:"checks"`
	Packages  []tally    `json:"packages"`
	Survivors []survivor `json:"survivors"`
}

// A tally is the score of one package.
type tally struct {
	Package  string `json:"package"`
	Sites    int    `json:"sites"` // all the mutants that there are
	Sampled  int    `json:"sampled"`
	Check    int    `json:"killed_by_check"`
	Units    int    `json:"killed_by_unit_tests"`
	Survived int    `json:"survived"`
}

// A survivor is a mutant that nothing noticed.
type survivor struct {
	File       string `json:"file"`
	Func       string `json:"func"`
	Line       string `json:"line"`
	Was        string `json:"was"`
	Now        string `json:"now"`
	Equivalent bool   `json:"equivalent"` // nothing could notice; else the suite has a gap there
	Reason     string `json:"reason"`     // why nothing could, or what is missing
}

// site is what tells a survivor from every other one.
func (s survivor) site() [5]string { return [5]string{s.File, s.Func, s.Line, s.Was, s.Now} }

// readScore reads the last score; a file that is not there is an empty one.
func readScore(file string) (s score, err error) {
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return s, err
	}
	if err := json.Unmarshal(text, &s); err != nil {
		return s, fmt.Errorf("%s: %w", file, err)
	}
	return s, nil
}

// write replaces the file. Operators are left readable.
func (s score) write(file string) error {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(s); err != nil {
		return err
	}
	return os.WriteFile(file, text.Bytes(), 0o644)
}

// show prints the score, and what has no reason yet, which is an error.
func (s score) show(w io.Writer) error {
	fmt.Fprintf(w, "%d mutants of each package, seed %d; equivalent ones do not count\n\n", s.Sample, s.Seed)
	unexplained := 0
	for _, t := range s.Packages {
		equivalent := 0
		for _, x := range s.Survivors {
			if x.Equivalent && folder(x.File) == t.Package {
				equivalent++
			}
		}
		killed := t.Check + t.Units
		fmt.Fprintf(w, "%-10s %4d of %d mutants: %4d killed, %3d equivalent, %3d survive: %.1f %%\n",
			t.Package, t.Sampled, t.Sites, killed, equivalent, t.Survived-equivalent, 100*float64(killed)/float64(max(1, t.Sampled-equivalent)))
	}
	for _, x := range s.Survivors {
		if x.Reason == "" {
			unexplained++
			fmt.Fprintf(w, "\n%s %s: %s\n  %s → %s\n", x.File, x.Func, x.Line, x.Was, x.Now)
		}
	}
	if unexplained > 0 {
		return fmt.Errorf("%d survivors have no reason: say in the file why each is equivalent, or mend the suite", unexplained)
	}
	return nil
}
