package properties_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/impl/fast"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/spec"
)

// TestFast holds the batched kernels to the same specifications as the references, in every instruction set that this machine has.
func TestFast(t *testing.T) {
	for _, v := range fast.Variants() {
		t.Run(v.String(), func(t *testing.T) {
			lib, served := catalog.Fast{Settings: &fast.Settings{Variant: v}}, 0
			entries(t, func(t *testing.T, e catalog.Entry, p impl.Params, l spec.Loss) {
				wide, err := lib.Float64(e.Name, p)
				if errors.Is(err, impl.ErrUnsupported) {
					return
				}
				require.NoError(t, err)
				narrow, err := lib.Float32(e.Name, p)
				require.NoError(t, err)
				served++
				t.Run("f64", func(t *testing.T) {
					t.Parallel()
					with := func(p impl.Params) (impl.Loss[float64], error) { return lib.Float64(e.Name, p) }
					properties.TestSubject(t, l, properties.InProcess[float64]{Loss: wide, With: with}, nil)
				})
				t.Run("f32", func(t *testing.T) {
					t.Parallel()
					with := func(p impl.Params) (impl.Loss[float32], error) { return lib.Float32(e.Name, p) }
					properties.TestSubject(t, l, properties.InProcess[float32]{Loss: narrow, With: with}, nil)
				})
			})
			require.GreaterOrEqual(t, served, 15, "losses that have kernels, with their settings")
		})
	}
}
