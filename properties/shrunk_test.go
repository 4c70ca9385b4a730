package properties_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"runtime"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/properties/mutant"
	"github.com/lossgate/lossgate/reports"
)

var update = flag.Bool("update", false, "write what is compared with")

// TestShrunk compares the counterexamples of twenty known bugs, each to one property, with those that somebody has read and liked: short, of round
// numbers, and still showing how wrong it is.
func TestShrunk(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("the exponentials of other architectures differ in the last bit, and with them what is found")
	}
	var text bytes.Buffer
	for _, tc := range [][2]string{
		{"m04", "s-ce-grad-tail"}, {"m10", "u-value"}, {"m14", "u-weighted-mean"}, {"m27", "u-grad-reduction"}, {"m06", "m-logistic-tail-relative-accuracy"}, {"m32", "u-gradient"},
		{"m35", "u-nonneg"}, {"m36", "u-value"}, {"m37", "u-value"}, {"m41", "u-value"}, {"m42", "u-value"}, {"m43", "u-value"}, {"m48", "u-value"},
		{"m53", "u-gradient"}, {"m54", "u-zero-at-perfect"}, {"m58", "u-value"}, {"m61", "u-value"}, {"m59", "u-value"}, {"m77", "u-zero-at-perfect"}, {"x614", "u-gradient"},
	} {
		all := mutant.All()
		i := slices.IndexFunc(all, func(m mutant.Mutant) bool { return m.ID == tc[0] })
		require.GreaterOrEqual(t, i, 0, tc[0])
		shrunk(t, &text, all[i], tc[1])
	}
	const file = "testdata/shrunk.txt"
	if *update {
		require.NoError(t, os.WriteFile(file, text.Bytes(), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), text.String(), "go test ./properties -run TestShrunk -update writes it anew")
}

// shrunk writes the first failure of one property as people see it.
func shrunk(t *testing.T, w *bytes.Buffer, m mutant.Mutant, property string) {
	t.Helper()
	e, err := catalog.Find(m.Loss)
	require.NoError(t, err)
	l, err := e.Spec(m.Params)
	require.NoError(t, err)
	s := &properties.Settings{Only: property}
	var all []reports.Result
	if m.Float32 != nil {
		all = properties.CheckSubject(context.Background(), l, properties.InProcess[float32]{Loss: m.Float32()}, s)
	} else {
		all = properties.CheckSubject(context.Background(), l, properties.InProcess[float64]{Loss: m.Float64(), With: m.With}, s)
	}
	i := slices.IndexFunc(all, func(r reports.Result) bool { return r.Failure != nil })
	require.GreaterOrEqual(t, i, 0, "%s survives %s", m.Title(), property)
	f := all[i].Failure
	fmt.Fprintf(w, "%s\n  %s\n  refuted by %s: %s\n", m.Title(), m.Bug, property, f.Why)
	for _, in := range f.Input {
		fmt.Fprintf(w, "    %s = %s\n", in.Name, in.Decimal)
	}
	fmt.Fprintf(w, "  got %s, want %s\n", f.Got, f.Want)
	if f.Budget != 0 {
		fmt.Fprintf(w, "  off by %.3g ulps, where %.3g would pass\n", float64(f.Ulps), float64(f.Budget))
	}
	fmt.Fprintln(w)
}
