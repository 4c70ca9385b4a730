package main

import (
	"os"
	"regexp"
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
