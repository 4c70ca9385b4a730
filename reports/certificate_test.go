package reports

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// shard is a certificate of chunks from to before to, of four. Chunk i has one error of i ulp.
func shard(t *testing.T, from, to int) Certificate {
	t.Helper()
	c := Certificate{Format: CertificateFormat, Loss: "l(a=2)", Name: "l", Params: map[string][]float64{"a": {2}}, Dtype: "f32", Inputs: 35, ChunkLen: 10, Of: 4}
	c.Chunks = [2]int{from, from}
	for i := from; i < to; i++ {
		one := c
		one.Chunks = [2]int{i, i + 1}
		one.Value = Worst{Misrounded: 1, Ulps: float64(i), Pred: strconv.Itoa(i), Target: "0", Escalated: 2}
		one.Slack, one.Audited, one.AuditWorst, one.Digests = 0.5, 32, float64(i), Digests{strconv.Itoa(i)}
		var err error
		c, err = c.Join(one)
		require.NoError(t, err)
	}
	return c
}

// Shards are joined whatever their order, and what comes out is what one process would have written.
func TestMergeCertificates(t *testing.T) {
	a, b, c := shard(t, 0, 1), shard(t, 1, 3), shard(t, 3, 4)
	got, err := MergeCertificates([]Certificate{c, a, b})
	require.NoError(t, err)
	require.Equal(t, shard(t, 0, 4), got)
	require.True(t, got.Whole())
	require.Equal(t, 35, got.Tried())
	require.Equal(t, Worst{Misrounded: 4, Ulps: 3, Pred: "3", Target: "0", Escalated: 8}, got.Value)
	require.Equal(t, 3.0, got.Ulps())
	require.Equal(t, 128, got.Audited)
	require.Equal(t, 5, c.Tried(), "the last chunk is shorter")
}

// Nothing is joined that is not of one sweep, and a whole one has neither gap nor overlap.
func TestMergeRefusesWhatDoesNotFit(t *testing.T) {
	a, b, c := shard(t, 0, 1), shard(t, 1, 3), shard(t, 3, 4)
	other, param := b, b
	other.Variant, param.Params = "avx2", map[string][]float64{"a": {3}}
	for _, x := range []struct {
		shards []Certificate
		want   string
	}{
		{nil, "got none"},
		{[]Certificate{a, c}, "neither gap nor overlap"},
		{[]Certificate{a, b, b, c}, "neither gap nor overlap"},
		{[]Certificate{a, b}, "chunks 0 to 3 of 4: want all"},
		{[]Certificate{b, c}, "chunks 1 to 4 of 4: want all"},
		{[]Certificate{a, other, c}, "different sweeps"},
		{[]Certificate{a, param, c}, "different sweeps"},
	} {
		_, err := MergeCertificates(x.shards)
		require.ErrorContains(t, err, x.want)
	}
}

// A certificate is read as it was written; what is not one is refused.
func TestCertificateIsReadAsWritten(t *testing.T) {
	want := shard(t, 1, 3)
	var text bytes.Buffer
	require.NoError(t, want.Write(&text))
	got, err := ReadCertificate(strings.NewReader(text.String()))
	require.NoError(t, err)
	require.Equal(t, want, got)
	for _, change := range [][2]string{
		{`"certificate": 2`, `"certificate": 1`}, {`"1 2"`, `"1"`}, {`"of": 4`, `"of": 5`}, {`"chunk_len": 10`, `"chunk_len": 0`}, {"{", ""}, {text.String(), ""},
	} {
		require.Contains(t, text.String(), change[0])
		_, err := ReadCertificate(strings.NewReader(strings.Replace(text.String(), change[0], change[1], 1)))
		require.ErrorContains(t, err, "want a certificate")
	}
}
