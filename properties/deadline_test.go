package properties_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// The deadline is that of a case: many cases may take long, and one that does not come back is told by name. Time is the bubble's own.
func TestDeadline(t *testing.T) {
	for _, c := range []struct {
		what string
		each time.Duration
		want reports.Verdict
	}{{"slow", time.Second, reports.Pass}, {"hangs", 24 * time.Hour, reports.Timeout}} {
		t.Run(c.what, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				over := make(chan struct{}) // nobody waits for what was left behind
				defer close(over)
				value := func(pred, target float64) float64 {
					select {
					case <-time.After(c.each):
					case <-over:
					}
					return (pred - target) * (pred - target)
				}
				s := &properties.Settings{Checks: 20, Deadline: 10, Only: "u-value"}
				results := properties.Check(context.Background(), spec.Squared(), impl.Pointwise(value, nil), s)
				require.Len(t, results, 1)
				require.Equal(t, c.want, results[0].Verdict, "%+v", results[0])
			})
		})
	}
}
