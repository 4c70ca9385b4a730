package reports_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports"
)

// event is a line of go test -json.
func event(t *testing.T, action, test string, results ...reports.Result) string {
	e := map[string]string{"Action": action, "Package": "example.com/mine"}
	if test != "" {
		e["Test"] = test
	}
	if action == "attr" {
		value, err := reports.Attr(results...)
		require.NoError(t, err)
		e["Key"], e["Value"] = reports.AttrKey, value
	}
	line, err := json.Marshal(e)
	require.NoError(t, err)
	return string(line) + "\n"
}

// planned is what a test says before it starts.
func planned(property string) reports.Result {
	return reports.Result{Loss: "huber(delta=1)", Name: "huber", Impl: "TestHuber", Dtype: "f64", Property: property, Level: reports.Must, Verdict: reports.NotRun}
}

func passed(property string) reports.Result {
	r := planned(property)
	r.Verdict, r.Cases, r.Reached = reports.Pass, 9, 9
	return r
}

func TestReadGoTest(t *testing.T) {
	should := passed("u-value")
	should.Level, should.Verdict = reports.Should, reports.Fail
	one := event(t, "run", "TestHuber/u-value") + event(t, "attr", "TestHuber/u-value", planned("u-value")) +
		event(t, "attr", "TestHuber/u-value", passed("u-value"), should) + event(t, "pass", "TestHuber/u-value")
	two := event(t, "run", "TestHuber/u-even") + event(t, "attr", "TestHuber/u-even", planned("u-even"))
	start, other := event(t, "start", ""), event(t, "run", "TestOther")+event(t, "pass", "TestOther")
	for _, c := range []struct {
		name, text string
		verdicts   []reports.Verdict
		exit       int
		err        string
	}{
		{"whole", start + other + one + event(t, "pass", ""), []reports.Verdict{reports.Pass, reports.Fail}, 0, ""},
		{"twice", start + one + one + event(t, "pass", ""), []reports.Verdict{reports.Pass, reports.Fail, reports.Pass, reports.Fail}, 0, ""},
		{"linker's word", "# example.com/mine\nld: warning\n" + start + one + event(t, "pass", ""), []reports.Verdict{reports.Pass, reports.Fail}, 0, ""},
		{"the test failed without a word", start + one + two + event(t, "fail", "TestHuber/u-even") + event(t, "fail", ""),
			[]reports.Verdict{reports.Pass, reports.Fail, reports.Crash}, 1, ""},
		{"the process died", start + one + two + event(t, "fail", ""), []reports.Verdict{reports.Pass, reports.Fail, reports.Crash}, 1, ""},
		{"cut off", start + one + two, []reports.Verdict{reports.Pass, reports.Fail, reports.NotRun}, 0, "line 8: the record ends without a footer"},
		{"cut off in a line", start + one + two[:len(two)-9], []reports.Verdict{reports.Pass, reports.Fail}, 0, "line 7: the record ends without a footer: it was cut off in the middle"},
		{"nothing of ours", start + other + event(t, "pass", ""), nil, 0, "line 5: no test of this stream reports to lossgate"},
		{"garbage inside", start + "{oh}\n" + one, nil, 0, "line 2: invalid character"},
		{"attribute of another", start + strings.Replace(one, `[{`, `[[{`, 1), nil, 0, "line 3: the attribute"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rec, err := reports.ReadAny(strings.NewReader(c.text))
			var got []reports.Verdict
			for _, r := range rec.Results {
				got = append(got, r.Verdict)
			}
			require.Equal(t, c.verdicts, got)
			if c.err != "" {
				require.ErrorContains(t, err, c.err)
				require.Nil(t, rec.Footer)
				return
			}
			require.NoError(t, err)
			require.Equal(t, c.exit, rec.Footer.Exit)
		})
	}
}

// A record is read as one, whatever it says.
func TestReadAnyRecord(t *testing.T) {
	rec, err := reports.ReadAny(strings.NewReader(string(write(t, header(), sample(), reports.Footer{Complete: true}))))
	require.NoError(t, err)
	require.Len(t, rec.Results, len(sample()))
	_, err = reports.ReadAny(strings.NewReader("Hello, world\n"))
	require.ErrorContains(t, err, "line 1: not a record")
}
