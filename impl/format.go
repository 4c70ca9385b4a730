package impl

import "math"

// A Format is a binary format narrower than float32. Its numbers travel as float32.
type Format struct {
	name     string
	bits     int     // of the significand, with the hidden one
	infinite float64 // twice the largest power of two, where numbers end
	least    uint64  // the bits of the least normal number
}

func newFormat(name string, bits, minExp, maxExp int) Format {
	return Format{name, bits, math.Ldexp(1, maxExp+1), math.Float64bits(math.Ldexp(1, minExp))}
}

// Float16 is binary16 of IEEE 754; BFloat16 is the upper half of a float32, subnormals included.
var (
	Float16  = newFormat("float16", 11, -14, 15)
	BFloat16 = newFormat("bfloat16", 8, -126, 127)
)

// String is "float16" or "bfloat16".
func (f Format) String() string { return f.name }

// Round is the number of the format nearest to x, ties to even. What is beyond the largest one becomes ±Inf, underflow keeps the sign.
func (f Format) Round(x float64) float32 {
	const exponent = 52 // where it begins in the bits of a float64
	size := math.Abs(x)
	if !(size < f.infinite) {
		if x != x {
			return float32(x)
		}
		return float32(math.Copysign(math.Inf(1), x))
	}
	binade := max(math.Float64bits(size)>>exponent, f.least>>exponent)
	// One and a half times a power of two, of which the last digit is the last one that the format has for x: adding it rounds.
	shift := math.Float64frombits((binade+uint64(exponent+1-f.bits))<<exponent | 1<<(exponent-1))
	y := float64(size+shift) - shift
	if y >= f.infinite {
		y = math.Inf(1)
	}
	return float32(math.Copysign(y, x))
}

// Rounded is a loss in a narrower format: l computes on its numbers in its own, reductions included, and each result is rounded once more. Where that
// is float64 it is as exact as the format can be; code that sums in the format itself is not.
func Rounded[W Float](l Loss[W], f Format) Loss[float32] { return roundedLoss[W]{l, f} }

type roundedLoss[W Float] struct {
	wide Loss[W]
	f    Format
}

// HasGrad reports whether the wide loss has a gradient.
func (l roundedLoss[W]) HasGrad() bool {
	d, ok := l.wide.(Differentiable)
	return !ok || d.HasGrad()
}

// Value implements Loss.
func (l roundedLoss[W]) Value(dst []float32, b Batch[float32], r Reduction) ([]float32, error) {
	v, err := l.wide.Value(own[W](dst), l.widen(b), r)
	if err != nil {
		return nil, err
	}
	return l.narrow(dst, v), nil
}

// Grad implements Loss.
func (l roundedLoss[W]) Grad(dst []float32, b Batch[float32], r Reduction, up []float32) ([]float32, error) {
	g, err := l.wide.Grad(own[W](dst), l.widen(b), r, lift[W](up))
	if err != nil {
		return nil, err
	}
	return l.narrow(dst, g), nil
}

// TargetGrad implements TargetGrader.
func (l roundedLoss[W]) TargetGrad(dst []float32, b Batch[float32], r Reduction, up []float32) ([]float32, error) {
	t, ok := l.wide.(TargetGrader[W])
	if !ok {
		return nil, ErrUnsupported
	}
	g, err := t.TargetGrad(own[W](dst), l.widen(b), r, lift[W](up))
	if err != nil {
		return nil, err
	}
	return l.narrow(dst, g), nil
}

// ValueGrad implements ValueGrader.
func (l roundedLoss[W]) ValueGrad(value, grad []float32, b Batch[float32], r Reduction, up []float32) ([]float32, []float32, error) {
	both, ok := l.wide.(ValueGrader[W])
	if !ok {
		return nil, nil, ErrUnsupported
	}
	v, g, err := both.ValueGrad(own[W](value), own[W](grad), l.widen(b), r, lift[W](up))
	if err != nil {
		return nil, nil, err
	}
	return l.narrow(value, v), l.narrow(grad, g), nil
}

// widen is the batch in the wide format.
func (l roundedLoss[W]) widen(b Batch[float32]) Batch[W] {
	return Batch[W]{
		N: b.N, Shape: b.Shape, TargetShape: b.TargetShape, Pred: lift[W](b.Pred), Target: lift[W](b.Target), Weight: lift[W](b.Weight),
		Class: b.Class, ClassLen: b.ClassLen, unit: math.Ldexp(1, -l.f.bits),
	}
}

// own is v itself where the wide format is float32, and nil elsewhere.
func own[W Float](v []float32) []W {
	w, _ := any(v).([]W)
	return w
}

// lift is v in the wide format. It keeps nil, which means ones.
func lift[W Float](v []float32) []W {
	if w := own[W](v); w != nil || v == nil {
		return w
	}
	return convert[W](v)
}

// narrow rounds what the wide loss returned into dst, which may be the same memory.
func (l roundedLoss[W]) narrow(dst []float32, v []W) []float32 {
	dst = dst[:0]
	for _, x := range v {
		dst = append(dst, l.f.Round(float64(x)))
	}
	return dst
}
