package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
)

// writeDeaths draws one line for each mutant.
func writeDeaths(w io.Writer, all []autopsy) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "mutant\t\tdtype\tmodelled on\tkilled by\tfirst by\tmedian\tworst")
	var medians []int
	worst := 0
	for _, a := range all {
		from := a.Thread
		if from == "" {
			from = "(made up)"
		}
		if n := a.survived(); n > 0 {
			fmt.Fprintf(t, "%s\t%s\t%s\t%s\tSURVIVES %d in %d of %d\t\t\t\n", a.ID, a.Name, a.Dtype(), from, len(a.ids), n, len(a.trials))
			continue
		}
		n := a.cases()
		medians, worst = append(medians, median(n)), max(worst, n[len(n)-1])
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%d of %d\t%s\t%d\t%d\n", a.ID, a.Name, a.Dtype(), from, len(a.by()), len(a.ids),
			first(a.trials[0]).Property, median(n), n[len(n)-1])
	}
	t.Flush()
	fmt.Fprintln(w, "\nkilled by: how many of the properties that attack the loss · median, worst: cases that the quickest of them took, the fixed list counted")
	if len(medians) > 0 {
		slices.Sort(medians)
		fmt.Fprintf(w, "%d of %d killed, half of them within %d cases, the last one within %d\n", len(medians), len(all), median(medians), worst)
	}
}

// writeAutopsies tells everything of each mutant.
func writeAutopsies(w io.Writer, all []autopsy) {
	for _, a := range all {
		fmt.Fprintf(w, "%s  %s  %s\n  %s\n  shows with: %s\n", a.Title(), a.Dtype(), a.Thread, a.Bug, a.Trigger)
		for i, kills := range a.trials {
			if len(kills) == 0 {
				fmt.Fprintf(w, "  SURVIVES %d properties in trial %d\n", len(a.ids), i+1)
			}
		}
		t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		for _, k := range a.trials[0] {
			fmt.Fprintf(t, "  %s\t%s\tafter %d\t%s\n", k.Property, k.Level, k.Cases, k.Found)
		}
		t.Flush()
		fmt.Fprintln(w)
	}
}

// writeKillers draws one line for each property that killed, and lists those that attacked and killed nothing: those that killed a mutant
// that may befall any loss, and, where all mutants were tried, those that are dead.
func writeKillers(w io.Writer, all []*killer, whole bool) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "\nproperty\tkills\talone\tmedian\tcalls\tasks\tof")
	var generic, idle []*killer
	for _, k := range all {
		switch {
		case len(k.Kills) > 0:
			fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%g\t%g\t%s\n", k.Property, len(k.Kills), len(k.Unique), k.Cases, k.Calls, k.Asks, strings.Join(k.Kills, " "))
		case len(k.Generic) > 0:
			generic = append(generic, k)
		default:
			idle = append(idle, k)
		}
	}
	t.Flush()
	fmt.Fprintln(w, "\nalone: mutants that no other property killed · calls, asks: what a case costs, calls of the implementation and evaluations of the oracle")
	if len(generic) > 0 {
		t = tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		fmt.Fprintf(t, "\n%d properties killed none of these, but a fault that any loss may have:\n", len(generic))
		for _, k := range generic {
			fmt.Fprintf(t, "  %s\t%s\tafter %d\n", k.Property, k.Generic[0], k.Cases)
		}
		t.Flush()
	}
	if len(idle) > 0 {
		if whole {
			fmt.Fprintf(w, "\n%d properties are dead: they killed neither these nor a fault that any loss may have:\n", len(idle))
		} else {
			fmt.Fprintf(w, "\n%d properties attacked one of these losses and killed no mutant:\n", len(idle))
		}
		for _, k := range idle {
			fmt.Fprintf(w, "  %s\n", k.Property)
		}
	}
}

// A death is the line of one mutant in the JSON form of the matrix.
type death struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Loss     string `json:"loss"`
	Dtype    string `json:"dtype"`
	Thread   string `json:"thread,omitempty"`
	Survived int    `json:"survived"` // trials
	Cases    []int  `json:"cases"`    // to kill, by trial, sorted
	By       int    `json:"by"`       // how many properties killed it
	Of       int    `json:"of"`       // of so many that attack the loss
}

// A matrix is everything that mutants and properties did to each other.
type matrix struct {
	Mutants    []death   `json:"mutants"`
	Properties []*killer `json:"properties"`
}

// writeMatrix is the matrix as one JSON object, with a line for each mutant and for each property, so that changes can be read.
func writeMatrix(w io.Writer, all []autopsy, found []*killer) error {
	var b bytes.Buffer
	line := func(i int, v any) error {
		if i > 0 {
			b.WriteByte(',')
		}
		text, err := json.Marshal(v)
		b.WriteString("\n")
		b.Write(text)
		return err
	}
	b.WriteString(`{"mutants":[`)
	for i, a := range all {
		if err := line(i, death{a.ID, a.Name, a.Loss, a.Dtype(), a.Thread, a.survived(), a.cases(), len(a.by()), len(a.ids)}); err != nil {
			return err
		}
	}
	b.WriteString("\n],\"properties\":[")
	for i, k := range found {
		if err := line(i, k); err != nil {
			return err
		}
	}
	b.WriteString("\n]}\n")
	_, err := w.Write(b.Bytes())
	return err
}
