package alternative_test

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/properties/alternative"
)

// TestAll holds every alternative to what people read of it.
func TestAll(t *testing.T) {
	id, seen := regexp.MustCompile(`^a\d{2}$`), map[string]bool{}
	for _, a := range alternative.All() {
		require.Regexp(t, id, a.ID)
		require.False(t, seen[a.ID] || seen[a.Name], "%s is given twice", a.ID)
		seen[a.ID], seen[a.Name] = true, true
		require.NotEmpty(t, a.Way)
		require.NotEqual(t, a.Float64 == nil, a.Float32 == nil, "%s: in exactly one format", a.ID)
	}
	require.GreaterOrEqual(t, len(alternative.All()), 20)
}
