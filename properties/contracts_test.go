package properties_test

import (
	"math"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

type (
	batch  = impl.Batch[float64]
	values = func(dst []float64, b batch, r impl.Reduction) ([]float64, error)
	grads  = func(dst []float64, b batch, r impl.Reduction, up []float64) ([]float64, error)
)

// A bent loss answers like a reference, but for the function that is replaced.
type bent struct {
	ref   impl.Loss[float64]
	value values
	grad  grads
}

func (l bent) Value(dst []float64, b batch, r impl.Reduction) ([]float64, error) {
	if l.value != nil {
		return l.value(dst, b, r)
	}
	return l.ref.Value(dst, b, r)
}

func (l bent) Grad(dst []float64, b batch, r impl.Reduction, up []float64) ([]float64, error) {
	if l.grad != nil {
		return l.grad(dst, b, r, up)
	}
	return l.ref.Grad(dst, b, r, up)
}

// fused is a bent loss whose ValueGrad is one ulp off.
type fused struct{ bent }

func (l fused) ValueGrad(value, grad []float64, b batch, r impl.Reduction, up []float64) ([]float64, []float64, error) {
	v, err := l.ref.Value(value, b, r)
	if err != nil {
		return nil, nil, err
	}
	v[0] = math.Nextafter(v[0], math.Inf(1))
	g, err := l.ref.Grad(grad, b, r, up)
	return v, g, err
}

// after changes what a reference answers under one reduction.
func after(ref impl.Loss[float64], only impl.Reduction, change func(out []float64, b batch)) values {
	return func(dst []float64, b batch, r impl.Reduction) ([]float64, error) {
		out, err := ref.Value(dst, b, r)
		if err == nil && r == only {
			change(out, b)
		}
		return out, err
	}
}

// reweighted changes the weights before a reference sees them.
func reweighted(ref impl.Loss[float64], change func(w []float64)) values {
	return func(dst []float64, b batch, r impl.Reduction) ([]float64, error) {
		if b.Weight != nil {
			b.Weight = slices.Clone(b.Weight)
			change(b.Weight)
		}
		return ref.Value(dst, b, r)
	}
}

// TestContractsKill shows that each property of the contracts refutes at least one implementation: the fault that it is there for.
func TestContractsKill(t *testing.T) {
	squared, absolute, ce := impl.Squared[float64](), impl.Absolute[float64](), impl.SoftmaxCE[float64](nil, -100, 0)
	var count, scratch atomic.Int64
	overN := func(dst []float64, b batch, r impl.Reduction) ([]float64, error) {
		if r != impl.Mean {
			return squared.Value(dst, b, r)
		}
		if _, err := squared.Value(nil, b, r); err != nil {
			return nil, err
		}
		out, err := squared.Value(dst, b, impl.Sum)
		for i := range out {
			out[i] /= float64(b.N)
		}
		return out, err
	}
	for _, c := range []struct {
		property, fault string
		want            spec.Loss
		got             impl.Loss[float64]
	}{
		{"u-singleton-scalar", "the mean divides by n+1", spec.Squared(),
			bent{squared, after(squared, impl.Mean, func(out []float64, b batch) { out[0] /= float64(b.N + 1) }), nil}},
		{"u-slice-concat", "the last sample is dropped", spec.Squared(),
			bent{squared, after(squared, impl.None, func(out []float64, b batch) {
				if b.N > 1 {
					out[b.N-1] = 0
				}
			}), nil}},
		{"u-batch-permutation", "the position is added to the value", spec.Squared(),
			bent{squared, after(squared, impl.None, func(out []float64, b batch) {
				for i := range out {
					out[i] += float64(i)
				}
			}), nil}},
		{"u-reduction-sum", "the sum leaves out what is negative after a shift", spec.Squared(),
			bent{squared, after(squared, impl.Sum, func(out []float64, b batch) { out[0] -= 1 }), nil}},
		{"u-reduction-mean", "the mean divides by N", spec.Squared(), bent{squared, overN, nil}},
		{"u-weighted-mean", "the mean divides by N", spec.Squared(), bent{squared, overN, nil}},
		{"u-empty-batch", "the mean of nothing is 0", spec.Squared(),
			bent{squared, func(dst []float64, b batch, r impl.Reduction) ([]float64, error) {
				out, err := squared.Value(dst, b, r)
				if err != nil && r == impl.Mean {
					return append(dst[:0], 0), nil
				}
				return out, err
			}, nil}},
		{"u-weight-one", "weights are normalised", spec.Squared(), bent{squared, reweighted(squared, func(w []float64) {
			for i := range w {
				w[i] /= float64(len(w))
			}
		}), nil}},
		{"u-weight-linear", "weights are squared", spec.Squared(), bent{squared, reweighted(squared, func(w []float64) {
			for i := range w {
				w[i] *= w[i]
			}
		}), nil}},
		{"u-weight-repeat", "the root of the weight", spec.Squared(), bent{squared, reweighted(squared, func(w []float64) {
			for i := range w {
				w[i] = math.Sqrt(w[i])
			}
		}), nil}},
		{"u-weight-zero-removes", "0·NaN", spec.Squared(),
			bent{squared, func(dst []float64, b batch, r impl.Reduction) ([]float64, error) {
				w := b.Weight
				if b.Weight = nil; w == nil || r != impl.None {
					b.Weight = w
					return squared.Value(dst, b, r)
				}
				out, err := squared.Value(dst, b, r)
				for i := range out {
					out[i] *= w[i]
				}
				return out, err
			}, nil}},
		{"u-grad-reduction", "the gradient of the mean is that of the sum", spec.Squared(),
			bent{squared, nil, func(dst []float64, b batch, r impl.Reduction, up []float64) ([]float64, error) {
				return squared.Grad(dst, b, min(r, impl.Sum), up)
			}}},
		{"u-grad-scale-upstream", "the first upstream gradient for all samples", spec.Squared(),
			bent{squared, nil, func(dst []float64, b batch, r impl.Reduction, up []float64) ([]float64, error) {
				if r == impl.None && len(up) == b.N {
					up = slices.Repeat(up[:1], b.N)
				}
				return squared.Grad(dst, b, r, up)
			}}},
		{"u-domain-error", "the gradient ignores a label out of range", spec.SoftmaxCE(nil, -100, 0),
			bent{ce, nil, func(dst []float64, b batch, r impl.Reduction, up []float64) ([]float64, error) {
				if out, err := ce.Grad(dst, b, r, up); err == nil {
					return out, nil
				}
				return make([]float64, len(b.Pred)), nil
			}}},
		{"u-inf-limits", "infinity becomes the largest number", spec.Absolute(),
			bent{absolute, after(absolute, impl.None, func(out []float64, _ batch) { out[0] = math.Min(out[0], math.MaxFloat64) }), nil}},
		{"u-neg-zero", "a branch on the sign bit", spec.Absolute(),
			bent{absolute, after(absolute, impl.None, func(out []float64, b batch) {
				if b.N > 0 && b.Pred[0] == 0 && math.Signbit(b.Pred[0]) {
					out[0]++
				}
			}), nil}},
		{"u-deterministic", "an answer that counts", spec.Squared(),
			bent{squared, after(squared, impl.Sum, func(out []float64, _ batch) { out[0] += float64(count.Add(1)) }), nil}},
		{"u-nan-propagates", "NaN is cleaned away", spec.Squared(),
			bent{squared, after(squared, impl.None, func(out []float64, _ batch) {
				if out[0] != out[0] {
					out[0] = 0
				}
			}), nil}},
		{"u-large-n", "sums are kept in float32", spec.Squared(),
			bent{squared, func(dst []float64, b batch, r impl.Reduction) ([]float64, error) {
				out, err := squared.Value(dst, b, impl.None)
				if r == impl.None || err != nil || len(out) == 0 {
					return squared.Value(dst, b, r)
				}
				var s float32
				for _, v := range out {
					s += float32(v)
				}
				if r == impl.Mean {
					s /= float32(b.N)
				}
				return []float64{float64(s)}, nil
			}, nil}},
		{"u-many-samples", "a remainder is wrong", spec.Squared(),
			bent{squared, after(squared, impl.None, func(out []float64, b batch) {
				if b.N > 256 {
					out[b.N-1] = out[0]
				}
			}), nil}},
		{"u-left-out", "a shape of no dimensions is refused", spec.Squared(),
			bent{squared, func(dst []float64, b batch, r impl.Reduction) ([]float64, error) {
				if b.Shape != nil {
					return nil, &impl.DataError{Arg: "shape", At: -1, Got: b.Shape, Why: "want none"}
				}
				return squared.Value(dst, b, r)
			}, nil}},
		{"u-no-mutation", "the input is scratch", spec.Squared(),
			bent{squared, func(dst []float64, b batch, r impl.Reduction) ([]float64, error) {
				out, err := squared.Value(dst, b, r)
				slices.Sort(b.Pred)
				return out, err
			}, nil}},
		{"u-alias-policy", "dst is cleared before the input is read", spec.Squared(),
			bent{squared, nil, func(dst []float64, b batch, r impl.Reduction, up []float64) ([]float64, error) {
				clear(dst)
				return squared.Grad(dst, b, r, up)
			}}},
		{"u-grad-overwrite-vs-accumulate", "the gradient is added to dst", spec.Squared(),
			bent{squared, nil, func(dst []float64, b batch, r impl.Reduction, up []float64) ([]float64, error) {
				out, err := squared.Grad(nil, b, r, up)
				for i := range min(len(out), len(dst)) {
					out[i] += dst[i]
				}
				return out, err
			}}},
		{"u-grad-shape", "one number too many is written", spec.Squared(),
			bent{squared, nil, func(dst []float64, b batch, r impl.Reduction, up []float64) ([]float64, error) {
				out, err := squared.Grad(dst, b, r, up)
				if cap(out) > len(out) {
					out[:len(out)+1][len(out)] = 0
				}
				return out, err
			}}},
		{"u-value-consistency", "the fused value is an ulp off", spec.Squared(), fused{bent{squared, nil, nil}}},
		{"u-shape-error", "weights of a wrong length are not used", spec.Squared(),
			bent{squared, func(dst []float64, b batch, r impl.Reduction) ([]float64, error) {
				if len(b.Weight) != b.N {
					b.Weight = nil
				}
				return squared.Value(dst, b, r)
			}, nil}},
		{"u-error-leaves-dst", "dst is written before the data are checked", spec.Squared(),
			bent{squared, func(dst []float64, b batch, r impl.Reduction) ([]float64, error) {
				clear(dst[:cap(dst)])
				return squared.Value(dst, b, r)
			}, nil}},
		{"u-concurrent-safe", "scratch memory on the loss", spec.Squared(),
			bent{squared, func(dst []float64, b batch, r impl.Reduction) ([]float64, error) {
				if b.N > 0 {
					scratch.Store(int64(math.Float64bits(b.Pred[0])))
					runtime.Gosched()
					b.Pred = append([]float64{math.Float64frombits(uint64(scratch.Load()))}, b.Pred[1:]...)
				}
				return squared.Value(dst, b, r)
			}, nil}},
	} {
		t.Run(c.property, func(t *testing.T) {
			require.Truef(t, dies(t, c.property, c.want, properties.InProcess[float64]{Loss: c.got}), "survives: %s", c.fault)
		})
	}
}

// TestParamErrorKills is the same for the property that asks for other parameters.
func TestParamErrorKills(t *testing.T) {
	got := properties.InProcess[float64]{Loss: impl.Huber[float64](1), With: func(p impl.Params) (impl.Loss[float64], error) {
		return impl.Huber[float64](max(math.Abs(p["delta"][0]), 0.5)), nil
	}}
	require.True(t, dies(t, "u-param-error", spec.Huber(1), got), "survives: a negative delta is taken for a positive one")
}

// dies reports whether the property of that name fails, and requires that it was tried.
func dies(t *testing.T, property string, want spec.Loss, got properties.Subject[float64]) bool {
	t.Helper()
	results := properties.CheckSubject(t.Context(), want, got, &properties.Settings{Only: property, Checks: 200})
	require.NotEmpty(t, results, "no property has that name")
	return slices.ContainsFunc(results, func(r reports.Result) bool { return r.Verdict == reports.Fail && r.Level == reports.Must })
}
