package properties_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/properties/alternative"
	"github.com/lossgate/lossgate/reports"
)

// TestAlternatives holds the suite to accusing nobody who is right: implementations that are written otherwise pass at MUST.
func TestAlternatives(t *testing.T) {
	for _, a := range alternative.All() {
		t.Run(a.ID+" "+a.Name, func(t *testing.T) {
			t.Parallel()
			e, err := catalog.Find(a.Loss)
			require.NoError(t, err)
			l, err := e.Spec(a.Params)
			require.NoError(t, err)
			s := &properties.Settings{Checks: 300, Conventions: a.Conventions}
			var found []properties.Kill
			if a.Float32 != nil {
				found = properties.Kills(context.Background(), l, properties.InProcess[float32]{Loss: a.Float32()}, s)
			} else {
				found = properties.Kills(context.Background(), l, properties.InProcess[float64]{Loss: a.Float64()}, s)
			}
			for _, k := range found {
				if k.Level == reports.Must {
					t.Errorf("%s accuses it after %d cases: %s", k.Property, k.Cases, k.Found)
				}
			}
		})
	}
}
