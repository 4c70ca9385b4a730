package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/process/serve"
	"github.com/lossgate/lossgate/impl/process/wire"
	"github.com/lossgate/lossgate/reports"
)

// ownOffers declares two losses that no catalogue has: of a residual, and of classes.
func ownOffers(mode string) serve.Losses {
	arch := wire.Custom{
		Pred: "real", Target: "real", Params: map[string]wire.Array{"width": wire.Floats(wire.F64, nil, []float64{2})},
		Claims: []string{"nonneg", "zero-at-perfect", "convex", "even", "symmetric", "shift-invariant", "monotone-in-error", "lipschitz:1"},
	}
	peak := wire.Custom{Pred: "real[C]", Class: "C", Claims: []string{"nonneg", "convex", "permutation-invariant", "homogeneous:1"}}
	switch mode {
	case "own misspelt":
		arch.Claims[0] = "nonnegative"
	case "own false claim":
		peak.Claims = append(peak.Claims, "lipschitz:1")
	}
	offers := serve.Losses{"arch": {Params: []string{"width"}, Custom: &arch}, "peak": {Custom: &peak}}
	if mode == "own catalogued" {
		offers["huber"] = wire.Losses{Custom: &arch}
	}
	return offers
}

// own is a loss of the fake, right but for what its mode says.
func own[F impl.Float](mode, name string, p impl.Params) (impl.Loss[F], error) {
	var right impl.Loss[F]
	if name == "peak" { // how far the largest score lies above that of the label
		right = impl.Rows[F]{Eval: func(x impl.Row[F], g, _ []F) (F, error) {
			top := 0
			for i, v := range x.Pred {
				if v > x.Pred[top] || v != v {
					top = i
				}
			}
			if g != nil {
				clear(g)
				g[top]++
				g[x.Class[0]]--
				for i := range g { // NaN where anything is
					g[i] += x.Pred[top] - x.Pred[top]
				}
			}
			return x.Pred[top] - x.Pred[x.Class[0]], nil
		}}
	} else { // Charbonnier's, of slope 1 far away
		w := p["width"][0]
		right = impl.Pointwise(func(p, t F) F {
			r := float64(p) - float64(t)
			v := math.Hypot(w, r) - w
			switch {
			case mode == "own random":
				v *= 1 + rand.Float64()/256
			case mode == "own narrow" && fmt.Sprintf("%T", p) == "float32":
				v = float64(float32(math.Sqrt(float64(F(w*w)+F(r)*F(r)))) - float32(w))
			case mode == "own nan" && r == 0:
				v = math.NaN()
			}
			return F(v)
		}, func(p, t F) F {
			r := float64(p) - float64(t)
			g := r / math.Hypot(w, r)
			if mode == "own gradient" {
				g *= 1.01
			}
			return F(g)
		})
	}
	if mode == "own mean" {
		return meanOfMore[F]{right}, nil
	}
	return right, nil
}

// meanOfMore divides by one more than there are samples.
type meanOfMore[F impl.Float] struct{ impl.Loss[F] }

func (l meanOfMore[F]) Value(dst []F, b impl.Batch[F], r impl.Reduction) ([]F, error) {
	v, err := l.Loss.Value(dst, b, r)
	if err == nil && r == impl.Mean {
		v[0] *= F(b.N) / F(b.N+1)
	}
	return v, err
}

// A loss that the catalogue does not have is held to itself and to what is claimed of it; what needs a definition is untested, and it has no grade.
func TestCheckCustom(t *testing.T) {
	file := filepath.Join(t.TempDir(), "check.jsonl")
	code, out, errs := on(t, "own right", "check", "-checks", "30", "-o", file)
	require.Equal(t, reports.ExitConformant, code, out+errs)
	without, passed := map[string]bool{}, map[string]bool{}
	for _, r := range read(t, file).Results {
		require.Nil(t, r.Value)
		require.Nil(t, r.Grad)
		key := r.Name + " " + r.Dtype + " " + r.Property
		if strings.HasPrefix(r.Note, "no oracle") {
			require.Equal(t, reports.Untested, r.Verdict)
			without[key] = true
		} else if r.Verdict == reports.Pass {
			passed[key] = true
		}
	}
	for _, key := range []string{"arch f64 u-value", "arch f64 u-gradient", "peak f64 u-value", "arch f32 u-domain-error", "peak f64 u-grad-taylor-order"} {
		require.True(t, without[key], key)
	}
	for _, loss := range []string{"arch", "peak"} {
		require.True(t, passed[loss+" f32 u-value"], "what is answered in float64 stands for a definition")
		for _, property := range []string{
			"u-grad-fd", "u-reduction-sum", "u-reduction-mean", "u-weighted-mean", "u-weight-zero-removes", "u-deterministic", "u-nan-propagates",
			"u-batch-permutation", "u-slice-concat", "u-singleton-scalar", "u-nonneg", "u-grad-reduction", "u-large-n",
		} {
			for _, dtype := range []string{" f32 ", " f64 "} {
				require.True(t, passed[loss+dtype+property], loss+dtype+property)
			}
		}
	}
	require.Contains(t, out, "no oracle")
}

// What is wrong with a loss of one's own is found without a definition.
func TestCheckCustomFinds(t *testing.T) {
	for _, c := range []struct{ mode, args, property, why string }{
		{"own gradient", "-loss arch -dtype f64", "u-grad-fd", "slope of the values"},
		{"own random", "-loss arch -dtype f64", "u-deterministic", "asked again"},
		{"own mean", "-loss peak -dtype f64", "u-reduction-mean", "value under mean"},
		{"own nan", "-loss arch -dtype f64", "u-finite-on-finite", "value"},
		{"own narrow", "-loss arch -dtype f32", "u-value", "value"},
		{"own false claim", "-loss peak -dtype f64", "u-lipschitz", ""},
	} {
		file := filepath.Join(t.TempDir(), "check.jsonl")
		args := append([]string{"check", "-checks", "100", "-property", c.property, "-o", file}, strings.Fields(c.args)...)
		code, out, errs := on(t, c.mode, args...)
		require.Equal(t, reports.ExitFailed, code, c.mode+out+errs)
		f := read(t, file).Results[0].Failure
		require.NotNil(t, f, c.mode)
		require.Contains(t, f.Why, c.why, c.mode)
		require.NotContains(t, f.Repro, "lossgate eval", "nobody can say what is exact")

		pin, _, ok := strings.Cut(strings.TrimPrefix(f.Repro, "lossgate replay '"), "' -- ")
		require.True(t, ok, f.Repro)
		code, out, errs = on(t, c.mode, "replay", pin)
		require.Equal(t, reports.ExitFailed, code, c.mode+out+errs)
	}
}

// What a declaration says has to mean something.
func TestCustomDeclarations(t *testing.T) {
	for _, c := range []struct{ mode, want string }{
		{"own misspelt", `the adapter's custom loss "arch": claim = "nonnegative": want one of nonneg, `},
		{"own catalogued", "the adapter declares a custom loss huber: the catalogue has one of that name"},
	} {
		code, _, errs := on(t, c.mode, "check")
		require.Equal(t, reports.ExitUsage, code, errs)
		require.Contains(t, errs, c.want)
	}
}

// Smoke, record and replay take the losses that an adapter declares; bench prints what benchstat reads.
func TestAdapterCustom(t *testing.T) {
	code, out, errs := on(t, "own right", "adapter", "smoke")
	require.Equal(t, reports.ExitConformant, code, out+errs)
	require.Contains(t, out, "✓ peak f32: 12 questions answered\n")

	file := filepath.Join(t.TempDir(), "answers.jsonl")
	code, out, errs = on(t, "own right", "adapter", "record", "-loss", "arch", "-o", file)
	require.Equal(t, reports.ExitConformant, code, out+errs)
	code, out = replayAnswers(t, "own right", file)
	require.Equal(t, reports.ExitConformant, code, out)
	require.NoError(t, os.Remove(file))

	code, out, errs = on(t, "own right", "adapter", "bench", "-benchtime", "1ms")
	require.Equal(t, reports.ExitConformant, code, out+errs)
	require.Regexp(t, `\ngoarch: \w+\nBenchmarkLoss/loss=arch\(width=2\)/impl=stranger/op=value/dtype=f32/n=1\t +\d+\t +[\d.]+ ns/op\t +[\d.]+ ns/elem\n`, out)
	require.Equal(t, 2*2*2*3, strings.Count(out, "BenchmarkLoss/"))
	code, _, errs = on(t, "own right", "adapter", "bench", "-benchtime", "1us")
	require.Equal(t, reports.ExitUsage, code, errs)
}
