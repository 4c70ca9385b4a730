package infer_test

import (
	"errors"
	"flag"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/properties/infer"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

func TestMain(m *testing.M) {
	flag.Parse()
	if err := flag.Set("rapid.nofailfile", "true"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// probe asks an implementation that claims to be the loss of that name; with, if not nil, makes it for other parameters.
func probe(t *testing.T, name string, l impl.Loss[float64], with func(impl.Params) (impl.Loss[float64], error)) infer.Report {
	t.Helper()
	e, err := catalog.Find(name)
	require.NoError(t, err)
	r, err := infer.Probe(t.Context(), infer.Subject[float64]{
		Subject: properties.InProcess[float64]{Loss: l, With: with}, Format: ball.Float64,
		Spec: func(p impl.Params) (spec.Loss, error) { return e.Spec(p) },
	})
	require.NoError(t, err)
	return r
}

func reference(t *testing.T, name string) (impl.Loss[float64], func(impl.Params) (impl.Loss[float64], error)) {
	t.Helper()
	with := func(p impl.Params) (impl.Loss[float64], error) { return catalog.Reference{}.Float64(name, p) }
	l, err := with(nil)
	require.NoError(t, err)
	return l, with
}

// conventions are the findings that can be declared.
func conventions(r infer.Report) (all []string) {
	for _, f := range r.Findings {
		if f.Convention != "" {
			all = append(all, f.Convention)
		}
	}
	return all
}

func said(r infer.Report) string {
	var all []string
	for _, f := range r.Findings {
		all = append(all, f.Says)
	}
	return strings.Join(all, "\n")
}

// What is as specified has no convention but the element that it chooses at kinks, and no answer is left unexplained.
func TestReferencesHaveNone(t *testing.T) {
	for _, name := range []string{"huber", "bce", "kl", "softmax-ce", "triplet", "wgan-critic"} {
		l, with := reference(t, name)
		r := probe(t, name, l, with)
		for _, c := range conventions(r) {
			require.True(t, strings.HasPrefix(c, "kink:"), "%s: %s", name, c)
		}
		require.Zero(t, r.Unexplained, "%s: %s", name, r.Odd)
		require.Greater(t, r.Probes, 20, name)
		require.NotContains(t, said(r), "mean", name)
		require.NotContains(t, said(r), "exchanged", name)
	}
}

// altered is an implementation with one thing changed.
type altered struct {
	impl.Loss[float64]
	value func(b impl.Batch[float64], r impl.Reduction, v []float64, err error) ([]float64, error)
}

func (a altered) Value(dst []float64, b impl.Batch[float64], r impl.Reduction) ([]float64, error) {
	v, err := a.Loss.Value(dst, b, r)
	return a.value(b, r, v, err)
}

func TestConventionsAreInferred(t *testing.T) {
	clip := func(p float64) float64 { return min(max(p, 1e-7), 1-1e-7) }
	half := impl.Pointwise(func(x, t float64) float64 { return (x - t) * (x - t) / 2 }, func(x, t float64) float64 { return x - t })
	r := probe(t, "squared", half, nil)
	require.Equal(t, []string{"scaled:0.5"}, conventions(r))
	require.Zero(t, r.Unexplained, r.Odd)

	clipped := impl.Pointwise(func(x, t float64) float64 {
		x = clip(x)
		return -t*math.Log(x) - (1-t)*math.Log1p(-x)
	}, nil)
	r = probe(t, "bce", clipped, nil)
	require.Equal(t, []string{"clip:1e-07,0.9999999"}, conventions(r))
	require.Zero(t, r.Unexplained, r.Odd)

	bits, _ := reference(t, "kl")
	r = probe(t, "kl", altered{bits, func(_ impl.Batch[float64], _ impl.Reduction, v []float64, err error) ([]float64, error) {
		for i := range v {
			v[i] /= math.Ln2
		}
		return v, err
	}}, nil)
	require.NotZero(t, r.Unexplained, "the gradient was left in nats, which no convention explains")

	other, _ := reference(t, "reverse-kl")
	r = probe(t, "kl", other, nil)
	require.Contains(t, said(r), "runs the other way")
	require.Equal(t, []string{"arguments:exchanged"}, conventions(r))
	require.Zero(t, r.Unexplained, r.Odd)

	floored := impl.Pointwise(func(x, t float64) float64 { // PyTorch's BCELoss
		return -t*max(math.Log(x), -100) - (1-t)*max(math.Log1p(-x), -100)
	}, func(x, t float64) float64 {
		return (x - t) / max(x*(1-x), 1e-12)
	})
	r = probe(t, "bce", floored, nil)
	require.Equal(t, []string{"log-floor:-100"}, conventions(r))
	require.NotZero(t, r.Unexplained, "its gradient has a constant of its own")
	require.Contains(t, r.Odd, "gradient[0] ")

	weighted, with := reference(t, "softmax-ce")
	r = probe(t, "softmax-ce", weighted, func(p impl.Params) (impl.Loss[float64], error) {
		p["label_smoothing"][0] *= 2
		return with(p)
	})
	require.Contains(t, said(r), "to neither all classes nor the others alone")
}

func TestReductionsAreInferred(t *testing.T) {
	l, _ := reference(t, "absolute")
	r := probe(t, "absolute", altered{l, func(b impl.Batch[float64], red impl.Reduction, v []float64, err error) ([]float64, error) {
		if red != impl.Mean {
			return v, err
		}
		if v, err = l.Value(nil, b, impl.Sum); err == nil {
			v[0] /= float64(b.N)
		}
		return v, err
	}}, nil)
	require.Contains(t, said(r), "a mean divides by the number of samples, whatever they weigh")
	require.Contains(t, said(r), "the mean of nothing is 0")
	require.Contains(t, said(r), "on the kink r = 0 the gradient is 0")
	require.Equal(t, []string{"empty-mean:0", "kink:0"}, conventions(r))

	rows, _ := reference(t, "kl")
	r = probe(t, "kl", altered{rows, func(b impl.Batch[float64], red impl.Reduction, v []float64, err error) ([]float64, error) {
		if err == nil && red == impl.Mean {
			v[0] /= float64(len(b.Pred) / b.N)
		}
		return v, err
	}}, nil)
	require.Equal(t, []string{"mean:entries"}, slices.Compact(conventions(r)))
}

// The element of the generalised gradient is declared by one word, where one word is true of every kink.
func TestElementsAreInferred(t *testing.T) {
	value := func(x, t float64) float64 { return math.Abs(x - t) }
	for _, c := range []struct {
		at   func(x float64) float64 // the slope at a kink
		want string
	}{
		{func(float64) float64 { return 0 }, "kink:0"}, // which is the middle too
		{func(float64) float64 { return -1 }, "kink:lower"},
		{func(float64) float64 { return 1 }, "kink:upper"},
		{func(x float64) float64 { return math.Copysign(1, math.Sin(1e3*x)) }, "kink:any"}, // now this, now that
	} {
		r := probe(t, "absolute", impl.Pointwise(value, func(x, t float64) float64 {
			if x == t {
				return c.at(x)
			}
			return math.Copysign(1, x-t)
		}), nil)
		require.Equal(t, []string{c.want}, slices.Compact(conventions(r)))
		require.Zero(t, r.Unexplained, r.Odd)
	}
	r := probe(t, "squared", impl.Pointwise(func(x, t float64) float64 { return (x - t) * (x - t) }, func(x, t float64) float64 { return 2 * (x - t) }), nil)
	require.Empty(t, conventions(r), "nothing jumps")
}

// What is declared explains, and holds: an implementation is as its own conventions say, and another is not.
func TestDeclaredConventionsHold(t *testing.T) {
	mean := func(of impl.Loss[float64], empty float64) impl.Loss[float64] {
		return altered{of, func(b impl.Batch[float64], r impl.Reduction, v []float64, err error) ([]float64, error) {
			var refused *impl.DataError
			if r == impl.Mean && errors.As(err, &refused) && refused.Arg == "weight" {
				return []float64{empty}, nil
			}
			return v, err
		}}
	}
	absolute, _ := reference(t, "absolute")
	upper := impl.Pointwise(func(x, t float64) float64 { return math.Abs(x - t) }, func(x, t float64) float64 {
		if x >= t {
			return 1
		}
		return -1
	})
	floored := impl.Pointwise(func(x, t float64) float64 { return -t*max(math.Log(x), -100) - (1-t)*max(math.Log1p(-x), -100) }, nil)
	reverse, _ := reference(t, "reverse-kl")
	for _, c := range []struct {
		name, property string
		got            impl.Loss[float64]
		declared       string // under which it passes
		other          string // under which it does not; empty: without a declaration
	}{
		{"absolute", "u-kink-selection", upper, "kink:upper", "kink:0"},
		{"absolute", "u-kink-selection", upper, "kink:any", "kink:middle"},
		{"absolute", "u-kink-selection", absolute, "kink:middle", "kink:lower"},
		{"absolute", "u-empty-batch", mean(absolute, 0), "empty-mean:0", "empty-mean:nan"},
		{"absolute", "u-empty-batch", mean(absolute, math.NaN()), "empty-mean:nan", ""},
		{"absolute", "u-empty-batch", absolute, "empty-mean:0", "-"},
		{"bce", "u-value", floored, "log-floor:-100", "log-floor:-50"},
		{"bce", "u-value", floored, "log-floor:-100", ""},
		{"kl", "u-value", reverse, "arguments:exchanged", ""},
	} {
		e, err := catalog.Find(c.name)
		require.NoError(t, err)
		l, err := e.Spec(nil)
		require.NoError(t, err)
		accused := func(convention string) bool {
			set := properties.Settings{Checks: 20, Only: c.property}
			if convention != "" {
				conv, err := spec.ParseConvention(convention, l)
				require.NoError(t, err)
				set.Conventions = []spec.Convention{conv}
			}
			rs := properties.Check(t.Context(), l, c.got, &set)
			require.NotEmpty(t, rs)
			return slices.ContainsFunc(rs, func(r reports.Result) bool { return r.Verdict.Accuses() && r.Level == reports.Must })
		}
		require.False(t, accused(c.declared), "%s of %s", c.declared, c.name)
		if c.other != "-" { // an error is right whatever is declared
			require.True(t, accused(c.other), "%s of %s", c.other, c.name)
		}
	}
}
