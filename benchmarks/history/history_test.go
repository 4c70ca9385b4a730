package history_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/benchmarks/history"
)

// file is a run with one value each of two units.
func file(commit, date, cpu string, ns float64) string {
	return fmt.Sprintf("goos: linux\ngoarch: amd64\ncpu: %s\ncores: 2\ngoamd64: v3\ntoolchain: go1.26.8\ncommit: %s\ncommit-date: %s\nsubject: Make it so\n\n"+
		"BenchmarkLoss/loss=huber 10 %g ns/op 3 allocs/op\n", cpu, commit, date, ns)
}

func TestHistory(t *testing.T) {
	dir := t.TempDir()
	for i := range 12 { // added backwards, since a history may be filled in later
		day := 12 - i
		_, err := history.Add(dir, []byte(file(fmt.Sprintf("abc%d", day), fmt.Sprintf("2026-01-%02dT12:00:00+02:00", day), "A", map[bool]float64{true: 100, false: 50}[day <= 6])))
		require.NoError(t, err)
	}
	name, err := history.Add(dir, []byte(file("abc3", "2026-01-03T12:00:00Z", "B 9", 7)))
	require.NoError(t, err)
	require.Equal(t, filepath.Join(dir, "linux-amd64-b-9-2-cores-v3", "20260103T120000Z-abc3.txt"), name)
	again, err := history.Add(dir, []byte(file("abc3", "2026-01-03T12:00:00Z", "B 9", 8)))
	require.NoError(t, err)
	require.Equal(t, name, again, "the same commit and machine is the same file")

	runs, err := history.Read(os.DirFS(dir))
	require.NoError(t, err)
	require.Len(t, runs, 13)
	all := history.Trends(runs, "ns/op")
	require.Len(t, all, 2)
	a, b := all[0], all[1]
	require.Equal(t, "linux/amd64, A, 2 cores, v3", a.Machine)
	require.Equal(t, "Loss/loss=huber", a.Name)
	require.Equal(t, "sec/op", a.Unit)
	require.Len(t, a.Points, 12)
	require.Equal(t, []history.Step{{At: 6, Ratio: 0.5}}, a.Steps)
	at := a.Points[6]
	require.InEpsilon(t, 50e-9, at.Value, 1e-12)
	require.Equal(t, "abc7", at.Run.Commit)
	require.True(t, at.Run.Date.Equal(time.Date(2026, 1, 7, 10, 0, 0, 0, time.UTC)))
	require.Equal(t, "Make it so", at.Run.Subject)
	require.Equal(t, "go1.26.8", at.Run.Toolchain)
	require.Equal(t, "▇▇▇▇▇▇▁▁▁▁▁▁", replace(a.Spark()))
	require.Equal(t, "50.00ns", a.Text(at.Value))
	require.InEpsilon(t, 8e-9, b.Points[0].Value, 1e-12)
	require.Empty(t, b.Steps)
	require.Equal(t, "3.000 allocs/op", history.Trends(runs, "allocs/op")[0].Text(3))
	require.Empty(t, history.Trends(runs, "widgets/op"))
}

// replace takes the fullest bar for the one below, so that a rounding at the top is not what is tested.
func replace(s string) string {
	out := []rune(s)
	for i, c := range out {
		if c == '█' {
			out[i] = '▇'
		}
	}
	return string(out)
}

func TestHistoryRefuses(t *testing.T) {
	good := file("abc", "2026-01-03T12:00:00Z", "A", 1)
	for text, want := range map[string]string{
		"":                         "no benchmark in it",
		"commit: abc\n":            "no benchmark in it",
		"BenchmarkX 1 1 ns/op\n":   `commit: "": want the hexadecimal name`,
		good + "BenchmarkY ten\n":  "",
		good + good[len(good)-49:]: "",
		file("../x", "2026-01-03T12:00:00Z", "A", 1): `commit: "../x": want`,
		file("abc", "yesterday", "A", 1):             "cannot parse",
	} {
		_, err := history.Add(t.TempDir(), []byte(text))
		require.Error(t, err, text)
		require.ErrorContains(t, err, want, text)
		_, err = history.Read(fstest.MapFS{"m/x.txt": {Data: []byte(text)}})
		require.Error(t, err, text)
	}
}
