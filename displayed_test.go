package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

// documents are the pages whose commands are tried.
var documents = []string{"README.md", "CONTRIBUTING.md", "reports/ULPS.md", "benchmarks/BENCH.md"}

// A displayed is a command that a page or a help shows, and what is shown of its output.
type displayed struct {
	at   string // "README.md:12"
	args []string
	run  bool     // it stands behind a prompt: the page says that this happens
	want []string // the lines of output that follow; empty: the page shows none
}

// prompt finds a command at the beginning of a line of a code block, with $ where its output follows.
var prompt = regexp.MustCompile(`^(\$ )?(?:\./)?lossgate (.+)$`)

// span finds a command in the running text. It may go on in the next line.
var span = regexp.MustCompile("`(?:\\./)?lossgate ([^`]+)`")

// displayedIn finds every command of a page: in blocks that are fenced or indented by four, and between backquotes.
func displayedIn(t *testing.T, file, text string) (all []displayed) {
	t.Helper()
	fenced, open := false, -1 // open is the command whose output is being read
	for i, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, "```") {
			fenced, open = !fenced, -1
			continue
		}
		code, indented := strings.CutPrefix(line, "    ")
		switch {
		case fenced:
			code = line
		case !indented && line != "":
			open = -1
			continue
		}
		at := fmt.Sprintf("%s:%d", file, i+1)
		if m := prompt.FindStringSubmatch(code); m != nil {
			open = -1
			all = append(all, displayed{at: at, args: shellWords(t, at, m[2]), run: m[1] != ""})
			if m[1] != "" {
				open = len(all) - 1
			}
		} else if strings.HasPrefix(code, "$ ") {
			open = -1
		} else if open >= 0 {
			all[open].want = append(all[open].want, strings.TrimRight(code, " "))
		}
	}
	for _, m := range span.FindAllStringSubmatchIndex(text, -1) {
		at := fmt.Sprintf("%s:%d", file, 1+strings.Count(text[:m[0]], "\n"))
		all = append(all, displayed{at: at, args: shellWords(t, at, text[m[2]:m[3]])})
	}
	for i := range all {
		for n := len(all[i].want); n > 0 && all[i].want[n-1] == ""; n-- {
			all[i].want = all[i].want[:n-1]
		}
	}
	return all
}

// shellWords splits a command line as a shell does, as far as pages need it: quotes, and a comment behind a space.
func shellWords(t *testing.T, at, line string) (all []string) {
	t.Helper()
	var word strings.Builder
	var quote rune
	in := false
	end := func() {
		if in {
			all = append(all, word.String())
		}
		word.Reset()
		in = false
	}
	for _, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			word.WriteRune(r)
		case r == '\'' || r == '"':
			quote, in = r, true
		case r == ' ' || r == '\n':
			end()
		case r == '#' && !in:
			return all
		default:
			word.WriteRune(r)
			in = true
		}
	}
	require.Zero(t, quote, "%s: a quote does not end: %s", at, line)
	end()
	return all
}

// wrong says what is wrong with a command that is not run: a subcommand or a flag that does not exist, or a value that a flag refuses. A value
// in capitals stands for one.
func (s displayed) wrong() error {
	i := slices.IndexFunc(commands(), func(c command) bool { return c.name == s.args[0] })
	switch {
	case i < 0 && (s.args[0] == "help" || s.args[0] == "-h" || strings.ToUpper(s.args[0]) == s.args[0]):
		return nil
	case i < 0:
		return fmt.Errorf("%s: there is no command %q", s.at, s.args[0])
	}
	flags := commands()[i].allFlags()
	for rest := s.args[1:]; len(rest) > 0 && rest[0] != "--"; rest = rest[1:] {
		word, dash := strings.CutPrefix(rest[0], "-")
		if !dash || word == "" {
			continue
		}
		name, value, given := strings.Cut(strings.TrimPrefix(word, "-"), "=")
		f := flags.Lookup(name)
		switch {
		case name == "h" || name == "help":
			continue
		case f == nil:
			return fmt.Errorf("%s: lossgate %s has no flag -%s", s.at, s.args[0], name)
		case !takesValue(f):
			continue
		case !given && len(rest) == 1:
			continue // "-dtype", as a flag is spoken of
		case !given:
			rest = rest[1:]
			value = rest[0]
		}
		if strings.ToUpper(value) == value && strings.ToLower(value) != value {
			continue
		}
		if err := flags.Set(name, value); err != nil {
			return fmt.Errorf("%s: lossgate %s -%s %s: %w", s.at, s.args[0], name, value, err)
		}
	}
	return nil
}

// narrowing is the flag without which a command takes too long for a test.
var narrowing = map[string]string{"check": "-loss", "mutants": "-mutant", "soak": "-rounds", "vectors": "-loss"}

// long reports whether a command is too much for a test, or needs a program that is not here.
func (s displayed) long() bool {
	with, ok := narrowing[s.args[0]]
	return s.args[0] == "exhaust" || strings.HasPrefix(s.args[0], "bench-") || slices.Contains(s.args, "--") || slices.Contains(s.args, "-properties") || // which counts all cases
		ok && !slices.Contains(s.args, with) && !slices.Contains(s.args, "lint")
}

// differs says where the output is not what is shown. A line … stands for any number of lines, and one that ends so for how it goes on.
func differs(want []string, out string) error {
	got := strings.Split(strings.TrimRight(out, "\n"), "\n")
	gap := false
	for _, line := range want {
		if line == "…" {
			gap = true
			continue
		}
		is := func(g string) bool {
			head, cut := strings.CutSuffix(line, "…")
			return cut && strings.HasPrefix(g, head) || strings.TrimRight(g, " ") == line
		}
		n := 0
		for n < len(got) && gap && !is(got[n]) {
			n++
		}
		if n == len(got) || !is(got[n]) {
			return fmt.Errorf("the line %q is not printed there; what is:\n%s", line, strings.Join(got, "\n"))
		}
		got, gap = got[n+1:], false
	}
	if len(got) > 0 && !gap {
		return fmt.Errorf("more is printed than is shown: %q", got)
	}
	return nil
}

// Every command that a page shows exists, and prints what the page shows.
func TestShownCommands(t *testing.T) {
	for _, file := range documents {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		all := displayedIn(t, file, string(text))
		require.NotEmpty(t, all, file)
		t.Run(file, func(t *testing.T) {
			t.Chdir(begun(t))
			for _, s := range all {
				if !s.run || s.long() {
					require.NoError(t, s.wrong())
					require.True(t, len(s.want) == 0 || slices.Contains(s.args, "--"), "%s: output is shown that no test can hold", s.at)
					continue
				}
				_, out, errs := runs(s.args...)
				if out == "" {
					out = errs
				}
				require.NoError(t, differs(s.want, out), s.at)
			}
		})
	}
}

// Every help ends with examples, and every example works: one after the other, in one folder, since one reads what another wrote.
func TestExamplesOfHelp(t *testing.T) {
	root, err := os.Getwd()
	require.NoError(t, err)
	dir := t.TempDir()
	t.Chdir(dir)
	code, _, errs := runs("check", "-loss", "huber", "-checks", "20", "-seed", "2", "-o", "before.jsonl")
	require.Equal(t, reports.ExitConformant, code, errs)
	known, err := os.ReadFile(filepath.Join(root, "impl/adapters/gonum/expect.toml"))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile("expect.toml", known, 0o600))
	require.NoError(t, os.MkdirAll("impl/catalog", 0o755)) // for new
	require.NoError(t, os.Mkdir("spec", 0o755))
	for _, cmd := range commands() {
		require.NotEmpty(t, cmd.example, cmd.name)
		_, help, _ := runs(cmd.name, "-h")
		for i, line := range strings.Split(cmd.example, "\n") {
			at := fmt.Sprintf("example %d of %s", i+1, cmd.name)
			require.Contains(t, help, "\n  "+line+"\n")
			rest, ours := strings.CutPrefix(line, "lossgate "+cmd.name+" ")
			require.True(t, ours, at)
			s := displayed{at: at, args: append([]string{cmd.name}, shellWords(t, at, rest)...)}
			if require.NoError(t, s.wrong()); s.long() || slices.Contains(unreached, cmd.name) {
				continue
			}
			code, out, errs := runs(s.args...)
			require.Equal(t, reports.ExitConformant, code, "%s: %s%s", at, out, errs)
		}
	}
}

// unreached are the commands whose examples read what only a long command writes.
var unreached = []string{"merge"}

// What is wrong with a page is found, or the tests above would hold nothing.
func TestShownMistakes(t *testing.T) {
	const page = "Text `lossgate list\n-properties`.\n\n    $ ./lossgate eval hinge pred=1 \"target=1\"   # a comment\n    one\n\n    two\n    $ make\n    three\n" +
		"\n```\nlossgate check -chekcs 5\n```\n"
	all := displayedIn(t, "p.md", page)
	require.Equal(t, []displayed{
		{at: "p.md:4", args: []string{"eval", "hinge", "pred=1", "target=1"}, run: true, want: []string{"one", "", "two"}},
		{at: "p.md:12", args: []string{"check", "-chekcs", "5"}},
		{at: "p.md:1", args: []string{"list", "-properties"}},
	}, all)
	for _, c := range []struct{ args, want string }{
		{"check -chekcs 5", "p: lossgate check has no flag -chekcs"},
		{"chekc", `p: there is no command "chekc"`},
		{"check -checks few", "-checks few: "},
		{"check -checks N -timeout 10s -v -- python3 -x", ""},
		{"help eval", ""},
		{"check -dtype", ""},
	} {
		err := displayed{at: "p", args: strings.Fields(c.args)}.wrong()
		if c.want == "" {
			require.NoError(t, err, c.args)
			continue
		}
		require.ErrorContains(t, err, c.want)
	}
	const out = "a  \nb\nc\nd\n"
	for _, c := range []struct{ want, err string }{
		{"a|b|c|d", ""}, {"a|…|d", ""}, {"…|b|…", ""}, {"a|b|c|d…", ""}, {"…", ""},
		{"a|b|c", `more is printed`}, {"a|c|d", `"c"`}, {"…|e", `"e"`}, {"b|…", `"b"`}, {"", `""`},
	} {
		err := differs(strings.Split(c.want, "|"), out)
		if c.err == "" {
			require.NoError(t, err, c.want)
			continue
		}
		require.ErrorContains(t, err, c.err, c.want)
	}
}
