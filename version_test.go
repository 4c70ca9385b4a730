package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

func TestVersion(t *testing.T) {
	code, out, errs := runs("version")
	require.Equal(t, reports.ExitConformant, code, errs)
	require.Regexp(t, `^lossgate \S+, go\S+ \w+/\w+\n$`, out)

	code, out, _ = runs("version", "-licenses")
	require.Equal(t, reports.ExitConformant, code)
	require.Equal(t, notices, out)

	code, _, errs = runs("version", "please")
	require.Equal(t, reports.ExitUsage, code)
	require.Contains(t, errs, "takes flags only")
}

// NOTICES is what the modules themselves say, word for word, and there is none among them whose licence a user would have to worry about.
func TestNotices(t *testing.T) {
	want := noticesNow(t)
	if *update {
		require.NoError(t, os.WriteFile("NOTICES", []byte(want), 0o644))
	}
	got, err := os.ReadFile("NOTICES")
	require.NoError(t, err)
	require.Equal(t, want, string(got), "go test -run Notices . -update writes it anew")
}

// noticesNow puts together the licences of the Go standard library and of every module that the command is built from.
func noticesNow(t *testing.T) string {
	t.Helper()
	var modules []string
	for _, system := range []string{"linux", "darwin", "windows"} {
		list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}", ".")
		list.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		out, err := list.Output()
		require.NoError(t, err)
		modules = append(modules, strings.Split(strings.TrimSpace(string(out)), "\n")...)
	}
	for _, m := range modules {
		if dir, ok := strings.CutPrefix(m, "golang.org/x/text "); ok { // the same licence; not every installation of Go keeps its own
			_, dir, _ = strings.Cut(dir, "\t")
			modules = append(modules, "std \t"+dir)
			break
		}
	}
	slices.Sort(modules)
	var b strings.Builder
	fmt.Fprintln(&b, "The command lossgate contains code of the following modules, each under the licence below it.")
	require.Contains(t, strings.Join(modules, "\n"), "std \t")
	for _, m := range slices.Compact(modules) {
		name, dir, ok := strings.Cut(m, "\t")
		require.True(t, ok, m)
		text := licenceOf(t, dir)
		fmt.Fprintf(&b, "\n## %s: %s\n\n%s\n", strings.Replace(strings.TrimSpace(name), "std", "Go standard library", 1), kindOfLicence(t, name, text), text)
	}
	return b.String()
}

// licenceOf reads the licence in the root of a module, without blanks at the ends of lines.
func licenceOf(t *testing.T, dir string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, "LICEN[SC]E*"))
	require.NoError(t, err)
	if more, _ := filepath.Glob(filepath.Join(dir, "COPYING*")); len(found) == 0 {
		found = more
	}
	require.NotEmpty(t, found, "%s has no licence", dir)
	text, err := os.ReadFile(found[0])
	require.NoError(t, err)
	return strings.TrimSpace(regexp.MustCompile(`[ \t\r]+\n`).ReplaceAllString(string(text), "\n"))
}

// kindOfLicence recognizes the licences that we accept by a sentence of each.
func kindOfLicence(t *testing.T, module, text string) string {
	t.Helper()
	text = strings.Join(strings.Fields(text), " ")
	for _, k := range []struct{ name, says string }{
		{"MPL-2.0", "Mozilla Public License Version 2.0"},
		{"Apache-2.0", "Apache License Version 2.0"},
		{"BSD-3-Clause", "Neither the name of"},
		{"MIT", "Permission is hereby granted, free of charge"},
		{"BSD-2-Clause", "Redistribution and use in source and binary forms"},
	} {
		if strings.Contains(text, k.says) {
			return k.name
		}
	}
	t.Fatalf("%s: a licence that nobody has looked at: %.100s", module, text)
	return ""
}
