package impl

import "math"

// A Row is one sample as a kernel sees it.
type Row[F Float] struct {
	Pred, Target       []F
	Class              []int
	Shape, TargetShape []int

	unit float64 // unit roundoff of a format narrower than F that the numbers are of; 0: they are of none
}

// Rows adapts a function of one sample to a Loss.
//
// Eval returns the loss of x. Where gp (as x.Pred) is not nil it stores the gradient there, and where gt (as x.Target) is
// not nil the gradient with respect to the target; both come zeroed. Positions in a *DataError that it returns are
// those within the sample.
type Rows[F Float] struct {
	Eval func(x Row[F], gp, gt []F) (F, error)
	// Divisor is what a sample adds to the denominator of Mean; nil means 1.
	Divisor func(x Row[F]) F
	// Targets says that Eval fills gt.
	Targets bool
	// NoGrad says that Eval fills no gradient: gradients are then reported as untested.
	NoGrad bool
	// Ignored reports that the sample's label takes it out of the batch: it is not read; nil means never.
	Ignored func(x Row[F]) bool
}

// Pointwise adapts plain functions of one prediction and one target, such as a user has already. A nil deriv, the
// derivative with respect to pred, means that gradients are reported as untested.
func Pointwise[F Float](value, deriv func(pred, target F) F) Loss[F] {
	return Rows[F]{
		NoGrad: deriv == nil,
		Eval: func(x Row[F], gp, _ []F) (F, error) {
			if err := x.single(); err != nil {
				return 0, err
			}
			if gp != nil {
				gp[0] = deriv(x.Pred[0], x.Target[0])
			}
			return value(x.Pred[0], x.Target[0]), nil
		},
	}
}

// single checks that the sample is one number and its target another.
func (x Row[F]) single() error {
	if len(x.Pred) != 1 {
		return &DataError{"shape", -1, x.Shape, "want one number for each sample"}
	}
	if len(x.Target) != 1 {
		return &DataError{"target", -1, len(x.Target), "want one number for each sample"}
	}
	return nil
}

// HasGrad reports whether the adapted function has a gradient.
func (l Rows[F]) HasGrad() bool { return !l.NoGrad }

// Value implements Loss.
func (l Rows[F]) Value(dst []F, b Batch[F], r Reduction) ([]F, error) {
	if err := b.check(); err != nil {
		return nil, err
	}
	out := make([]float64, 0, b.N)
	var den sum
	err := b.each(func(_ int, x Row[F], w F) error {
		if w == 0 || l.Ignored != nil && l.Ignored(x) {
			out = append(out, 0)
			return nil
		}
		v, err := l.Eval(x, nil, nil)
		if err != nil {
			return err
		}
		out = append(out, float64(w)*float64(v))
		den.add(float64(w) * float64(l.divisor(x)))
		return nil
	})
	if err != nil {
		return nil, err
	}
	if r == None {
		dst = dst[:0]
		for _, v := range out {
			dst = append(dst, F(v))
		}
		return dst, nil
	}
	d := 1.0
	if r == Mean {
		if d = den.total(); d == 0 {
			return nil, emptyMean
		}
	}
	return append(dst[:0], F(total(out, d))), nil
}

var emptyMean = &DataError{"weight", -1, 0, "the mean of nothing: weights and divisors sum to zero"}

func (l Rows[F]) divisor(x Row[F]) F {
	if l.Divisor == nil {
		return 1
	}
	return l.Divisor(x)
}

// Grad implements Loss.
func (l Rows[F]) Grad(dst []F, b Batch[F], r Reduction, up []F) ([]F, error) {
	return l.grad(dst, b, r, up, false)
}

// TargetGrad implements TargetGrader.
func (l Rows[F]) TargetGrad(dst []F, b Batch[F], r Reduction, up []F) ([]F, error) {
	if !l.Targets {
		return nil, ErrUnsupported
	}
	return l.grad(dst, b, r, up, true)
}

func (l Rows[F]) grad(dst []F, b Batch[F], r Reduction, up []F, target bool) ([]F, error) {
	if l.NoGrad {
		return nil, ErrNotDifferentiable
	}
	want := 1
	if r == None {
		want = b.N
	}
	if up != nil && len(up) != want {
		return nil, &DataError{"upstream", -1, len(up), "want one entry for each value that is returned"}
	}
	if err := b.check(); err != nil {
		return nil, err
	}
	n := len(b.Pred)
	if target {
		n = len(b.Target)
	}
	out := make([]F, n)
	var den sum
	scale := make([]float64, b.N)
	err := b.each(func(i int, x Row[F], w F) error {
		if w == 0 || l.Ignored != nil && l.Ignored(x) {
			return nil
		}
		var gp, gt []F
		if m := n / b.N; target {
			gt = out[i*m : (i+1)*m]
		} else {
			gp = out[i*m : (i+1)*m]
		}
		if _, err := l.Eval(x, gp, gt); err != nil {
			return err
		}
		scale[i] = float64(w)
		if up != nil {
			scale[i] *= float64(up[min(i, len(up)-1)])
		}
		den.add(float64(w) * float64(l.divisor(x)))
		return nil
	})
	if err != nil {
		return nil, err
	}
	d := 1.0
	if r == Mean {
		if d = den.total(); d == 0 {
			return nil, emptyMean
		}
	}
	for i := range out {
		k := scale[i/(n/b.N)]
		g := float64(out[i]) * k / d
		if math.IsInf(g, 0) { // the quotient of the factors may fit where the product does not
			g = float64(out[i]) * (k / d)
		}
		out[i] = F(g)
	}
	return append(dst[:0], out...), nil
}

// ValueGrad implements ValueGrader.
func (l Rows[F]) ValueGrad(value, grad []F, b Batch[F], r Reduction, up []F) ([]F, []F, error) {
	v, err := l.Value(nil, b, r)
	if err != nil {
		return nil, nil, err
	}
	g, err := l.Grad(grad, b, r, up)
	if err != nil {
		return nil, nil, err
	}
	return append(value[:0], v...), g, nil
}

// each calls do for every sample of a batch that was checked. Positions in errors become those within the batch.
func (b Batch[F]) each(do func(i int, x Row[F], w F) error) error {
	n, m, c := size(b.Shape), 0, 0
	if b.N > 0 {
		m = len(b.Target) / b.N
	}
	for i := range b.N {
		k := b.labels(i)
		x := Row[F]{
			Pred: b.Pred[i*n : (i+1)*n : (i+1)*n], Target: b.Target[i*m : (i+1)*m : (i+1)*m],
			Class: b.Class[c : c+k : c+k], Shape: b.Shape, TargetShape: b.TargetShape, unit: b.unit,
		}
		w := F(1)
		if b.Weight != nil {
			w = b.Weight[i]
		}
		if err := do(i, x, w); err != nil {
			return inBatch(err, i*n, i*m, c)
		}
		c += k
	}
	return nil
}

// inBatch moves the position of a data error from the sample to the batch.
func inBatch(err error, pred, target, class int) error {
	e, ok := err.(*DataError)
	if !ok || e.At < 0 {
		return err
	}
	moved := *e
	moved.At += map[string]int{"pred": pred, "target": target, "class": class}[e.Arg]
	return &moved
}

func (b Batch[F]) labels(i int) int {
	if b.ClassLen != nil {
		return b.ClassLen[i]
	}
	return len(b.Class) / b.N
}

// check reports lengths that do not fit and weights that are not weights.
func (b Batch[F]) check() error {
	n := size(b.Shape)
	switch {
	case b.N < 0:
		return &DataError{"n", -1, b.N, "want a number of samples"}
	case len(b.Pred) != b.N*n:
		return &DataError{"pred", -1, len(b.Pred), "length: want the number of samples times the size of one"}
	case b.TargetShape != nil && len(b.Target) != b.N*size(b.TargetShape), b.N > 0 && len(b.Target)%b.N != 0, b.N == 0 && len(b.Target) > 0:
		return &DataError{"target", -1, len(b.Target), "length: want the number of samples times the size of one target"}
	case b.Weight != nil && len(b.Weight) != b.N:
		return &DataError{"weight", -1, len(b.Weight), "length: want one weight for each sample"}
	case b.ClassLen != nil && len(b.ClassLen) != b.N:
		return &DataError{"class_len", -1, len(b.ClassLen), "length: want one for each sample"}
	case b.ClassLen == nil && b.N > 0 && len(b.Class)%b.N != 0, b.N == 0 && len(b.Class) > 0:
		return &DataError{"class", -1, len(b.Class), "length: want equally many labels for each sample"}
	}
	k := 0
	for i, c := range b.ClassLen {
		if c < 0 {
			return &DataError{"class_len", i, c, "want a number of labels"}
		}
		k += c
	}
	if b.ClassLen != nil && k != len(b.Class) {
		return &DataError{"class", -1, len(b.Class), "length: want the sum of class_len"}
	}
	for i, w := range b.Weight {
		if !(w >= 0) || math.IsInf(float64(w), 1) {
			return &DataError{"weight", i, w, "want a finite weight that is not negative"}
		}
	}
	return nil
}

func size(shape []int) int {
	n := 1
	for _, d := range shape {
		n *= d
	}
	return n
}
