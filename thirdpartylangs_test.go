package main

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/properties/expect"
)

// Each target of .ci/third-party-langs has an adapter and a file of expectations, of which each has a reason and a witness, and continuous integration
// checks targets that there are.
func TestThirdPartyLanguages(t *testing.T) {
	script := text(t, ".ci/third-party-langs")
	_, table, _ := strings.Cut(script, "targets='")
	table, _, _ = strings.Cut(table, "'\n")
	targets := map[string]bool{}
	for line := range strings.Lines(table) {
		f := strings.Fields(line)
		target, language, adapter := f[0], f[1], f[3]
		targets[target] = true
		source, file := "impl/adapters/"+adapter, "impl/adapters/"+adapter+"/expect.toml"
		switch language {
		case "js":
			source, file = "impl/adapters/js/"+adapter, "impl/adapters/js/testdata/"+target+".toml"
		case "rust":
			source, file = "impl/adapters/rust/"+adapter+"/main.rs", "impl/adapters/rust/testdata/"+adapter+".toml"
		}
		_, err := os.Stat(source)
		require.NoError(t, err, target)
		files := []string{file}
		family, _, _ := strings.Cut(target, "-")
		common := "impl/adapters/js/testdata/" + family + ".toml"
		if _, err := os.Stat(common); err == nil && common != file {
			files = append(files, common) // of all of the library's targets
		}
		for _, file := range files {
			known, err := expect.Read(strings.NewReader(text(t, file)), time.Now())
			require.NoError(t, err, target)
			require.NotEmpty(t, known, target)
		}
	}
	gate := regexp.MustCompile(`(?m)^reached \.ci/third-party-langs (.*)$`).FindStringSubmatch(text(t, ".ci/run"))
	require.NotNil(t, gate)
	for _, target := range strings.Fields(gate[1]) {
		require.True(t, targets[target], "%s is no target of .ci/third-party-langs", target)
	}
}

// The page of what was found in other languages has what the tests beside the adapters confirm, row by row, at the versions that these pin.
func TestThirdPartyLanguagesPage(t *testing.T) {
	page := text(t, "reports/third-party-langs.md")
	head, rest, _ := strings.Cut(page, "\n## ")
	all := 0
	sections := strings.Split(rest, "\n## ")
	for _, section := range sections {
		title, body, _ := strings.Cut(section, "\n")
		n := strings.Count(body, "\n| ") - 1
		require.Positive(t, n, title)
		row := regexp.MustCompile(`(?m)^\| ` + regexp.QuoteMeta(title) + ` \| (\S+) \| (\d+) \|$`).FindStringSubmatch(head)
		require.NotNil(t, row, "no row of %s at the top", title)
		require.Equal(t, strconv.Itoa(n), row[2], title)
		pins := "package.json"
		switch {
		case strings.HasPrefix(row[1], "rust/"):
			pins = "Cargo.toml"
		case row[1] != "js":
			pins = "go.mod"
		}
		version := title[strings.LastIndexByte(title, ' ')+1:]
		require.Regexp(t, `\b`+regexp.QuoteMeta(version)+`\b`, text(t, "impl/adapters/"+row[1]+"/"+pins), title)
		all += n
	}
	require.Contains(t, head, fmt.Sprintf("\n%d defects in %d libraries and backends,", all, len(sections)))
	require.Contains(t, text(t, "README.md"), fmt.Sprintf("lists %d more in %d libraries and backends", all, len(sections)))
	confirmed := 0
	for file, finding := range map[string]string{
		"js/confirm.mjs": `(?m)^  \[(?:"[\w. -]+"|WASM), "(.+?)",`, "gomlx/confirm_test.go": `(?m)^\t\t\{"(.+?)",`, "spago/confirm_test.go": `(?m)^\t\t\{"(.+?)",|"shows: (.+?): got %v, exact`,
		"gorgonia/confirm_test.go": `(?m)^\t\t\{"(.+?)",`, "rust/candle/confirm.rs": `(?m)^        \("(.+?)",`, "rust/burn/confirm.rs": `(?m)^        \("(.+?)",`,
	} {
		for _, m := range regexp.MustCompile(finding).FindAllStringSubmatch(text(t, "impl/adapters/"+file), -1) {
			if what := strings.Join(m[1:], ""); what != "%s" {
				require.Contains(t, page, "| "+what+" |", "%s: a finding that the page does not have", file)
				confirmed++
			}
		}
	}
	require.Equal(t, all, confirmed, "every row of the page is confirmed")
}
