package fast

import (
	"sync"
	"unsafe"

	"github.com/lossgate/lossgate/impl"
)

// A kernel computes one loss for runs of samples.
type kernel[F impl.Float] interface {
	// plain reports whether it can: the shapes fit, and every sample of a weight other than 0 is legal. Lengths agree already.
	plain(b *impl.Batch[F]) bool
	// denominator is Σ w·d, what Mean divides by, w being 1 where the batch has no weights.
	denominator(b *impl.Batch[F]) float64
	// run computes samples lo to hi of a pass and returns Σ w·v.
	run(p *pass[F], lo, hi int, w *workspace[F]) sum
	// stride is how many samples make a segment, the unit of work.
	stride(b *impl.Batch[F]) int
}

// A loss serves what is plain by a kernel, and all else by the reference.
type loss[F impl.Float] struct {
	kernel[F]
	reference reference[F]
	set       Settings
	passes    sync.Pool // of *pass[F], so that a call allocates nothing
}

func newLoss[F impl.Float](k kernel[F], ref impl.Loss[F], set Settings) impl.Loss[F] {
	l := &loss[F]{kernel: k, reference: ref.(reference[F]), set: set}
	l.passes.New = func() any { return newPass[F]() }
	return l
}

// Value implements impl.Loss.
func (l *loss[F]) Value(dst []F, b impl.Batch[F], r impl.Reduction) ([]F, error) {
	if v, _, ok := l.serve(dst, nil, b, r, nil, true, false); ok {
		return v, nil
	}
	return l.reference.Value(dst, b, r)
}

// Grad implements impl.Loss.
func (l *loss[F]) Grad(dst []F, b impl.Batch[F], r impl.Reduction, up []F) ([]F, error) {
	if _, g, ok := l.serve(nil, dst, b, r, up, false, true); ok {
		return g, nil
	}
	return l.reference.Grad(dst, b, r, up)
}

// ValueGrad implements impl.ValueGrader.
func (l *loss[F]) ValueGrad(value, grad []F, b impl.Batch[F], r impl.Reduction, up []F) ([]F, []F, error) {
	if v, g, ok := l.serve(value, grad, b, r, up, true, true); ok {
		return v, g, nil
	}
	return l.reference.ValueGrad(value, grad, b, r, up)
}

// TargetGrad implements impl.TargetGrader.
func (l *loss[F]) TargetGrad(dst []F, b impl.Batch[F], r impl.Reduction, up []F) ([]F, error) {
	return l.reference.TargetGrad(dst, b, r, up)
}

// serve computes what is plain. When it returns false nothing has been written.
func (l *loss[F]) serve(value, grad []F, b impl.Batch[F], r impl.Reduction, up []F, wantValue, wantGrad bool) (v, g []F, ok bool) {
	p := l.passes.Get().(*pass[F])
	defer l.passes.Put(p)
	p.begin(l.kernel, b, up, r)
	defer p.end()
	if !p.fits() || !l.plain(&p.b) {
		return nil, nil, false
	}
	if r == impl.Mean {
		if p.d = l.denominator(&p.b); p.d == 0 || p.d-p.d != 0 {
			return nil, nil, false
		}
	}
	if wantValue && r == impl.None {
		v = sized(value, b.N)
	}
	if wantGrad {
		g = sized(grad, len(b.Pred))
	}
	p.value, p.grad = p.apart(v, g), p.apart(g, v)
	total := p.total(l.set)
	t := total.total() / p.d
	if wantValue && r != impl.None {
		if t-t != 0 { // Inf or NaN, which may be the sum's and not the mean's
			own, err := l.reference.Value(nil, b, r)
			if err != nil {
				return nil, nil, false
			}
			t = float64(own[0])
		}
		v = append(value[:0], F(t))
	} else {
		copy(v, p.value)
	}
	copy(g, p.grad)
	return v, g, true
}

// sized is dst with length n, or a new slice where dst is too small.
func sized[F impl.Float](dst []F, n int) []F {
	if cap(dst) < n {
		return make([]F, n)
	}
	return dst[:n]
}

// overlap reports whether two slices share memory.
func overlap[F impl.Float](a, b []F) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	first := func(v []F) uintptr { return uintptr(unsafe.Pointer(unsafe.SliceData(v))) }
	end := func(v []F) uintptr { return first(v) + uintptr(len(v))*unsafe.Sizeof(v[0]) }
	return first(a) < end(b) && first(b) < end(a)
}
