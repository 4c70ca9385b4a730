package properties_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/properties/mutant"
)

// kills lists what refutes m within so many random cases of each property.
func kills(t *testing.T, m mutant.Mutant, checks int) []properties.Kill {
	t.Helper()
	e, err := catalog.Find(m.Loss)
	require.NoError(t, err)
	l, err := e.Spec(m.Params)
	require.NoError(t, err)
	s := &properties.Settings{Checks: checks}
	if m.Float32 != nil {
		return properties.Kills(context.Background(), l, properties.InProcess[float32]{Loss: m.Float32()}, s)
	}
	return properties.Kills(context.Background(), l, properties.InProcess[float64]{Loss: m.Float64()}, s)
}

// TestMutants: every one dies within a thousand cases.
func TestMutants(t *testing.T) {
	for _, m := range mutant.All() {
		t.Run(m.Title(), func(t *testing.T) {
			t.Parallel()
			killers := kills(t, m, 100)
			if len(killers) == 0 {
				killers = kills(t, m, 1000)
			}
			for _, k := range killers {
				t.Logf("%s (%s) after %d: %s", k.Property, k.Level, k.Cases, k.Found)
			}
			require.NotEmpty(t, killers, "%s survives: %s", m.Title(), m.Bug)
		})
	}
}
