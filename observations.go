package main

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/lossgate/lossgate/properties"
)

// An observed case is a line in the observability format of Hypothesis, which Tyche displays.
type observed struct {
	Type           string            `json:"type"`
	RunStart       float64           `json:"run_start"` // the seed: the same run has the same bytes
	Property       string            `json:"property"`
	Status         string            `json:"status"`
	StatusReason   string            `json:"status_reason"`
	Representation string            `json:"representation"`
	Arguments      map[string]string `json:"arguments"`
	HowGenerated   string            `json:"how_generated"`
	Features       map[string]any    `json:"features"`
	Timing         map[string]any    `json:"timing"`
	Coverage       any               `json:"coverage"`
	Metadata       map[string]any    `json:"metadata"`
}

// writeObservation writes one case of a job as a line.
func writeObservation(w *bytes.Buffer, j job, o properties.Observation) {
	how := "drawn"
	if o.Fixed {
		how = "fixed list"
	}
	features := map[string]any{}
	for class, n := range o.Counts() {
		features["numbers: "+string(class)] = n
	}
	for binade, n := range o.Binades() {
		features[fmt.Sprintf("binade: 2^%d", binade)] = n
	}
	for _, r := range properties.Relations() {
		features[r] = false
	}
	for _, r := range o.Relations() {
		features[r] = true
	}
	witness := o.Case.Witness()
	line, err := json.Marshal(observed{
		Type: "test_case", RunStart: float64(j.set.Seed), Property: j.String() + " " + o.Property, Status: string(o.Status),
		Representation: witness, Arguments: map[string]string{"case": witness}, HowGenerated: how,
		Features: features, Timing: map[string]any{}, Metadata: map[string]any{},
	})
	if err != nil {
		panic(err) // strings and integers always marshal
	}
	w.Write(append(line, '\n'))
}
