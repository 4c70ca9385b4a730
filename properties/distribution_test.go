package properties_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/spec"
)

// TestDistribution holds the drawn part of what u-value is tried on to quotas: of every class of numbers that a loss can read, and of every
// relation that its predictions and targets can have, there is some in a run of this size. The fixed list is not counted. Quotas are about half of
// what the generators drew of the loss that got least when this was written.
func TestDistribution(t *testing.T) {
	const checks = 300
	entries(t, func(t *testing.T, e catalog.Entry, p impl.Params, l spec.Loss) {
		if p != nil || l.Pred.Couple != spec.Free || l.Pred.Rows != nil {
			return // what a coupled row may hold is its generator's own business, and tested there
		}
		t.Parallel()
		got, err := catalog.Reference{}.Float64(e.Name, p)
		require.NoError(t, err)
		numbers, relations, total := map[properties.Class]int{}, map[string]int{}, 0
		properties.CheckSubject(context.Background(), l, properties.InProcess[float64]{Loss: got}, &properties.Settings{
			Checks: checks, Only: "u-value", Observe: func(o properties.Observation) {
				if o.Fixed {
					return
				}
				for class, n := range o.Counts() {
					numbers[class], total = numbers[class]+n, total+n
				}
				for _, r := range o.Relations() {
					relations[r]++
				}
			},
		})
		t.Logf("%v of %d numbers; %v of %d cases", numbers, total, relations, checks)
		share := func(c properties.Class) float64 { return float64(numbers[c]) / float64(total) }
		want := map[properties.Class]float64{properties.Unit: 0.1}
		if l.Pred.Entry(0) == nil {
			want[properties.Zero] = 0.004
		}
		if l.Pred.Entry(0x1p-1060) == nil {
			want[properties.Subnormal], want[properties.Tiny] = 0.001, 0.01
		}
		if l.Pred.Entry(0x1p900) == nil {
			want[properties.Huge] = 0.01
		}
		for class, least := range want {
			if share(class) < least {
				t.Errorf("%s: %.2f %% of %d numbers, want %.2f %% or more", class, 100*share(class), total, 100*least)
			}
		}
		if len(l.Shape) == 0 && l.Target.Lo == l.Pred.Lo && l.Target.Hi == l.Pred.Hi && l.Target.Couple == spec.Free {
			for _, r := range []string{properties.Equal, properties.OneUlp} {
				if relations[r] < checks/100 {
					t.Errorf("%s: %d of %d cases, want 1 %% or more", r, relations[r], checks)
				}
			}
		}
	})
}
