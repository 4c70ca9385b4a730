package properties

import (
	"math"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/gradcheck"
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// clarke holds the gradient at a kink to the generalised gradient (Clarke 1983): to the oracle's set, and, where the loss is convex or has
// one entry, to the one-sided differences of the implementation's own values, between which it must lie.
func clarke[F impl.Float](f *ball.Format) Property[F] {
	check := func(f gradcheck.Func, ln line, slope float64, s *gradcheck.Settings) gradcheck.Report {
		return gradcheck.Subgradient(f, []float64{slope}, []float64{ln.start()}, s)
	}
	points := func(k Case) (line, []float64) {
		ln := lineOf(f, k)
		return ln, ln.probe(func(f gradcheck.Func) { check(f, ln, 0, ln.settings()) })
	}
	return Property[F]{
		Name: "u-kink-in-clarke", Says: "At a kink the gradient lies between the one-sided derivatives.", Level: reports.Must,
		For: func(l spec.Loss) []spec.Claim {
			if len(l.Kinks) == 0 {
				return nil
			}
			return movableInputs(l)
		},
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			k := drawLine(t, l, f, drawKink(t, l, f))
			if n := len(k.Samples[0].Pred); k.ints()[0] >= n { // kinks are held to what is common to all losses: Pred
				return drawLine(t, withoutTarget(l), f, k.Samples[0])
			}
			return k
		},
		Calls: func(_ spec.Claim, k Case) []Call {
			ln, ys := points(k)
			return ln.calls(ys)
		},
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			ln, ys := points(k)
			if !legal(o.Loss, o.Format, ln.s) {
				return o.Pass()
			}
			if v, ok := o.Refused(as[0], len(ln.s.Pred)); !ok {
				return v
			}
			a, ok := o.Ask(ln.s, true)
			if !ok {
				return nil
			}
			if a.Value.IsInf() {
				return o.Pass()
			}
			if v := o.coordinates("gradient", ln.s, as[0].Out, a, a.Grad, bases(o.Loss, o.Loss.Pred, ln.s.Shape)); v != nil {
				return v
			}
			if !ln.movable(o.Loss) || len(curved(o.Loss)) == 0 && len(ln.s.Pred) > 1 {
				return nil
			}
			w := see(o, ln, ys, as)
			slope, exact, off, v, ok := w.slopes(as[0])
			if !ok {
				return v
			}
			s := w.informed(off)
			s.Kink = w.leaves
			r := check(w.value, ln, slope, s)
			if len(r.Mismatches) == 0 || len(check(negated(w.value), ln, -slope, s).Mismatches) == 0 { // a concave kink
				return nil
			}
			if len(check(w.truth, ln, exact, s).Mismatches) > 0 && len(check(negated(w.truth), ln, -exact, s).Mismatches) > 0 {
				o.undecided() // the method fails on the exact loss too
				return nil
			}
			m := r.Mismatches[0]
			return &Violation{What: "one-sided slope of the values, " + m.Error(), Got: hexDec(slope), Want: hexDec(m.Slope), Excess: math.Max(m.Excess, 1)}
		},
	}
}

// drawKink draws a sample on a kink, with targets that make its place exact.
func drawKink(t *rapid.T, l spec.Loss, f *ball.Format) spec.Sample {
	s := drawSample(t, l, f)
	at := s.Clone()
	for i := range at.Target {
		if d := l.Target.At(at.TargetShape, i); d.Couple == spec.Free {
			at.Target[i] = into(d, f, number(t, f, 0))
		}
	}
	if l.Kinks[pick(t, "kink", len(l.Kinks))].Put(&at, func(n int) int { return pick(t, "pick", n) }) {
		return keep(l, f, s, at)
	}
	return s
}

// withoutTarget is the loss as one that is differentiated in Pred alone.
func withoutTarget(l spec.Loss) spec.Loss {
	l.TargetGrad = false
	return l
}

func negated(f gradcheck.Func) gradcheck.Func { return func(x []float64) float64 { return -f(x) } }

// leaves reports whether a one-sided step meets another kink: whether a decision that is open at none of the ends, and is no tie at
// the sample, falls differently.
func (w *view[F]) leaves(a, b []float64) bool {
	x, y := w.know(a[0]), w.know(b[0])
	if x == nil || y == nil || len(x.Sees) != len(y.Sees) {
		return true
	}
	for i, s := range x.Sees {
		if t := y.Sees[i]; s.Site != t.Site || !tie(s) && s != t {
			return true
		}
	}
	return false
}

func tie(s ball.Seen) bool { return s.Sign == 0 }
