package properties_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/impl/fast"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/reports"
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
			require.GreaterOrEqual(t, served, 30, "losses that have kernels, with their settings")
		})
	}
}

// Kernels are of grade A, but for gradients that are differences of probabilities which may cancel: of one soft label, of a smoothed one, and of a
// distribution.
func TestFastGrades(t *testing.T) {
	admitted := []string{"bce-logits gradient", "softmax-ce gradient", "softmax-ce-soft gradient"}
	judge := func(t *testing.T, rs []reports.Result) {
		require.Len(t, rs, 1)
		for part, a := range map[string]*reports.Accuracy{"value": rs[0].Value, "gradient": rs[0].Grad} {
			if key := rs[0].Name + " " + part; a != nil && a.Grade != reports.GradeA {
				require.Contains(t, admitted, key, "%v ulp at %s", a.Ulps, a.At)
			}
		}
	}
	entries(t, func(t *testing.T, e catalog.Entry, p impl.Params, l spec.Loss) {
		for _, only := range []string{"u-value", "u-gradient"} {
			s := &properties.Settings{Only: only, Checks: 50}
			wide, err := catalog.Fast{}.Float64(e.Name, p)
			if errors.Is(err, impl.ErrUnsupported) {
				return
			}
			require.NoError(t, err)
			judge(t, properties.Check(context.Background(), l, wide, s))
			narrow, err := catalog.Fast{}.Float32(e.Name, p)
			require.NoError(t, err)
			judge(t, properties.Check(context.Background(), l, narrow, s))
		}
	})
}
