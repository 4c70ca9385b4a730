package spec

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
)

// k-infonce-mi: ln N less the expected loss is a lower bound of the mutual information of X and Y, for any critic. The expectation is exact: all N-tuples
// of pairs of bits are listed. The critic log p(x,y)/(p(x)p(y)) comes nearest.
func TestInfoNCEBoundsMutualInformation(t *testing.T) {
	l := InfoNCE(1)
	for _, joint := range [][4]float64{
		{0.25, 0.25, 0.25, 0.25}, {0.375, 0.125, 0.125, 0.375}, {0.5, 0.0625, 0.1875, 0.25}, {0.46875, 0.03125, 0.03125, 0.46875},
	} {
		px := [2]float64{joint[0] + joint[1], joint[2] + joint[3]}
		py := [2]float64{joint[0] + joint[2], joint[1] + joint[3]}
		information := 0.0
		var best [4]float64
		for i, p := range joint {
			best[i] = math.Log(p / px[i/2] / py[i%2])
			information += p * best[i]
		}
		for name, critic := range map[string][4]float64{"best": best, "agreement": {3, 0, 0, 3}, "wrong": {-2, 1, 5, 0.5}} {
			for n := 1; n <= 3; n++ {
				gain := math.Log(float64(n)) - expectedInfoNCE(t, l, joint, critic, n)
				require.LessOrEqual(t, gain, information+1e-12, "joint %v, critic %s, N = %d", joint, name, n)
				require.LessOrEqual(t, gain, math.Log(float64(n))+1e-12)
				if name == "best" && n == 3 && joint[0] != 0.25 {
					require.Greater(t, gain, 0.25*information, "the bound says nothing: joint %v", joint)
				}
			}
		}
	}
}

// expectedInfoNCE is the expectation of the loss over all n-tuples of pairs.
func expectedInfoNCE(t *testing.T, l Loss, joint, critic [4]float64, n int) (mean float64) {
	for tuple := range int(math.Pow(4, float64(n))) {
		at, p := make([]int, n), 1.0
		for i := range at {
			at[i] = tuple >> (2 * i) & 3
			p *= joint[at[i]]
		}
		s := make([]float64, n*n)
		for i := range n {
			for j := range n {
				s[i*n+j] = critic[at[i]/2*2+at[j]%2]
			}
		}
		a, err := l.Ask(similarities(n, s...), Question{})
		require.NoError(t, err)
		mean += p * a.Value.Float()
	}
	return mean
}
