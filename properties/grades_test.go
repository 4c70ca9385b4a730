package properties_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// Every reference is of grade A, but for what the catalogue admits; and what it admits is still so.
func TestGrades(t *testing.T) {
	admitted := map[string]catalog.Shortfall{}
	for _, s := range catalog.Shortfalls() {
		key := s.Loss + " " + s.Part + " " + s.Dtype
		require.NotContains(t, admitted, key, "admitted twice")
		require.GreaterOrEqual(t, len(s.Why), 20, "%s: no reason is given", key)
		admitted[key] = s
	}
	var lock sync.Mutex
	seen := map[string]reports.Accuracy{}
	t.Run("measure", func(t *testing.T) {
		entries(t, func(t *testing.T, e catalog.Entry, p impl.Params, l spec.Loss) {
			t.Parallel()
			note := func(rs []reports.Result) {
				lock.Lock()
				defer lock.Unlock()
				for _, r := range rs {
					for part, a := range map[string]*reports.Accuracy{"value": r.Value, "gradient": r.Grad} {
						key := r.Name + " " + part + " " + r.Dtype
						if worst, ok := seen[key]; a != nil && a.Grade != reports.GradeA && (!ok || a.Ulps > worst.Ulps) {
							seen[key] = *a
						}
					}
				}
			}
			for _, only := range []string{"u-value", "u-gradient"} {
				s := &properties.Settings{Only: only}
				f64, err := catalog.Reference{}.Float64(e.Name, p)
				require.NoError(t, err)
				note(properties.Check(context.Background(), l, f64, s))
				f32, err := catalog.Reference{}.Float32(e.Name, p)
				require.NoError(t, err)
				note(properties.Check(context.Background(), l, f32, s))
			}
		})
	})
	for _, key := range slices.Sorted(maps.Keys(seen)) {
		a, s := seen[key], admitted[key]
		switch {
		case s.Loss == "":
			t.Errorf("%s: is of grade %s, %v ulp at %s, and impl/catalog/grades.tsv does not admit it", key, a.Grade, a.Ulps, a.At)
		case float64(a.Ulps) > s.Ulps:
			t.Errorf("%s: is off by %v ulp at %s, where impl/catalog/grades.tsv admits %v", key, a.Ulps, a.At, s.Ulps)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(admitted)) {
		if _, ok := seen[key]; !ok {
			t.Errorf("%s: is of grade A, so that impl/catalog/grades.tsv admits too much", key)
		}
	}
	t.Log(fmt.Sprint(len(seen), " shortfalls"))
}
