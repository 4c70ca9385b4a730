package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl/catalog"
)

// FuzzReadSoak holds the file of a soak to what a crash may leave behind: what is read of it is written back as the same lines, a last line that was
// cut short is taken off, and the file can be read again.
func FuzzReadSoak(f *testing.F) {
	file := filepath.Join(f.TempDir(), "soak.jsonl") // of this process: targets run one input at a time in each
	f.Fuzz(func(t *testing.T, text []byte) {
		require.NoError(t, os.WriteFile(file, text, 0o600))
		got, err := readSoak(file)
		left, readErr := os.ReadFile(file)
		require.NoError(t, readErr)
		if err != nil {
			require.Equal(t, text, left, "a file that is not understood is left alone")
			return
		}
		require.Equal(t, string(text[:bytes.LastIndexByte(text, '\n')+1]), string(left))
		require.Len(t, got, bytes.Count(left, []byte("\n")))
		var again bytes.Buffer
		for _, s := range got {
			require.NoError(t, s.write(&again))
		}
		require.NoError(t, os.WriteFile(file, again.Bytes(), 0o600))
		back, err := readSoak(file)
		require.NoError(t, err)
		require.Equal(t, got, back)
	})
}

// FuzzArguments holds lossgate eval's own arguments, one a line, to what its lines are held to: each question is a legal one or an error, and
// what is echoed is what was asked.
func FuzzArguments(f *testing.F) {
	f.Fuzz(func(t *testing.T, text string) {
		args := strings.Split(text, "\n")
		e, err := catalog.Find(args[0])
		if err != nil {
			return
		}
		w, err := cut(e, args[1:])
		if err != nil {
			return
		}
		defer func() {
			if p := recover(); p != nil {
				t.Fatalf("%q: panic: %v", args, p)
			}
		}()
		q, err := w.read(e)
		if err != nil {
			return
		}
		require.NoError(t, q.loss.CheckSample(q.sample, 0x1p-53))
		for _, in := range q.echo {
			require.Contains(t, w, in.name)
			again, err := floats(in.name, hexes(in.value))
			require.NoError(t, err)
			require.Equal(t, hexes(in.value), hexes(again))
		}
	})
}
