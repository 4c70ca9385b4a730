package main

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl/fast"
	"github.com/lossgate/lossgate/properties/exhaust"
)

// The certificates that are kept are of what there is now: the same specification, by the oracle the same error at the worst input, no larger one
// in samples, and of some of them the same answers over one chunk of 16 million inputs.
func TestCertificates(t *testing.T) {
	files, err := filepath.Glob("reports/certificates/*.json")
	require.NoError(t, err)
	certified := map[string]bool{}
	for i, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			c, err := readCertificate(file)
			require.NoError(t, err)
			require.True(t, c.Whole())
			certified[c.Name+" "+c.Dtype] = true
			if _, missing := variantOf(c.Variant); missing != nil {
				t.Skipf("1 certificate is not checked again: it is of %s, and this machine has %v", c.Variant, fast.Variants())
			}
			again := "the implementation or the specification has changed: lossgate exhaust -like " + file + " -o NEW makes it anew, make certificates all"
			s, err := newSweep(c)
			require.NoError(t, err)
			require.NoError(t, s.Confirm(c, 40), again)
			if i%8 == 0 {
				chunk := int(c.Specification[0]) * 7919 % c.Of
				one, err := s.Chunk(chunk)
				require.NoError(t, err)
				require.Equal(t, c.Digests[chunk], one.Digests[0], "chunk %d: %s", chunk, again)
			}
		})
	}
	for _, name := range exhaust.Losses() {
		require.True(t, certified[name+" f32"], "the kernel of %s has no certificate", name)
	}
	for _, name := range []string{"huber", "squared", "bce-logits"} {
		require.True(t, certified[name+" f16"] && certified[name+" bf16"], "the pairs of %s have no certificate", name)
	}
}
