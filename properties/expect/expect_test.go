package expect_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/properties/expect"
	"github.com/lossgate/lossgate/spec"
)

var today = time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)

const entry = `[[expect]]
loss = "kl"
property = "u-*"
reason = "a reason"
witness = ['{"samples":[{"pred":["0x1p-01","0.5"],"target":["NaN","-0"],"class":[1],"shape":[2],"target_shape":[2]}],"weights":["2"],"nums":["3"]}']
`

func TestRead(t *testing.T) {
	got, err := expect.Read(strings.NewReader(entry), today)
	require.NoError(t, err)
	require.Len(t, got, 1)
	k := got[0].Witness[0]
	require.True(t, math.IsNaN(k.Samples[0].Target[0]))
	require.True(t, math.Signbit(k.Samples[0].Target[1]))
	require.Equal(t, []float64{0.5, 0.5}, k.Samples[0].Pred)
	require.Equal(t, []float64{3}, k.Nums)
	require.Equal(t, "kl * u-*", got[0].String())
}

// An entry is told once: every combination of its lists is an expectation, and a witness may be for less than the entry.
func TestReadLists(t *testing.T) {
	got, err := expect.Read(strings.NewReader(`[[expect]]
loss = ["kl", "js"]
reason = "a reason"
witness = [
  { dtype = "f32", property = ["u-value", "u-gradient"], case = '{"samples":[],"nums":["1"]}' },
  { loss = "kl", property = "u-nonneg", case = '{"samples":[],"nums":["2"]}' },
  '{"samples":[],"nums":["3"]}',
  '{"samples":[],"nums":["4"]}',
]
`), today)
	require.NoError(t, err)
	var said []string
	for _, e := range got {
		require.Equal(t, "a reason", e.Reason)
		nums := []float64{}
		for _, k := range e.Witness {
			nums = append(nums, k.Nums...)
		}
		said = append(said, fmt.Sprint(e, nums))
	}
	require.Equal(t, []string{
		"kl f32 u-value [1]", "kl f32 u-gradient [1]", "js f32 u-value [1]", "js f32 u-gradient [1]", "kl * u-nonneg [2]", "kl * * [3 4]", "js * * [3 4]",
	}, said)
}

// Every mistake is named by its entry, and by what was expected.
func TestMistakes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"[[expect]\n", "line 2"},
		{entry + "colour = 1\n", "unknown key expect.colour"},
		{strings.Replace(entry, "reason", "link", 1), "entry 1: expectation kl * u-*: no reason"},
		{"[[expect]]\nreason = \"x\"\n", "no witness"},
		{strings.Replace(entry, `"0.5"`, `"half"`, 1), `samples[0].pred[1] = "half"`},
		{strings.Replace(entry, `{"samples"`, `{"x"`, 1), "no samples"},
		{strings.Replace(entry, `'{"samples"`, `'"samples"`, 1), "entry 1, witness 1"},
		{entry + "until = \"2026-11-20\"\n", "expired on 2026-11-20"},
		{entry + "until = \"soon\"\n", "want a date"},
		{strings.Replace(entry, `"kl"`, `[]`, 1), "want a glob, or a list of globs"},
		{strings.Replace(entry, `"kl"`, `["kl", 3]`, 1), "3: want a glob"},
		{strings.Replace(entry, `"kl"`, `["kl", "["]`, 1), `entry 1: expectation [ * u-*: "["`},
		{strings.Replace(entry, `['`, `[{ colour = "red", case = '`, 1) + "# }", "line 5"},
		{"[[expect]]\nreason = \"x\"\nwitness = [{ colour = \"red\", case = '' }]\n", "unknown key witness.colour"},
		{"[[expect]]\nreason = \"x\"\nwitness = [{ dtype = \"f32\" }]\n", "entry 1, witness 1"},
		{"[[expect]]\nreason = \"x\"\nwitness = [{ case = 3 }]\n", "case 3: want a string"},
		{"[[expect]]\nreason = \"x\"\nwitness = [3]\n", "witness 3: want a case"},
	} {
		_, err := expect.Read(strings.NewReader(c.text), today)
		require.ErrorContains(t, err, c.want, "%s", c.text)
	}
	_, err := expect.Read(strings.NewReader(entry+"until = \"2026-11-25\"\n"), today)
	require.NoError(t, err, "the last day still counts")
}

// What a failure prints is read back bit for bit.
func FuzzRead(f *testing.F) {
	f.Add(entry, 1.5)
	f.Add("", math.Inf(-1))
	f.Fuzz(func(t *testing.T, text string, x float64) {
		_, _ = expect.Read(strings.NewReader(text), today) // must not panic
		k := properties.Case{Samples: []spec.Sample{{Pred: []float64{x}}}, Weights: []float64{x}}
		back, err := properties.ParseWitness(k.Witness())
		if err != nil {
			t.Fatal(err)
		}
		if got := back.Samples[0].Pred[0]; math.Float64bits(got) != math.Float64bits(x) && x == x {
			t.Fatalf("%x came back as %x", x, got)
		}
	})
}
