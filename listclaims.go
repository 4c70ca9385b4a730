package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/lossgate/lossgate/properties/index"
	"github.com/lossgate/lossgate/reports"
)

// listClaims lists what the survey article says, with the verdicts and the properties that execute it.
func listClaims(c console, asJSON bool) int {
	if asJSON {
		for _, claim := range index.Article() {
			line := struct {
				Claim   string        `json:"claim"`
				Says    string        `json:"says"`
				Verdict index.Verdict `json:"verdict"`
				Wording string        `json:"wording,omitempty"`
				By      []string      `json:"properties"`
			}{claim.ID, claim.Says, claim.Verdict, claim.Wording, claim.By}
			if err := json.NewEncoder(c.out).Encode(line); err != nil {
				return c.usage("list: %v", err)
			}
		}
		return reports.ExitConformant
	}
	waiting := map[string]bool{}
	for _, p := range index.Properties() {
		waiting[p.ID] = p.Why != ""
	}
	d := page{c.out}
	open := 0
	count := map[index.Verdict]int{}
	for _, claim := range index.Article() {
		count[claim.Verdict]++
		d.fold("", fmt.Sprintf("%s  %s — %s", claim.ID, claim.Says, claim.Verdict))
		if claim.Wording != "" {
			d.fold("     instead: ", claim.Wording)
		}
		var by, not []string
		for _, id := range claim.By {
			if waiting[id] {
				not = append(not, id)
			} else {
				by = append(by, id)
			}
		}
		if len(by) > 0 {
			d.fold("     executed by ", strings.Join(by, ", "))
		} else {
			open++
		}
		if len(not) > 0 {
			d.fold("     not executed under its own name: ", strings.Join(not, ", "))
		}
	}
	fmt.Fprintf(c.out, "\n%d claims: %d true, %d reworded, %d false as stated; %d are not executed yet\n", len(index.Article()), count[index.True], count[index.Reworded], count[index.False], open)
	return reports.ExitConformant
}
