package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

// A sweep meets every float32 that is not NaN, and each once: the ends of both halves, and what is next to them.
func TestSweepMeetsEveryFloat32(t *testing.T) {
	for i, want := range map[int]uint32{0: 0, 1: 1, positives - 1: 0x7f800000, positives: 0x80000000, positives + 1: 0x80000001, inputs - 1: 0xff800000} {
		require.Equal(t, want, math.Float32bits(nth(i)))
	}
	require.Equal(t, 1<<32-2*(1<<23-1), inputs, "all but the NaNs")
	require.Greater(t, chunks*chunkLen, inputs-1)
}

// Answers are judged as the exact value would judge them: where the yardstick is near a midpoint of two float32s, by the oracle.
func TestSweepJudges(t *testing.T) {
	s, _, err := newSweep("squared", "fast", "best")
	require.NoError(t, err)
	x := 1 + 0x1p-12 // its square is 1 + 2^-11 + 2^-24, the midpoint of two float32s, and the tie goes to the even one
	even := float32(1 + 0x1p-11)
	for _, c := range []struct {
		name string
		x    float64
		got  float32
		want float64
		part part
	}{
		{"right", 3, 9, 9, part{}},
		{"an ulp off", 3, math.Nextafter32(9, 10), 9, part{Ulps: 1, At: "0x1.8p+01", Misrounded: 1}},
		{"a tie that goes the right way", x, even, x * x, part{Escalated: 1}},
		{"a tie that goes the wrong way", x, math.Nextafter32(even, 2), x * x, part{Ulps: 0.5, At: fmt.Sprintf("%x", x), Misrounded: 1, Escalated: 1}},
		{"infinite and right", math.Inf(-1), float32(math.Inf(1)), math.Inf(1), part{}},
		{"overflow", 0x1p100, float32(math.Inf(1)), 0x1p200, part{}},
		{"finite where it is infinite", math.Inf(-1), math.MaxFloat32, math.Inf(1), part{Ulps: beyond, At: "-Inf", Misrounded: 1}},
		{"NaN", 3, float32(math.NaN()), 9, part{Ulps: beyond, At: "0x1.8p+01", Misrounded: 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var p part
			if !certain(c.got, c.want) {
				require.NoError(t, s.judge(&p, c.x, c.got, c.want, false))
			}
			require.Equal(t, c.part, p)
		})
	}
}

// The last chunk has two inputs. A file that holds it already is left as it is; one of another sweep is not touched.
func TestExhaustGoesOn(t *testing.T) {
	file := filepath.Join(t.TempDir(), "deep", "huber.json")
	last := []string{"exhaust", "-loss", "huber", "-shard", fmt.Sprintf("%d/%[1]d", chunks), "-o", file}
	code, out, errs := runs(last...)
	require.Equal(t, reports.ExitConformant, code, errs)
	require.Contains(t, out, "2 of 4278190082 inputs")
	before, err := os.ReadFile(file)
	require.NoError(t, err)
	code, again, errs := runs(last...)
	require.Equal(t, reports.ExitConformant, code, errs)
	require.Equal(t, out, again)
	after, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, before, after)

	code, _, errs = runs("exhaust", "-loss", "squared", "-shard", fmt.Sprintf("%d/%[1]d", chunks), "-o", file)
	require.Equal(t, reports.ExitUsage, code)
	require.Contains(t, errs, "is of another sweep")
	for _, args := range [][]string{
		{"-loss", "huber"}, {"-loss", "huber", "-shard", "2/1", "-o", file}, {"-loss", "softmax-ce", "-o", file}, {"-loss", "huber", "-impl", "gonum", "-o", file},
		{"-loss", "huber", "-variant", "neon", "-o", file}, {"-loss", "hubre", "-o", file},
	} {
		code, _, _ := runs(append([]string{"exhaust"}, args...)...)
		require.Equal(t, reports.ExitUsage, code, "%q", args)
	}
}

// Shards are joined whatever their order, and only if they are all there, once each, and of one sweep.
func TestMerge(t *testing.T) {
	dir := t.TempDir()
	shard := func(name string, from, to int, change func(*certificate)) string {
		c := certificate{Format: 1, Loss: "l", Of: 4, Chunks: [2]int{from, from}, Value: part{}}
		for i := from; i < to; i++ {
			c.add(swept{value: part{Ulps: float64(i), At: strconv.Itoa(i), Misrounded: 1, Escalated: 2}, digest: strconv.Itoa(i), audit: float64(i)})
		}
		if change != nil {
			change(&c)
		}
		file := filepath.Join(dir, name)
		require.NoError(t, c.write(file))
		return file
	}
	a, b, c := shard("a", 0, 1, nil), shard("b", 1, 3, nil), shard("c", 3, 4, nil)
	all := filepath.Join(dir, "all")
	code, _, errs := runs("merge", "-o", all, c, a, b)
	require.Equal(t, reports.ExitConformant, code, errs)
	got, err := readCertificate(all)
	require.NoError(t, err)
	require.True(t, got.whole())
	require.Equal(t, part{Ulps: 3, At: "3", Misrounded: 4, Escalated: 8}, got.Value)
	require.Equal(t, []string{"0", "1", "2", "3"}, got.Digests)
	require.Equal(t, 4*auditsPerChunk, got.Audited)
	require.Equal(t, 3.0, got.auditWorst)

	other := shard("other", 1, 3, func(c *certificate) { c.Variant = "avx2" })
	short := shard("short", 1, 3, func(c *certificate) { c.Digests = c.Digests[:1] })
	for _, files := range [][]string{{a, c}, {a, b}, {b, c}, {a, b, b, c}, {a, other, c}, {a, short, c}, {}, {filepath.Join(dir, "none")}} {
		require.NoError(t, os.RemoveAll(all))
		code, _, errs := runs(append([]string{"merge", "-o", all}, files...)...)
		require.Equal(t, reports.ExitUsage, code, "%q", files)
		require.NotEmpty(t, errs)
		require.NoFileExists(t, all)
	}
}
