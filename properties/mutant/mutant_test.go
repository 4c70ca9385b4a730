package mutant_test

import (
	"regexp"
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
		})
	}
	require.GreaterOrEqual(t, len(mutant.All()), 40)
}
