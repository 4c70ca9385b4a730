package reports_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

// Every error falls into the first bin that is wide enough for it.
func TestHistogramBins(t *testing.T) {
	for _, ulps := range []float64{0, 5e-324, 0.25, 0.5, 0.500001, 1, 1.5, 2, 2.0001, 3, 4, 8, 100, 4096, 4097, 8192, 8193, 1e300, math.Inf(1), math.NaN()} {
		var h reports.Histogram
		h.Add(ulps)
		last := len(h) - 1
		require.Equal(t, 1, h[last])
		if ulps != ulps {
			require.True(t, math.IsInf(h.Upper(last), 1))
			continue
		}
		require.LessOrEqual(t, ulps, h.Upper(last))
		if last > 0 {
			require.Greater(t, ulps, h.Upper(last-1))
		}
	}
}

// A half ulp whose bound was rounded up is correct rounding still.
func TestHistogramHalf(t *testing.T) {
	var h reports.Histogram
	h.Add(0.5 + 0x1p-30)
	require.Equal(t, reports.Histogram{0, 1}, h)
}

func TestHistogramPlus(t *testing.T) {
	a, b := reports.Histogram{1, 2}, reports.Histogram{0, 1, 5}
	require.Equal(t, reports.Histogram{1, 3, 5}, a.Plus(b))
	require.Equal(t, reports.Histogram{1, 3, 5}, b.Plus(a))
	require.Equal(t, reports.Histogram{1, 2}, a)
	require.Equal(t, a, reports.Histogram(nil).Plus(a))
}
