package spec_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/spec"
)

// Words become domains, shapes and claims.
func TestCustom(t *testing.T) {
	l, err := spec.Custom{Name: "own", Pred: "real[3, D]", Target: "simplex[C]", Class: "C", Claims: []string{"range:0,2", "homogeneous:2", "shift-invariant"}}.Loss()
	require.NoError(t, err)
	require.Equal(t, []spec.Dim{{Name: "3", Min: 3, Max: 3}, {Name: "D", Min: 2, Max: 5}}, l.Shape)
	require.Equal(t, spec.Simplex, l.Target.Couple)
	require.Equal(t, []spec.Claim{spec.Range{Lo: 0, Hi: 2}, spec.Homogeneous{Degree: 2}, spec.ShiftInvariant{PredOnly: true}}, l.Claims)
	s := spec.Sample{Pred: make([]float64, 6), Shape: []int{3, 2}, Target: []float64{0.5, 0.5}, TargetShape: []int{2}, Class: []int{1}}
	require.NoError(t, l.CheckSample(s, 0x1p-53))
	s.Class[0] = 2
	require.ErrorContains(t, l.CheckSample(s, 0x1p-53), "class[0] = 2")
	require.Nil(t, l.Value)
}

// A word that means nothing is named, with what is wanted in its place.
func TestCustomRefuses(t *testing.T) {
	for _, c := range []struct {
		custom spec.Custom
		want   string
	}{
		{spec.Custom{Pred: "number"}, `pred = "number": want real, positive`},
		{spec.Custom{Pred: "real[C"}, `pred = "real[C"`},
		{spec.Custom{Pred: "real[0]"}, `pred = "real[0]"`},
		{spec.Custom{Pred: "real[]"}, `pred = "real[]"`},
		{spec.Custom{Pred: "simplex"}, `pred = "simplex"`},
		{spec.Custom{Pred: "real", Target: "reals"}, `target = "reals"`},
		{spec.Custom{Pred: "real[D]", Class: "C"}, `class = "C": want a number, or the last dimension of pred`},
		{spec.Custom{Pred: "real", Claims: []string{"even"}}, `claim = "even": want even of a loss whose target has the shape of pred`},
		{spec.Custom{Pred: "real", Claims: []string{"lipschitz"}}, `claim = "lipschitz": want lipschitz: and a number`},
		{spec.Custom{Pred: "real", Claims: []string{"lipschitz:x"}}, `want lipschitz: and a number`},
		{spec.Custom{Pred: "real", Claims: []string{"range:2,1"}}, `want range: and two numbers`},
		{spec.Custom{Pred: "real", Claims: []string{"permutation-invariant"}}, `pred has dimensions`},
		{spec.Custom{Pred: "real", Claims: []string{"non-increasing"}}, `one real pred and one sign`},
		{spec.Custom{Pred: "real", Claims: []string{"nice"}}, `claim = "nice": want one of nonneg, `},
	} {
		c.custom.Name = "own"
		_, err := c.custom.Loss()
		require.ErrorContains(t, err, `custom loss "own": `)
		require.ErrorContains(t, err, c.want)
	}
}
