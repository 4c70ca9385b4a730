package properties

import (
	"math"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/gradcheck"
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// A line runs through a sample along one entry, or along a simplex row from one entry to another: what one gains the other loses.
// Everything on it is one number, the entry.
type line struct {
	s      spec.Sample
	target bool // the entry is of Target
	i, j   int  // j is −1, or the entry that loses
	fine   bool // steps are relative to the smaller of 1 and the entry, not to the larger
	f      *ball.Format
}

// drawLine draws a sample and an entry of it that may be moved.
func drawLine(t *rapid.T, l spec.Loss, f *ball.Format, s spec.Sample) Case {
	n := len(s.Pred)
	if l.TargetGrad {
		n += len(s.Target)
	}
	i := pick(t, "along", n)
	k := Case{Samples: []spec.Sample{s}, Nums: []float64{float64(i), -1, float64(pick(t, "scale", 2))}}
	d, shape, at := l.Pred, s.Shape, i
	if i >= len(s.Pred) {
		d, shape, at = l.Target, s.TargetShape, i-len(s.Pred)
	}
	if row := lastDim(shape); d.At(shape, at).Couple == spec.Simplex && row > 1 {
		k.Nums[1] = float64(i - at%row + (at%row+1+pick(t, "loses", row-1))%row)
	}
	return k
}

// lineOf is the line that a case names.
func lineOf(f *ball.Format, k Case) line {
	n := k.ints()
	ln := line{s: k.Samples[0], i: n[0], j: n[1], fine: n[2] == 1, f: f}
	if n := len(ln.s.Pred); ln.i >= n {
		ln.target = true
		if ln.i -= n; ln.j >= 0 {
			ln.j -= n
		}
	}
	return ln
}

// movable reports whether the loss lets the line's entry move: alone, or against another one of its row.
func (ln line) movable(l spec.Loss) bool {
	d, shape := l.Pred, ln.s.Shape
	if ln.target {
		d, shape = l.Target, ln.s.TargetShape
	}
	switch d.At(shape, ln.i).Couple {
	case spec.Free, spec.Box:
		return true
	case spec.Simplex:
		return ln.j >= 0 && math.Mod(ln.entries()[ln.i], ln.grid()) == 0 && math.Mod(ln.entries()[ln.j], ln.grid()) == 0
	}
	return false
}

func (ln line) entries() []float64 {
	if ln.target {
		return ln.s.Target
	}
	return ln.s.Pred
}

// start is the entry at the sample itself.
func (ln line) start() float64 { return ln.entries()[ln.i] }

// at is the sample whose entry is y.
func (ln line) at(y float64) spec.Sample {
	m := line{s: ln.s.Clone(), target: ln.target}
	v := m.entries()
	if ln.j >= 0 {
		v[ln.j] = ln.entries()[ln.i] + ln.entries()[ln.j] - y
	}
	v[ln.i] = y
	return m.s
}

// grid is that of the mass which two entries of a simplex row share: on it both are exact.
func (ln line) grid() float64 { return ln.f.Ulp(ln.entries()[ln.i] + ln.entries()[ln.j]) }

// round rounds to an entry that the line can have.
func (ln line) round(y float64) float64 {
	if ln.j < 0 {
		return ln.f.Round(y)
	}
	return math.RoundToEven(y/ln.grid()) * ln.grid()
}

// scale is what steps are relative to: residuals and logits want the larger one, probabilities and offset logits the smaller.
func (ln line) scale() float64 {
	x := math.Abs(ln.start())
	switch {
	case x == 0:
		return 1
	case ln.fine || ln.j >= 0:
		return min(1, x)
	}
	return max(1, x)
}

// settings are those of package gradcheck for the line, without what only the oracle knows.
func (ln line) settings() *gradcheck.Settings {
	return &gradcheck.Settings{Unit: ln.f.U.F(), Round: ln.round, Scale: []float64{ln.scale()}}
}

// probe lists the entries at which a check of package gradcheck may ask for values: it is run on a function that is NaN everywhere but
// at the start, so that no step settles anything and all are taken.
func (ln line) probe(check func(gradcheck.Func)) (ys []float64) {
	seen := map[float64]bool{}
	check(func(x []float64) float64 {
		if x[0] == ln.start() {
			return 0
		}
		if !seen[x[0]] {
			seen[x[0]] = true
			ys = append(ys, x[0])
		}
		return math.NaN()
	})
	return ys
}

// calls asks for the gradient, for the value at the sample, and for the values at ys. A point outside of the domain gets an error, and its step is
// dropped.
func (ln line) calls(ys []float64) []Call {
	op := Grad
	if ln.target {
		op = TargetGrad
	}
	calls := []Call{ask(op, ln.s), ask(Value, ln.s)}
	for _, y := range ys {
		calls = append(calls, ask(Value, ln.at(y)))
	}
	return calls
}

// A view is a line as the oracle sees it, with the answers of the implementation.
type view[F impl.Float] struct {
	line
	o     *Oracle[F]
	got   map[float64]float64
	exact map[float64]*spec.Answer
}

// see reads the answers to calls.
func see[F impl.Float](o *Oracle[F], ln line, ys []float64, as []Answer[F]) *view[F] {
	w := &view[F]{line: ln, o: o, got: map[float64]float64{}, exact: map[float64]*spec.Answer{}}
	for i, y := range append([]float64{ln.start()}, ys...) {
		w.got[y] = math.NaN()
		if a := as[i+1]; a.Err == nil && len(a.Out) == 1 && legal(o.Loss, o.Format, ln.at(y)) {
			w.got[y] = float64(a.Out[0])
		}
	}
	return w
}

// value is the implementation's.
func (w *view[F]) value(x []float64) float64 { return w.got[x[0]] }

// truth is the exact value, rounded once to the format: what the best implementation would say. It is NaN where this one has no value.
func (w *view[F]) truth(x []float64) float64 {
	if a := w.know(x[0]); a != nil && w.got[x[0]] == w.got[x[0]] {
		return w.o.Format.Round(a.Value.Float())
	}
	return math.NaN()
}

// noise is the budget of the value. That of a loss without a definition is measured at the sample alone, where x is near, and grows with the value.
func (w *view[F]) noise(x []float64) float64 {
	if w.o.Loss.Measured != nil {
		a := w.know(w.start())
		if a == nil {
			return math.Inf(1)
		}
		grown := math.Max(0, math.Abs(w.got[x[0]])-math.Abs(a.Value.Float()))
		return w.o.Budget(a.Err).F() + gradcheck.NoiseFactor*w.f.U.F()*grown
	}
	a := w.know(x[0])
	if a == nil {
		return math.Inf(1)
	}
	return w.o.Budget(a.Err).F()
}

// know asks the oracle about an entry, once; nil: it does not know.
func (w *view[F]) know(y float64) *spec.Answer {
	a, ok := w.exact[y]
	if !ok {
		x, err := w.o.Loss.Ask(w.at(y), spec.Question{Stable: true, Format: w.o.Format, Record: true})
		if a = &x; err != nil {
			a = nil
		}
		w.exact[y] = a
	}
	return a
}

// between reports whether a slope lies between the differences of the values a step to the left and to the right, or nobody knows those.
func (w *view[F]) between(slope, step float64) bool {
	x := w.start()
	a, b := w.round(x-step*w.scale()), w.round(x+step*w.scale())
	low, known := w.got[a]
	high, too := w.got[b]
	left, right := (w.got[x]-low)/(x-a), (high-w.got[x])/(b-x)
	return !known || !too || !(slope < math.Min(left, right) || slope > math.Max(left, right))
}

// kink reports whether a decision of the definition falls differently at a, at b and at the sample between them: there may be a kink
// in between.
func (w *view[F]) kink(a, b []float64) bool {
	if w.o.Loss.Measured != nil { // nobody sees its decisions
		return false
	}
	x, y, z := w.know(a[0]), w.know(w.start()), w.know(b[0])
	return x == nil || y == nil || z == nil || !alike(x.Sees, y.Sees) || !alike(y.Sees, z.Sees)
}

func alike(a, b []ball.Seen) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// informed are the settings with what the oracle knows: the noise of the values, the error that the claim itself may have, and
// where kinks are.
func (w *view[F]) informed(off ball.Mag) *gradcheck.Settings {
	s := w.settings()
	s.Noise, s.Kink, s.GradNoise = w.noise, w.kink, []float64{off.F()}
	return s
}

// slopes gives the claimed slope along the line, the exact one, and what the claim may be off by; ok is false where there is none to compare.
func (w *view[F]) slopes(got Answer[F]) (claimed, exact float64, off ball.Mag, v *Violation, ok bool) {
	if v, ok = w.o.Refused(got, len(w.entries())); !ok {
		return 0, 0, off, v, false
	}
	a, ok := w.o.Ask(w.s, true)
	if !ok {
		return 0, 0, off, nil, false
	}
	sets := a.Grad
	if w.target {
		sets = a.TargetGrad
	}
	e := exactly()
	sum, truth := e.Of(0), e.Of(0)
	for _, t := range []struct {
		at   int
		sign float64
	}{{w.i, 1}, {w.j, -1}} {
		if t.at < 0 {
			continue
		}
		set, g := sets[t.at], float64(got.Out[t.at])
		if a.Value.IsInf() || set.Lo.IsInf() || set.Hi.IsInf() || math.IsNaN(g) || math.IsInf(g, 0) {
			return 0, 0, off, w.o.Pass(), false // u-finite-on-finite is about those
		}
		sum, truth = sum.Add(e.Of(t.sign*g)), truth.Add(set.Lo.In(e).Mul(e.Of(t.sign)))
		off = off.Add(w.o.Budget(set.Err)).Add(w.o.Format.U.Mul(ball.MagOf(g)))
	}
	if off.Inf() {
		return 0, 0, off, w.o.Pass(), false
	}
	return sum.Float(), truth.Float(), off, nil, true
}
