package main

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

var update = flag.Bool("update", false, "rewrite testdata")

// What people see of an answer, where something is special about it.
func TestEvalForPeople(t *testing.T) {
	var got strings.Builder
	for _, args := range []string{
		"huber delta=1 pred=3 target=1",
		"absolute pred=0.1 target=0.1",
		"logistic pred=700 target=1",
		"softmax-ce pred=100000000,100000001,99999998 class=2",
		"softmax-ce pred=1,-inf,3 class=1",
		"softmax-ce weight=1,2,.5 ignore_index=1 pred=1,2,3 class=1",
		"w1-1d pred=0,1,0.5,0.5 target=0,2,0.25,0.75",
		"w1-1d pred=0,1,0.5,0.5 target=3,1 shape=2,2 target_shape=2,1",
		"cross-entropy pred=1,0 target=0,1",
		"squared pred=0x1p-1074 target=0",
		"triplet pred=1,2,1,2,5,6 margin=8",
	} {
		got.WriteString("$ lossgate eval " + args + "\n")
		code, out, errs := runs(append([]string{"eval"}, strings.Fields(args)...)...)
		require.Equal(t, reports.ExitConformant, code, errs)
		got.WriteString(out + "\n")
	}
	const file = "testdata/eval.txt"
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(got.String()), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), got.String(), "go test . -update rewrites %s", file)
}

// A definition that has no value is no mistake of whoever asks, and no number either.
func TestEvalUndefined(t *testing.T) {
	code, out, errs := runs("eval", "absolute", "pred=inf", "target=inf")
	require.Equal(t, reports.ExitIncomplete, code)
	require.Empty(t, out)
	require.Contains(t, errs, "absolute: undefined: ")
}
