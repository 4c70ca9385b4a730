package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
)

// What the suite is worth was measured where the code was written, and is part of the program: which known bugs it kills (lossgate mutants
// -trials 10 -json), and how many cases of right implementations it judged without an accusation (lossgate soak -show -json).
var (
	//go:embed reports/mutants.json
	mutantsRecord []byte
	//go:embed reports/soak.jsonl
	soakRecord []byte
)

// score says in two lines what the suite was measured to detect, and to leave in peace.
func score() (string, error) {
	var m matrix
	if err := json.Unmarshal(mutantsRecord, &m); err != nil {
		return "", fmt.Errorf("reports/mutants.json: %w", err)
	}
	var medians []int
	trials, worst := 0, 0
	for _, d := range m.Mutants {
		if d.Survived > 0 || len(d.Cases) == 0 {
			continue
		}
		medians, worst = append(medians, median(d.Cases)), max(worst, d.Cases[len(d.Cases)-1])
		trials = max(trials, len(d.Cases))
	}
	past, _, err := soakedIn(bytes.NewReader(soakRecord), "reports/soak.jsonl")
	if err != nil {
		return "", err
	}
	cases, accused := 0, 0
	for _, s := range past {
		cases, accused = cases+s.Cases, accused+len(s.Accused)
	}
	if len(medians) == 0 || cases == 0 {
		return "", fmt.Errorf("reports: %d killed mutants and %d soaked cases: the score is empty", len(medians), cases)
	}
	slices.Sort(medians)
	return fmt.Sprintf("The suite itself kills %d of %d known bugs (%d trials each; cases until the first finds it: median %d, at most %d) and\n"+
		"accused %d right implementations in %.1e cases of soak: lossgate mutants and lossgate soak measure it again.",
		len(medians), len(m.Mutants), trials, median(medians), worst, accused, float64(cases)), nil
}
