package reports_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

// schema reads the schema that other programs are told to hold a record to.
func schema(t *testing.T) *jsonschema.Schema {
	text, err := os.ReadFile("record.schema.json")
	require.NoError(t, err)
	var s jsonschema.Schema
	require.NoError(t, json.Unmarshal(text, &s))
	return &s
}

func TestRecordsKeepTheSchema(t *testing.T) {
	rs, err := schema(t).Resolve(nil)
	require.NoError(t, err)
	files, err := filepath.Glob("testdata/*.jsonl")
	require.NoError(t, err)
	require.Contains(t, files, filepath.Join("testdata", "record.jsonl"))
	var lines [][]byte
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		lines = slices.AppendSeq(lines, bytes.Lines(text))
	}
	for _, line := range lines {
		var v any
		require.NoError(t, json.Unmarshal(line, &v))
		require.NoError(t, rs.Validate(v), "%s", line)
	}
}

// What Read refuses because of its form, the schema refuses as well.
func TestSchemaRefuses(t *testing.T) {
	rs, err := schema(t).Resolve(nil)
	require.NoError(t, err)
	lines := strings.SplitAfter(string(write(t, header(), sample(), reports.Footer{})), "\n")
	for _, c := range []struct{ name, line string }{
		{"prose", `"hello"`},
		{"other", `{"a":1}`},
		{"kind", `{"record":"remark"}`},
		{"newer", strings.Replace(lines[0], `"schema":1`, `"schema":2`, 1)},
		{"seed is a number", strings.Replace(lines[0], `"18446744073709551615"`, `18446744073709551615`, 1)},
		{"verdict", strings.Replace(lines[1], `"pass"`, `"passed"`, 1)},
		{"level", strings.Replace(lines[1], `"MUST"`, `"must"`, 1)},
		{"float", strings.Replace(lines[1], `"+Inf"`, `"much"`, 1)},
		{"negative count", strings.Replace(lines[1], `"cases":200`, `"cases":-1`, 1)},
		{"no impl", strings.Replace(lines[1], `"impl"`, `"author"`, 1)},
		{"counts of what is none", strings.Replace(lines[4], `"pass"`, `"passed"`, 1)},
		{"exit", strings.Replace(lines[4], `"exit":0`, `"exit":7`, 1)},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.NotContains(t, lines, c.line, "nothing was replaced")
			var v any
			require.NoError(t, json.Unmarshal([]byte(c.line), &v))
			require.Error(t, rs.Validate(v), "%s", c.line)
		})
	}
}

// The schema names the fields of the Go types, no more and no less, so that a new field is not forgotten.
func TestSchemaNamesEveryField(t *testing.T) {
	s := schema(t)
	for def, v := range map[string]any{
		"header": reports.Header{}, "result": reports.Result{}, "footer": reports.Footer{}, "accuracy": reports.Accuracy{}, "failure": reports.Failure{},
	} {
		want := slices.Sorted(maps.Keys(s.Defs[def].Properties))
		var got []string
		if _, line := s.Defs[def].Properties["record"]; line {
			got = append(got, "record")
		}
		for _, f := range reflect.VisibleFields(reflect.TypeOf(v)) {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			got = append(got, name)
		}
		slices.Sort(got)
		require.Equal(t, want, got, def)
	}
	require.Len(t, s.Defs["verdict"].Enum, len(reports.Verdicts()))
	for i, v := range reports.Verdicts() {
		require.Equal(t, string(v), s.Defs["verdict"].Enum[i])
	}
}
