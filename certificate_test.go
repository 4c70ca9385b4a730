package main

import (
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl/fast"
	"github.com/lossgate/lossgate/spec/ball"
)

// The certificates that are kept are of what there is now: the same specification, the same answers over one chunk of 16 million inputs, and the
// same error at the worst input, by the oracle.
func TestCertificates(t *testing.T) {
	files, err := filepath.Glob("reports/certificates/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			c, err := readCertificate(file)
			require.NoError(t, err)
			require.True(t, c.whole())
			s, empty, err := newSweep(c.name(), c.Impl, c.Variant)
			if _, missing := variantOf(c.Variant); missing != nil {
				t.Skipf("1 certificate is not checked again: it is of %s, and this machine has %v", c.Variant, fast.Variants())
			}
			require.NoError(t, err)
			require.Equal(t, empty.subject(), c.subject())
			for _, p := range []struct {
				part
				slope bool
			}{{c.Value, false}, {c.Gradient, true}} {
				if p.Misrounded == 0 {
					continue
				}
				x, err := strconv.ParseFloat(p.At, 64)
				require.NoError(t, err)
				one := newAsked[float32](s.target)
				one.b.Pred[0] = float32(x)
				require.NoError(t, one.ask(s.candidate, 1))
				got := one.value[0]
				if p.slope {
					got = one.grad[0]
				}
				exact, err := s.exact(x, p.slope)
				require.NoError(t, err)
				_, off := exact.Dist(float64(got))
				require.InDelta(t, p.Ulps, off.F()/ball.Float32.Ulp(exact.Float()), 0x1p-20)
			}
			for _, i := range []int{int(c.Specification[0]) * 7919 % chunks, chunks - 1} {
				r, err := s.chunk(i)
				require.NoError(t, err)
				require.Equal(t, c.Digests[i], r.digest, "chunk %d", i)
				require.LessOrEqual(t, r.value.Ulps, c.Value.Ulps)
				require.LessOrEqual(t, r.slope.Ulps, c.Gradient.Ulps)
			}
		})
	}
}
