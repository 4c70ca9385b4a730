package main

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/reports"
)

// asProgram makes the test binary the command itself, for what happens before main.
const asProgram = "LOSSGATE_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	if mode := os.Getenv(asAdapter); mode != "" {
		fakeAdapter(mode)
	}
	os.Exit(m.Run())
}

// program runs the command in a process of its own.
func program(t *testing.T, env []string, args ...string) (code int, out, errs string) {
	t.Helper()
	exe, err := os.Executable()
	require.NoError(t, err)
	var o, e bytes.Buffer
	cmd := exec.Command(exe, args...)
	cmd.Env = append(append(os.Environ(), asProgram+"=1"), env...)
	cmd.Stdout, cmd.Stderr = &o, &e
	if err := cmd.Run(); err != nil {
		require.IsType(t, &exec.ExitError{}, err)
	}
	return cmd.ProcessState.ExitCode(), o.String(), e.String()
}

// rapid reads its variables before main, and panics about these.
func TestMalformedVariableIsAnError(t *testing.T) {
	code, out, errs := program(t, []string{"RAPID_CHECKS=many", "RAPID_V=perhaps"}, "list")
	require.Equal(t, reports.ExitUsage, code, errs)
	require.Empty(t, out)
	require.Contains(t, errs, `RAPID_CHECKS="many" is malformed (invalid syntax)`)
	require.Contains(t, errs, `RAPID_V="perhaps"`)
	require.NotContains(t, errs, "panic")
}

// Variables that rapid would obey change nothing: the arguments alone decide.
func TestVariablesHaveNoInfluence(t *testing.T) {
	args := []string{"check", "-loss", "hinge", "-checks", "5", "-property", "u-n*"}
	code, plain, _ := program(t, nil, args...)
	require.Equal(t, reports.ExitConformant, code)
	code, out, errs := program(t, []string{"RAPID_CHECKS=1", "RAPID_SEED=7", "RAPID_V=true", "RAPID_LOG=true", "RAPID_DEBUG=true"}, args...)
	require.Equal(t, reports.ExitConformant, code, errs)
	require.Equal(t, plain, out)
}

func TestHelp(t *testing.T) {
	for _, args := range [][]string{{"-h"}, {"--help"}, {"help"}} {
		code, out, errs := runs(args...)
		require.Equal(t, reports.ExitConformant, code)
		require.Empty(t, errs)
		for _, cmd := range commands() {
			require.Contains(t, out, "lossgate "+cmd.name)
		}
		require.Contains(t, out, "3  an expected failure passes")
	}
	code, out, errs := runs()
	require.Equal(t, reports.ExitUsage, code)
	require.Empty(t, out)
	require.Contains(t, errs, "lossgate check")
	for _, cmd := range commands() {
		code, out, errs := runs(cmd.name, "-h")
		require.Equal(t, reports.ExitConformant, code)
		require.Empty(t, errs)
		require.Contains(t, out, "lossgate "+cmd.name)
		for _, foreign := range []string{"rapid", "test."} {
			require.NotContains(t, out, foreign, "a flag of somebody else shows")
		}
		_, again, _ := runs("help", cmd.name)
		require.Equal(t, out, again)
	}
}

// Whoever mistypes is told what he may have meant.
func TestUsage(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"chek", `there is no command "chek" (did you mean check?)`},
		{"list -jsno", "flag provided but not defined: -jsno (did you mean json?)"},
		{"list huber", "lossgate describe huber tells of one loss"},
		{"describe", "want a loss"},
		{"describe hubr", `no loss is named "hubr" (did you mean huber`},
		{"describe huber delta", `argument "delta": want name=value`},
		{"describe huber delta=-1", "parameter delta = -1: want a number in (0, +Inf)"},
		{"describe huber -json", `"-json" comes too late`},
		{"eval", "want a loss, or -"},
		{"eval - huber", "want nothing after -"},
		{"eval huber delta=nan pred=1 target=0", "delta = NaN"},
		{"eval huber delta=1 delta=2 pred=1 target=0", "delta is given twice"},
		{"eval huber detla=1 pred=1 target=0", `takes no argument "detla" (did you mean delta?)`},
		{"eval huber delta=1,2 pred=1 target=0", "delta = [1 2]: want one number"},
		{"eval huber pred=x target=0", `pred[0] = "x": want a decimal or hex number`},
		{"eval huber pred=1 target=1e999", `target[0] = "1e999": beyond the largest float64; infinity is written inf`},
		{"eval huber pred=1,2 target=0", "pred has 2 entries, want one number"},
		{"eval huber target=0", "pred has 0 entries, want one number"},
		{"eval huber pred=1 target=nan", "target[0] = NaN"},
		{"eval softmax-ce pred=1,2 class=2", "class[0] = 2: want a class in [0, 2)"},
		{"eval softmax-ce pred=1,2 class=0.5", `class[0] = "0.5": want a whole number`},
		{"eval softmax-ce pred=1,2 class=0 ignore_index=0.5", "would be taken for [0], want a whole number"},
		{"eval triplet pred=1,2,3,4,5", "shape = [3 1]: does not fit 5 entries, want {3, D}"},
		{"eval triplet pred=1,2,3 shape=3", "shape = [3]: want {3, D}"},
		{"eval triplet pred=1,2,3 shape=3,-1", "shape = [3 -1]: does not fit 3 entries"},
		{"eval triplet pred=1,2,3 shape=4294967296,4294967296", "does not fit 3 entries"},
		{"eval ctc pred=0,0 class=1", "shape is needed: want {T, K}"},
		{"check huber", "takes flags only"},
		{"check -loss hubr", `no loss matches -loss "hubr" (did you mean huber`},
		{"check -loss [", `-loss "[": want a glob`},
		{"check -impl me", `no implementation matches -impl "me": want one of [reference fast gonum]`},
		{"check -impl gonum -loss huber", `-impl "gonum" has no loss that matches -loss "huber"`},
		{"check -checks 0", "-checks 0: want at least 1"},
		{"check -shrink 0", "-shrink 0: want at least 1"},
		{"check -seed 0", "-seed 0"},
		{"check -dtype f8", `-dtype "f8": want f32, f64, f16 or bf16`},
		{"check -loss hinge -property u-valu", "(did you mean u-value"},
		{"check -loss hinge -expect nowhere.toml", "nowhere.toml"},
		{"check -loss hinge -o testdata", "-o: open testdata"},
	} {
		code, _, errs := runs(strings.Fields(c.args)...)
		require.Equal(t, reports.ExitUsage, code, "%s: %s", c.args, errs)
		require.Contains(t, errs, c.want, c.args)
		require.Equal(t, 1, strings.Count(errs, "\n"), "%s: one line says it: %s", c.args, errs)
	}
}

func TestBothDashes(t *testing.T) {
	_, one, _ := runs("list", "-json")
	code, two, _ := runs("list", "--json")
	require.Equal(t, reports.ExitConformant, code)
	require.Equal(t, one, two)
	require.Equal(t, len(catalog.Entries()), strings.Count(one, "\n"))
	require.Contains(t, one, `{"loss":"huber","family":"regression","params":{"delta":[1]}`)
}

// Every loss can be listed and described, with everything that its specification says of it.
func TestListAndDescribe(t *testing.T) {
	code, list, errs := runs("list")
	require.Equal(t, reports.ExitConformant, code, errs)
	for _, e := range catalog.Entries() {
		l, err := e.Exact(nil)
		require.NoError(t, err)
		require.Contains(t, list, l.Definition)
		code, out, errs := runs("describe", e.Name)
		require.Equal(t, reports.ExitConformant, code, errs)
		out = strings.Join(strings.Fields(out), " ")
		has := func(part string) {
			require.Contains(t, out, strings.Join(strings.Fields(part), " "), e.Name)
		}
		has(l.Definition)
		for _, k := range l.Kinks {
			has(k.Name)
		}
		for _, s := range l.Special {
			has(s.When)
		}
		for _, r := range l.Refs {
			has(r.Text)
			has(r.DOI)
		}
		for library, name := range l.Names {
			has(library + " " + name)
		}
		for _, c := range l.Claims {
			has(c.String())
		}
	}
}

// What the catalogue admits of a reference is told with the loss.
func TestDescribeTellsTheGrade(t *testing.T) {
	_, out, _ := runs("describe", "huber")
	require.Contains(t, out, "The reference is of grade A in value and gradient, in both formats.\n")
	for _, s := range catalog.Shortfalls() {
		_, out, _ := runs("describe", s.Loss)
		words := strings.Join(strings.Fields(out), " ")
		require.Contains(t, words, "in both formats, but for")
		require.Contains(t, words, s.Why)
	}
}
