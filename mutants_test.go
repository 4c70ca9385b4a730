package main

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/properties/mutant"
	"github.com/lossgate/lossgate/reports"
)

// runs is the program with these arguments: its exit code and what it wrote.
func runs(args ...string) (code int, out, errs string) {
	var o, e bytes.Buffer
	code = run(context.Background(), args, strings.NewReader(""), &o, &e)
	return code, o.String(), e.String()
}

// The matrix depends on the seed alone.
func TestMutantsCommand(t *testing.T) {
	code, out, errs := runs("mutants", "-mutant", "huber-signed*", "-checks", "20")
	require.Equal(t, reports.ExitConformant, code, errs)
	require.Contains(t, out, "BobMcDear/attorch#13")
	require.Regexp(t, `(?m)^u-even +1 +0 +\d+ +[\d.]+ +[\d.]+ +m78$`, out)
	require.Regexp(t, `killed no mutant:\n(  \S+\n)+$`, out)
	_, again, _ := runs("mutants", "-mutant", "huber-signed*", "-checks", "20")
	require.Equal(t, out, again)

	code, out, _ = runs("mutants", "-mutant", "m78", "-checks", "20", "-v")
	require.Equal(t, reports.ExitConformant, code)
	require.Contains(t, out, "shows with: a residual below −delta")
	require.Regexp(t, `u-even +MUST +after \d+`, out)
}

func TestMutantsCommandRefuses(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"-mutant nonesuch", `none matches -mutant "nonesuch"`},
		{"-checks 0", "-checks 0: want at least 1"},
		{"-seed 0", "-seed 0"},
		{"m78", "takes flags only"},
	} {
		code, _, errs := runs(append([]string{"mutants"}, strings.Fields(c.args)...)...)
		require.Equal(t, reports.ExitUsage, code)
		require.Contains(t, errs, c.want)
	}
}

// The JSON form holds what the table shows.
func TestMutantsJSON(t *testing.T) {
	code, out, errs := runs("mutants", "-mutant", "m78", "-checks", "20", "-trials", "3", "-json")
	require.Equal(t, reports.ExitConformant, code, errs)
	var m matrix
	require.NoError(t, json.Unmarshal([]byte(out), &m))
	require.Len(t, m.Mutants, 1)
	require.Len(t, m.Mutants[0].Cases, 3)
	require.Zero(t, m.Mutants[0].Survived)
	require.NotEmpty(t, m.Properties)
	alone := 0
	for _, k := range m.Properties {
		alone += len(k.Unique)
	}
	require.Zero(t, alone, "several properties kill it")
}

// A property that no known bug wakes is tried on bugs that any loss may have: an implementation that is 0 refutes the denial of that.
func TestGenericsWakeIdleProperties(t *testing.T) {
	require.NoError(t, setRapid())
	idle := []*killer{{Property: "k-listnet-not-zero"}, {Property: "r-l1-not-strongly-convex"}, {Property: "u-deterministic"}}
	require.NoError(t, tryGenerics(context.Background(), newProgress(new(bytes.Buffer), 3), idle, properties.Settings{Checks: 20}))
	require.Equal(t, []string{"listnet-zero"}, idle[0].Generic)
	require.Equal(t, []string{"absolute-curved"}, idle[1].Generic)
	require.Empty(t, idle[2].Generic, "none of them has a memory")
	var b bytes.Buffer
	writeKillers(&b, idle, true)
	require.Regexp(t, `1 properties are dead.*:\n  u-deterministic\n$`, b.String())
}

// A bug that nothing finds is said to survive: here the right Huber claims to be a bug.
func TestSurvivor(t *testing.T) {
	right := mutant.Mutant{
		ID: "x99", Name: "huber-right", Loss: "huber",
		Float64: func() impl.Loss[float64] { return impl.Huber[float64](1) },
	}
	require.NoError(t, setRapid())
	all, err := dissect(context.Background(), newProgress(new(bytes.Buffer), 1), []mutant.Mutant{right}, properties.Settings{Checks: 20}, 1)
	require.NoError(t, err)
	require.Empty(t, all[0].trials[0], "a right implementation is accused")
	var b bytes.Buffer
	writeDeaths(&b, all)
	require.Contains(t, b.String(), "SURVIVES")
}
