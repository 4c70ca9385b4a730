package spec_test

import (
	"math"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/spec"
)

// Every convention is found again by the name that it has.
func TestParseConvention(t *testing.T) {
	for _, c := range []struct {
		of spec.Convention
		l  spec.Loss
	}{
		{spec.KinkAny(), spec.Huber(1)}, {spec.MeanOverCount(), spec.NLL(nil, -100)}, {spec.MeanOverEntries(), spec.KL()}, {spec.PositiveWeights(), spec.W1()},
		{spec.Uniform(), spec.WGANCritic()}, {spec.Clip(1e-7, 1-1e-7), spec.BCE()}, {spec.Scaled(0.5), spec.Squared()},
		{spec.LogFloor(-100), spec.BCE()}, {spec.Exchanged(), spec.KL()}, {spec.EmptyMean(0), spec.Squared()}, {spec.EmptyMean(math.NaN()), spec.Squared()},
		{spec.AtKinks(spec.ElementZero), spec.Hinge()}, {spec.AtKinks(spec.ElementLower), spec.Hinge()}, {spec.AtKinks(spec.ElementUpper), spec.Hinge()},
		{spec.AtKinks(spec.ElementMiddle), spec.Hinge()}, {spec.LabelSmoothing(0.1), spec.BCE()}, {spec.EveryClass(), spec.NLL(nil, -100)}, {spec.FiniteOnly(), spec.Squared()},
	} {
		got, err := spec.ParseConvention(c.of.Name, c.l)
		require.NoError(t, err)
		require.Equal(t, c.of.Name, got.Name)
	}
	for _, c := range []struct{ name, want string }{
		{"klink:any", `convention "klink:any" of huber: want one of arguments:exchanged, class:none-ignored, clip:LO,HI, `},
		{"clip:1,0", "want one of"},
		{"clip:0", "want one of"},
		{"scaled:-1", "want one of"},
		{"scaled:nan", "want one of"},
		{"label-smoothing:2", "want one of"},
		{"label-smoothing:0.1", `convention "label-smoothing:0.1" does not suit huber: spec: label smoothing of huber`},
		{"weights:uniform", `does not suit huber`},
		{"log-floor:-100", `does not suit huber: spec: a log floor of huber: want a loss of logarithms`},
		{"log-floor:1", "want one of"},
		{"kink:first", "want one of"},
		{"empty-mean:1", "want one of"},
	} {
		_, err := spec.ParseConvention(c.name, spec.Huber(1))
		require.ErrorContains(t, err, c.want)
	}
}

// Whoever adds a convention has to give it a name that is parsed.
func TestEveryConventionIsParsed(t *testing.T) {
	_, err := spec.ParseConvention("", spec.Huber(1))
	files, readErr := os.ReadDir(".")
	require.NoError(t, readErr)
	found := 0
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		text, readErr := os.ReadFile(f.Name())
		require.NoError(t, readErr)
		for _, m := range regexp.MustCompile(`Convention\{Name: (?:fmt\.Sprintf\()?"([a-z:-]+)`).FindAllStringSubmatch(string(text), -1) {
			found++
			require.ErrorContains(t, err, m[1], "%s", f.Name())
		}
	}
	require.GreaterOrEqual(t, found, 9)
}
