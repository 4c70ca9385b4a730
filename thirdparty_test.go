package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/properties/expect"
)

const python = "impl/adapters/python"

// The page of what was found in Python's libraries counts what it shows: the rows of each section, the losses of each adapter, the causes in
// each file of expectations, at the versions that the environments pin; and it has every finding, as the README says.
func TestThirdPartyPage(t *testing.T) {
	page, findings := text(t, "reports/third-party.md"), text(t, python+"/findings.py")+text(t, python+"/findings_torch.py")
	pinned := map[string]bool{}
	for _, list := range glob(t, python+"/requirements/*.txt") {
		for _, m := range regexp.MustCompile(`(?m)^([\w-]+)==(\S+)$`).FindAllStringSubmatch(text(t, list), -1) {
			pinned[strings.ToLower(m[1])+" "+m[2]] = true
		}
	}
	installed := strings.NewReplacer("pytorch ", "torch ", "onnx runtime", "onnxruntime", "tensorflow ", "tensorflow_cpu ")
	head, rest, _ := strings.Cut(page, "\n## ")
	defects, all := map[string]int{}, 0
	for _, section := range strings.Split(rest, "\n## ") {
		title, body, _ := strings.Cut(section, "\n")
		n := strings.Count(body, "\n| ") - 1
		require.Positive(t, n, title)
		name := installed.Replace(strings.ToLower(title))
		require.True(t, pinned[name], "%s: no environment pins that version", title)
		defects[title], all = n, all+n
	}
	require.Contains(t, head, fmt.Sprintf("\n%d defects in %d libraries.", all, len(defects)))
	require.Contains(t, text(t, "README.md"), fmt.Sprintf("%d findings in %d", all, len(defects)))

	targets := regexp.MustCompile(`(?m)^\| ([\w-]+) \| ([^|]+) \| (\d+) \| (\d+) \| ([\d, ]+) \|$`).FindAllStringSubmatch(head, -1)
	require.Len(t, targets, strings.Count(text(t, ".ci/third-party"), "_adapter.py"), "a row for each target")
	for _, row := range targets {
		target, libraries, losses, causes, found := row[1], strings.Split(row[2], ", "), row[3], row[4], strings.Split(row[5], ", ")
		adapter := regexp.MustCompile(regexp.QuoteMeta(target) + ` +\w+ +\d+ +(\w+\.py)`).FindStringSubmatch(text(t, ".ci/third-party"))
		require.NotNil(t, adapter, "%s is no target of .ci/third-party", target)
		declared := regexp.MustCompile(`(?m)^@\w+\("`).FindAllString(text(t, python+"/"+adapter[1]), -1)
		require.Equal(t, strconv.Itoa(len(declared)), losses, "losses of %s", target)
		require.Equal(t, strconv.Itoa(causesOf(t, target)), causes, "causes in the expectations of %s", target)
		require.Len(t, found, len(libraries), target)
		for i, library := range libraries {
			require.Equal(t, strconv.Itoa(defects[library]), found[i], "defects of %s", library)
		}
	}
	gate := regexp.MustCompile(`(?m)^third_party (.*)$`).FindStringSubmatch(text(t, ".ci/run"))
	require.NotNil(t, gate)
	complete := regexp.MustCompile(`Continuous integration holds to that (.*), and of jax-optax`).FindStringSubmatch(head)
	require.NotNil(t, complete)
	require.Equal(t, strings.Fields(gate[1]), strings.Fields(strings.NewReplacer(",", "", " and ", " ").Replace(complete[1])), "what .ci/run checks whole")
	require.Contains(t, text(t, ".ci/run"), "\nLOSS='h*' third_party jax-optax\n")
	for _, m := range regexp.MustCompile(`finding\("([^"%]+)",`).FindAllStringSubmatch(findings, -1) {
		require.Contains(t, page, "| "+m[1]+" |", "a finding that the page does not have")
	}
}

// What a library said when it failed is shown without the folders of the machine where it did.
func TestExpectationsNameNoMachine(t *testing.T) {
	for _, file := range append(glob(t, "impl/adapters/*/testdata/*.toml"), glob(t, "impl/adapters/*/expect.toml")...) {
		require.NotRegexp(t, `/(root|home|Users)/|site-packages`, text(t, file), file)
	}
}

// causesOf counts the entries of the file of a target.
func causesOf(t *testing.T, target string) int {
	file := filepath.Join(python, "testdata", target+".toml")
	_, err := expect.Read(strings.NewReader(text(t, file)), time.Now())
	require.NoError(t, err, target)
	return strings.Count(text(t, file), "[[expect]]\n")
}

// text is what a file of the repository says.
func text(t *testing.T, file string) string {
	b, err := os.ReadFile(file)
	require.NoError(t, err)
	return string(b)
}

// glob lists the files that match.
func glob(t *testing.T, pattern string) []string {
	files, err := filepath.Glob(pattern)
	require.NoError(t, err)
	require.NotEmpty(t, files, pattern)
	return files
}
