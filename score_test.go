package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties/mutant"
)

// recorded is the matrix of mutants and properties as it was last computed in full: lossgate mutants -trials 10 -json.
func recorded(t *testing.T) (m matrix) {
	t.Helper()
	require.NoError(t, json.Unmarshal(mutantsRecord, &m))
	return m
}

// The committed score may only rise: what it calls killed still exists, and everything that exists was killed in every trial. Whether they still
// die is what TestMutants asks.
func TestScoreMutants(t *testing.T) {
	m := recorded(t)
	var medians []int
	for _, d := range m.Mutants {
		require.Zero(t, d.Survived, "%s %s survives", d.ID, d.Name)
		require.True(t, slices.ContainsFunc(mutant.All(), func(x mutant.Mutant) bool { return x.ID == d.ID }), "%s %s is gone", d.ID, d.Name)
		medians = append(medians, median(d.Cases))
		require.LessOrEqual(t, d.Cases[len(d.Cases)-1], 1000, "%s %s takes long to kill", d.ID, d.Name)
	}
	for _, x := range mutant.All() {
		require.True(t, slices.ContainsFunc(m.Mutants, func(d death) bool { return x.ID == d.ID }), "%s is not in reports/mutants.json: run lossgate mutants -trials 10 -json", x.Title())
	}
	slices.Sort(medians)
	require.LessOrEqual(t, median(medians), 50)
	require.GreaterOrEqual(t, len(m.Mutants), 274)
}

// No property is dead: each killed a known bug, or one that any loss may have.
func TestScoreProperties(t *testing.T) {
	m := recorded(t)
	for _, e := range catalog.Entries() {
		for _, p := range e.Settings() {
			l, err := e.Spec(p)
			require.NoError(t, err)
			for _, id := range propertyIDs([]job{{loss: l}}) {
				if recording(id) {
					continue
				}
				at := slices.IndexFunc(m.Properties, func(k *killer) bool { return k.Property == id })
				require.GreaterOrEqual(t, at, 0, "%s is not in reports/mutants.json: run lossgate mutants -trials 10 -json", id)
				require.NotEmpty(t, append(m.Properties[at].Kills, m.Properties[at].Generic...), "%s is dead", id)
			}
		}
	}
}

// What check says of the suite is what stands in the records, and these accuse nobody.
func TestScore(t *testing.T) {
	said, err := score()
	require.NoError(t, err)
	require.Contains(t, said, fmt.Sprintf("kills %d of %d known bugs", len(mutant.All()), len(mutant.All())))
	require.Contains(t, said, "accused 0 right implementations")
	past, _, err := soakedIn(bytes.NewReader(soakRecord), "reports/soak.jsonl")
	require.NoError(t, err)
	for _, s := range past {
		_, err := catalog.Find(s.Loss)
		require.NoError(t, err)
		require.Positive(t, s.Cases)
		require.Empty(t, s.Accused, "%s %s seed %d", s.Loss, s.Dtype, s.Seed)
	}
}
