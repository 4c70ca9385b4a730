package impl

import "math"

// A Format is a binary format narrower than float32. Its numbers travel as float32.
type Format struct {
	name           string
	bits           int // of the significand, with the hidden one
	minExp, maxExp int // 2^minExp is the least normal number, 2^maxExp the largest power of two
}

// Float16 is binary16 of IEEE 754; BFloat16 is the upper half of a float32, subnormals included.
var (
	Float16  = Format{"float16", 11, -14, 15}
	BFloat16 = Format{"bfloat16", 8, -126, 127}
)

// String is "float16" or "bfloat16".
func (f Format) String() string { return f.name }

// Round is the number of the format nearest to x, ties to even. What is beyond the largest one becomes ±Inf, underflow keeps the sign.
func (f Format) Round(x float64) float32 {
	if x == 0 || math.IsNaN(x) || math.IsInf(x, 0) {
		return float32(x)
	}
	ulp := math.Ldexp(1, max(math.Ilogb(x), f.minExp)-f.bits+1)
	y := math.Copysign(math.RoundToEven(x/ulp)*ulp, x) // x/ulp is exact, or far below a half
	if math.Abs(y) >= math.Ldexp(1, f.maxExp+1) {
		return float32(math.Inf(int(math.Copysign(1, x))))
	}
	return float32(y)
}

// Rounded is a loss in a narrower format: l computes on its numbers in float64, reductions included, and each result is rounded once.
// That is as exact as the format can be; code that sums in the format itself is not.
func Rounded(l Loss[float64], f Format) Loss[float32] { return roundedLoss{l, f} }

type roundedLoss struct {
	wide Loss[float64]
	f    Format
}

// HasGrad reports whether the wide loss has a gradient.
func (l roundedLoss) HasGrad() bool {
	d, ok := l.wide.(Differentiable)
	return !ok || d.HasGrad()
}

// Value implements Loss.
func (l roundedLoss) Value(dst []float32, b Batch[float32], r Reduction) ([]float32, error) {
	v, err := l.wide.Value(nil, l.widen(b), r)
	if err != nil {
		return nil, err
	}
	return l.narrow(dst, v), nil
}

// Grad implements Loss.
func (l roundedLoss) Grad(dst []float32, b Batch[float32], r Reduction, up []float32) ([]float32, error) {
	g, err := l.wide.Grad(nil, l.widen(b), r, widenUp(up))
	if err != nil {
		return nil, err
	}
	return l.narrow(dst, g), nil
}

// TargetGrad implements TargetGrader.
func (l roundedLoss) TargetGrad(dst []float32, b Batch[float32], r Reduction, up []float32) ([]float32, error) {
	t, ok := l.wide.(TargetGrader[float64])
	if !ok {
		return nil, ErrUnsupported
	}
	g, err := t.TargetGrad(nil, l.widen(b), r, widenUp(up))
	if err != nil {
		return nil, err
	}
	return l.narrow(dst, g), nil
}

// ValueGrad implements ValueGrader.
func (l roundedLoss) ValueGrad(value, grad []float32, b Batch[float32], r Reduction, up []float32) ([]float32, []float32, error) {
	both, ok := l.wide.(ValueGrader[float64])
	if !ok {
		return nil, nil, ErrUnsupported
	}
	v, g, err := both.ValueGrad(nil, nil, l.widen(b), r, widenUp(up))
	if err != nil {
		return nil, nil, err
	}
	return l.narrow(value, v), l.narrow(grad, g), nil
}

// widen is the batch in float64.
func (l roundedLoss) widen(b Batch[float32]) Batch[float64] {
	w := Batch[float64]{
		N: b.N, Shape: b.Shape, TargetShape: b.TargetShape, Pred: convert[float64](b.Pred), Target: convert[float64](b.Target),
		Class: b.Class, PredLen: b.PredLen, ClassLen: b.ClassLen, unit: math.Ldexp(1, -l.f.bits),
	}
	if b.Weight != nil {
		w.Weight = convert[float64](b.Weight)
	}
	return w
}

// widenUp keeps nil, which means ones.
func widenUp(up []float32) []float64 {
	if up == nil {
		return nil
	}
	return convert[float64](up)
}

// narrow rounds what the wide loss returned into dst.
func (l roundedLoss) narrow(dst []float32, v []float64) []float32 {
	dst = dst[:0]
	for _, x := range v {
		dst = append(dst, l.f.Round(x))
	}
	return dst
}
