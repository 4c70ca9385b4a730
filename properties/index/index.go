// Package index is the table of contents of the suite: where each property of the catalogue is stated, which of them cannot
// be executed and why, and what became of the claims of the survey article that the project was born from.
//
// Both tables are data, embedded from tab-separated files. Tests hold them to what runs: a property that is listed is one that
// some loss claims, a property that runs is listed, and a claim of the article names only properties that run.
package index

import (
	_ "embed" // the tables
	"fmt"
	"strings"
)

//go:embed properties.tsv
var propertiesTable string

//go:embed article.tsv
var articleTable string

// Catalogued is how many properties the catalogue had before anything ran: those of the project's paper. Further ones came up
// on the way, most of them second statements of one entry.
const Catalogued = 391

// A Property is one row of the catalogue of properties.
type Property struct {
	ID string
	// Further says that the property is not among the Catalogued.
	Further bool
	// Where is the file that states it, from the root of the repository: a property, a specification that claims it, or a
	// test of what is true of the specifications alone. Empty: it is not executed.
	Where string
	// Why says why it is not executed, or what executes it under another name; empty otherwise.
	Why string
}

// Groups names the groups of properties, by the first letter of their ids, in the order of the catalogue.
var Groups = []struct{ Letter, Name string }{
	{"u", "every loss"}, {"m", "margins"}, {"s", "classification"}, {"i", "information"}, {"r", "regression"}, {"t", "transport and kernels"},
	{"g", "games"}, {"p", "perception"}, {"k", "embeddings"}, {"v", "masks and boxes"}, {"q", "sequences"},
}

// Properties lists the catalogue, group by group.
func Properties() (all []Property) {
	for _, f := range rows("properties.tsv", propertiesTable, 4) {
		all = append(all, Property{ID: f[0], Further: f[1] == "further", Where: f[2], Why: f[3]})
	}
	return all
}

// A Verdict says what became of a claim once it was made executable.
type Verdict string

// The verdicts.
const (
	True     Verdict = "true"            // as stated
	Reworded Verdict = "reworded"        // imprecise; true as Wording has it
	False    Verdict = "false as stated" // refuted by a witness; Wording says what is true instead
)

// A Claim is one statement of the survey article.
type Claim struct {
	ID      string // C01 to C52
	Says    string // what the article says, in short
	Verdict Verdict
	Wording string   // what is executed instead, where that differs
	By      []string // the properties that execute it
}

// Article lists the claims in the order of the article.
func Article() (all []Claim) {
	for _, f := range rows("article.tsv", articleTable, 5) {
		all = append(all, Claim{ID: f[0], Says: f[1], Verdict: Verdict(f[2]), Wording: f[3], By: strings.Fields(f[4])})
	}
	return all
}

// rows splits an embedded table, without its head. One that does not have so many fields in each line was broken by its
// author, and panics.
func rows(name, table string, fields int) (all [][]string) {
	lines := strings.Split(strings.TrimSuffix(table, "\n"), "\n")
	for i, line := range lines[1:] {
		f := strings.Split(line, "\t")
		if len(f) != fields {
			panic(fmt.Sprintf("%s:%d: has %d fields, want %d", name, i+2, len(f), fields))
		}
		all = append(all, f)
	}
	return all
}
