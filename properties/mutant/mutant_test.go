package mutant_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/properties/mutant"
)

// TestAll holds every mutant to what people read of it.
func TestAll(t *testing.T) {
	id, name := regexp.MustCompile(`^[mx]\d{2,3}[a-z]?$`), regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)+$`)
	thread := regexp.MustCompile(`^[\w.-]+/[\w.-]+#\d+$`)
	seen := map[string]bool{}
	for _, m := range mutant.All() {
		t.Run(m.ID, func(t *testing.T) {
			require.Regexp(t, id, m.ID)
			require.Regexp(t, name, m.Name)
			require.False(t, seen[m.ID] || seen[m.Name], "given to another mutant too")
			seen[m.ID], seen[m.Name] = true, true
			if m.ID[0] == 'x' {
				require.Empty(t, m.Thread, "x says that it is made up")
			} else {
				require.Regexp(t, thread, m.Thread)
			}
			require.NotEmpty(t, m.Loss)
			require.NotEmpty(t, m.Bug)
			require.NotEmpty(t, m.Trigger)
			require.NotEqual(t, m.Float64 == nil, m.Float32 == nil, "in exactly one format")
			require.False(t, m.Narrow && m.Float32 == nil, "float32 carries what is narrower")
		})
	}
	require.GreaterOrEqual(t, len(mutant.All()), 40)
}

// TestTheListIsWhole accounts for the bugs m01 to m77, with which this package began: each is a mutant, or cannot be one.
func TestTheListIsWhole(t *testing.T) {
	why := map[string]string{}
	for _, a := range mutant.Absent() {
		require.NotEmpty(t, a.Why, a.ID)
		why[a.ID] = a.Why
	}
	for i := 1; i <= 77; i++ {
		id := fmt.Sprintf("m%02d", i)
		is := slices.ContainsFunc(mutant.All(), func(m mutant.Mutant) bool { return strings.TrimRight(m.ID, "abcdefgh") == id })
		require.NotEqual(t, is, why[id] != "", "%s: want either a mutant or a reason why there is none", id)
		delete(why, id)
	}
	require.Empty(t, why, "not on the list")
}
