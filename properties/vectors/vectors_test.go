package vectors_test

import (
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties/vectors"
	"github.com/lossgate/lossgate/spec"
)

func TestMain(m *testing.M) {
	flag.Parse()
	if err := flag.Set("rapid.nofailfile", "true"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// find is what the command gives to Lint.
func find(name string, p impl.Params) (spec.Loss, error) {
	e, err := catalog.Find(name)
	if err != nil {
		return spec.Loss{}, err
	}
	return e.Spec(p)
}

// setting is a loss with default parameters, and implementations of it under the names of bugs.
func setting(t *testing.T, name string, bugs ...vectors.Bug) vectors.Setting {
	t.Helper()
	l, err := find(name, nil)
	require.NoError(t, err)
	return vectors.Setting{Loss: l, Bugs: bugs}
}

// Files follow the schema, and say what the oracle says: of a scalar loss, of one with kinks of several coordinates, of rows whose gradient
// is defined up to a constant, of labels, of a loss without target.
func TestFiles(t *testing.T) {
	var s jsonschema.Schema
	require.NoError(t, json.Unmarshal(vectors.Schema, &s))
	schema, err := s.Resolve(nil)
	require.NoError(t, err)
	for _, name := range []string{"huber", "triplet", "kl", "softmax-ce", "wgan-generator", "zero-one"} {
		f, err := vectors.Make([]vectors.Setting{setting(t, name)})
		require.NoError(t, err)
		text := f.Encode()
		again, err := vectors.Make([]vectors.Setting{setting(t, name)})
		require.NoError(t, err)
		require.Equal(t, text, again.Encode(), "%s: the same bytes each time", name)
		var plain any
		require.NoError(t, json.Unmarshal(text, &plain))
		require.NoError(t, schema.Validate(plain), name)
		read, err := vectors.Decode(text)
		require.NoError(t, err)
		require.Equal(t, string(text), string(read.Encode()))
		require.Empty(t, vectors.Lint(read, find), name)
	}
}

// References show no bug, and what is wrong shows one: a vector carries its flag.
func TestFlagsOfBugs(t *testing.T) {
	var bugs []vectors.Bug
	for id, l := range map[string]impl.Loss[float64]{
		"right": impl.Absolute[float64](),
		"wrong": impl.Pointwise(func(x, t float64) float64 { return x - t }, nil),
		"slope": impl.Pointwise(func(x, t float64) float64 { return max(x-t, t-x) }, func(x, t float64) float64 { return 1 }),
	} {
		bugs = append(bugs, vectors.Bug{Flag: vectors.Flag{ID: id, Hunts: "a bug"}, Dtype: "f64", Ask: vectors.Asking(l)})
	}
	f, err := vectors.Make([]vectors.Setting{setting(t, "absolute", bugs...)})
	require.NoError(t, err)
	count := map[string]int{}
	for _, g := range f.Groups {
		for _, v := range g.Vectors {
			for _, id := range v.Flags {
				count[g.Dtype+" "+id]++
			}
		}
	}
	require.Zero(t, count["f64 right"])
	require.Positive(t, count["f64 wrong"])
	require.Positive(t, count["f64 slope"])
	require.Zero(t, count["f32 wrong"], "a bug of one format is no bug of another")
}

func TestReferencesShowNoBug(t *testing.T) {
	for _, name := range []string{"kl", "triplet", "softmax-ce", "bce-logits", "giou"} {
		wide, err := catalog.Reference{}.Float64(name, nil)
		require.NoError(t, err)
		slim, err := catalog.Reference{}.Float32(name, nil)
		require.NoError(t, err)
		f, err := vectors.Make([]vectors.Setting{setting(t, name,
			vectors.Bug{Flag: vectors.Flag{ID: "reference", Hunts: "nothing"}, Dtype: "f64", Ask: vectors.Asking(wide)},
			vectors.Bug{Flag: vectors.Flag{ID: "reference", Hunts: "nothing"}, Dtype: "f32", Ask: vectors.Asking(slim)},
		)})
		require.NoError(t, err)
		require.NotContains(t, string(f.Encode()), "reference", name)
	}
}

// Each way to spoil a file is found, with its place.
func TestLintFinds(t *testing.T) {
	f, err := vectors.Make([]vectors.Setting{setting(t, "huber")})
	require.NoError(t, err)
	good := string(f.Encode())
	for _, c := range []struct{ name, old, new, want string }{
		{"an answer", `"dec":"0","hex"`, `"dec":"1","hex"`, `groups[0].vectors[0].value[0] = {"dec":"1"`},
		{"a bound", `"must":"1.18e-38"`, `"must":"1.18e-37"`, "groups[0].vectors[0].value[0]"},
		{"an input", `"pred":["0x1.8p+00"]`, `"pred":["0x1.800000001p+00"]`, "groups[0].vectors[0].pred[0] = 0x1.800000001p+00: no number of f32"},
		{"no number", `"pred":["0x1.8p+00"]`, `"pred":["one"]`, `groups[0].vectors[0].pred[0] = "one": want a number`},
		{"a flag", `"flags":["kink"]`, `"flags":["knik"]`, `"knik" is not among the flags of the file`},
		{"a flag of nothing", `"flags":["kink"]`, `"flags":["formula"]`, `no vector has "kink"`},
		{"an id", `{"id":2,`, `{"id":7,`, "groups[0].vectors[1].id = 7: want 2"},
		{"a dtype", `"dtype":"f32"`, `"dtype":"f8"`, `groups[0].dtype = "f8": want f32 or f64`},
		{"a parameter", `{"delta":["0x1p+00"]}`, `{"delta":["-0x1p+00"]}`, "groups[0]: "},
		{"a loss", `"loss":"huber"`, `"loss":"hubris"`, "no loss is named"},
	} {
		require.Contains(t, good, c.old, c.name)
		bad := good
		if strings.HasPrefix(c.name, "a flag") {
			bad = strings.ReplaceAll(bad, c.old, c.new)
		} else {
			bad = strings.Replace(bad, c.old, c.new, 1)
		}
		read, err := vectors.Decode([]byte(bad))
		require.NoError(t, err, c.name)
		require.Contains(t, strings.Join(vectors.Lint(read, find), "\n"), c.want, c.name)
	}
	for _, c := range []struct{ name, text, want string }{
		{"another version", strings.Replace(good, `"schema":1`, `"schema":2`, 1), "schema = 2: want 1"},
		{"an unknown field", strings.Replace(good, `"schema":1`, `"schema":1,"colour":"red"`, 1), `unknown field "colour"`},
		{"a second object", good + "{}", "something follows"},
		{"no JSON", "pass", "no vectors"},
	} {
		_, err := vectors.Decode([]byte(c.text))
		require.ErrorContains(t, err, c.want, c.name)
	}
}
