package catalog

import (
	_ "embed" // the table
	"fmt"
	"strconv"
	"strings"
)

//go:embed grades.tsv
var gradesTable string

// A Shortfall says that a reference is not of grade A in one respect: its error is within the budget of honest code, but more
// than a few units in the last place. What is not listed is of grade A, wherever a check of the catalogue looks.
type Shortfall struct {
	Loss  string
	Part  string  // "value" or "gradient"
	Dtype string  // "f64" or "f32"
	Ulps  float64 // the worst that was measured, rounded up
	Why   string  // why the type allows no better, or what it would take
}

// Shortfalls lists the references that are not of grade A, by loss, part and format.
func Shortfalls() (all []Shortfall) {
	lines := strings.Split(strings.TrimSuffix(gradesTable, "\n"), "\n")
	for i, line := range lines[1:] {
		f := strings.Split(line, "\t")
		if len(f) != 5 {
			panic(fmt.Sprintf("grades.tsv:%d: has %d fields, want 5", i+2, len(f)))
		}
		u, err := strconv.ParseFloat(f[3], 64)
		if err != nil {
			panic(fmt.Sprintf("grades.tsv:%d: %v", i+2, err))
		}
		all = append(all, Shortfall{f[0], f[1], f[2], u, f[4]})
	}
	return all
}
