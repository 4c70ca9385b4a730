package properties_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/spec"
)

// What is planned is what runs: the same ids in the same order, with as many cases, of a reference, which nothing refutes.
func TestPlanIsWhatRuns(t *testing.T) {
	for _, l := range []spec.Loss{spec.Hinge(), spec.Huber(1), spec.ZeroOne(), spec.KL()} {
		got, err := catalog.Reference{}.Float32(l.Name, nil)
		require.NoError(t, err)
		s := &properties.Settings{Checks: 3}
		ran := properties.Check(context.Background(), l, got, s)
		plan := properties.Plan[float32](l, s)
		require.Len(t, plan, len(ran), l.Name)
		for i, p := range plan {
			require.Equal(t, ran[i].Property, p.ID)
			require.Equal(t, ran[i].Cases, p.Cases, "%s %s", l, p.ID)
			require.NotEmpty(t, p.Says, p.ID)
		}
	}
}
