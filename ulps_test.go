package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// The table of reports/ULPS.md is what the oracle allows: each row is computed again from its first four columns.
func TestUlpsOfThePage(t *testing.T) {
	text, err := os.ReadFile("reports/ULPS.md")
	require.NoError(t, err)
	_, table, found := strings.Cut(string(text), "| loss | pred | target | of the | exact | A, ulp | B, ulp |\n|---|---|---|---|---|---|---|\n")
	require.True(t, found)
	table, _, _ = strings.Cut(table, "\n\n")
	rows := strings.Split(table, "\n")
	require.Greater(t, len(rows), 5)
	for _, row := range rows {
		cells := strings.Split(strings.Trim(row, "| "), " | ")
		e, err := catalog.Find(cells[0])
		require.NoError(t, err)
		l, err := e.Spec(nil)
		require.NoError(t, err)
		s := spec.Sample{Pred: []float64{number(t, cells[1])}, Target: []float64{number(t, cells[2])}}
		value, grad, _, err := properties.Bounds(l, ball.Float64, s, 40)
		require.NoError(t, err)
		b := value
		if cells[3] == "gradient" {
			b = grad[0]
		}
		r, ok := b.Lo.Round(ball.Float64)
		require.True(t, ok)
		ulp := ball.MagOf(ball.Float64.Ulp(r))
		want := fmt.Sprintf("| %s | %.6g | %.3g | %.3g |", strings.Join(cells[:4], " | "), r, b.Should.Quo(ulp).F(), b.Must.Quo(ulp).F())
		require.Equal(t, want, row)
	}
}

func number(t *testing.T, s string) float64 {
	v, err := strconv.ParseFloat(s, 64)
	require.NoError(t, err)
	return v
}
