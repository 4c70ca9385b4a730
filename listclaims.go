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
	d := page{c.out}
	count := map[index.Verdict]int{}
	for _, claim := range index.Article() {
		count[claim.Verdict]++
		d.fold("", fmt.Sprintf("%s  %s — %s", claim.ID, claim.Says, claim.Verdict))
		if claim.Wording != "" {
			d.fold("     instead: ", claim.Wording)
		}
		d.fold("     executed by ", strings.Join(claim.By, ", "))
	}
	fmt.Fprintf(c.out, "\n%d claims: %d true, %d reworded, %d false as stated\n", len(index.Article()), count[index.True], count[index.Reworded], count[index.False])
	return reports.ExitConformant
}
