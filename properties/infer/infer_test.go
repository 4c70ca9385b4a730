package infer_test

import (
	"flag"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/properties/infer"
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

// What is as specified has no convention, and no answer is left unexplained.
func TestReferencesHaveNone(t *testing.T) {
	for _, name := range []string{"huber", "bce", "kl", "softmax-ce", "triplet", "wgan-critic"} {
		l, with := reference(t, name)
		r := probe(t, name, l, with)
		require.Empty(t, conventions(r), name)
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
	require.Zero(t, r.Unexplained, r.Odd)

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
}
