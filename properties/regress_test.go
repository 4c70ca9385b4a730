package properties_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// A regress is a sample that an implementation once got wrong. Numbers are hexadecimal floats, so that it stays what it is when
// generators change.
type regress struct {
	Loss    string          `json:"loss"`
	Params  impl.Params     `json:"params,omitempty"`
	Dtype   string          `json:"dtype"`
	Why     string          `json:"why"`
	Witness json.RawMessage `json:"witness"`
}

// TestRegress holds references to what they once got wrong, before anything random.
func TestRegress(t *testing.T) {
	files, err := filepath.Glob("testdata/regress/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			var r regress
			require.NoError(t, json.Unmarshal(text, &r))
			require.NotEmpty(t, r.Why)
			k, err := properties.ParseWitness(string(r.Witness))
			require.NoError(t, err)
			e, err := catalog.Find(r.Loss)
			require.NoError(t, err)
			l, err := e.Spec(r.Params)
			require.NoError(t, err)
			for _, s := range k.Samples { // what is not legal is passed over, and would hold nobody to anything
				require.NoError(t, l.CheckSample(s, 0x1p-24))
			}
			judge(t, l, r.Params, r.Dtype, k.Samples, "")
		})
	}
}

// judge holds the reference to every property that only matches, at those samples first.
func judge(t *testing.T, l spec.Loss, p impl.Params, dtype string, pinned []spec.Sample, only string) {
	s := &properties.Settings{Checks: 1, Pinned: pinned, Only: only}
	var all []reports.Result
	if dtype == "f32" {
		got, err := catalog.Reference{}.Float32(l.Name, p)
		require.NoError(t, err)
		all = properties.CheckSubject(context.Background(), l, properties.InProcess[float32]{Loss: got}, s)
	} else {
		got, err := catalog.Reference{}.Float64(l.Name, p)
		require.NoError(t, err)
		all = properties.CheckSubject(context.Background(), l, properties.InProcess[float64]{Loss: got}, s)
	}
	for _, r := range all {
		if r.Failure == nil || r.Verdict != reports.Fail && r.Verdict != reports.Error {
			continue
		}
		text, err := json.Marshal(regress{l.Name, p, dtype, r.Property + ": " + r.Failure.Got + ", want " + r.Failure.Want, json.RawMessage(r.Failure.Witness)})
		require.NoError(t, err)
		t.Errorf("%s fails %s. When it is mended keep this under testdata/regress:\n%s", l, r.Property, text)
	}
}
