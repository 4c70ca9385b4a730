package properties

import (
	"math"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// drawExtreme draws a sample in which the free entries are scaled, together, to where something ends: the format itself, squares in it, or
// their reciprocals; or one entry of Pred lies at a threshold of the exponential.
func drawExtreme(t *rapid.T, l spec.Loss, f *ball.Format) spec.Sample {
	s := drawSample(t, l, f)
	c := s.Clone()
	ends := []int{f.MaxExp - 1, f.MaxExp - 3, f.MaxExp / 2, f.MaxExp/2 - 2, f.MinExp, f.MinExp / 2}
	end := pick(t, "end", len(ends)+2)
	if end >= len(ends) {
		threshold(t, l, f, c)
		return keep(l, f, s, c)
	}
	top := 0.0
	each(l, c, func(x *float64) {
		if !math.IsInf(*x, 0) {
			top = max(top, math.Abs(*x))
		}
	})
	if top == 0 {
		return s
	}
	by := ends[end] - math.Ilogb(top)
	each(l, c, func(x *float64) { *x = math.Ldexp(*x, by) })
	return keep(l, f, s, c)
}

// threshold puts one free entry of Pred where the exponential of it changes what it does, relative to the same entry of Target where
// there is one, or a little beside.
func threshold(t *rapid.T, l spec.Loss, f *ball.Format, s spec.Sample) {
	i := pick(t, "entry", len(s.Pred))
	if l.Pred.At(s.Shape, i).Couple != spec.Free {
		return
	}
	at := thresholds[pick(t, "threshold", len(thresholds))] * float64(1-2*pick(t, "sign", 2))
	at *= 1 + float64(rapid.IntRange(-8, 8).Draw(t, "beside"))/1024
	if len(s.Target) == len(s.Pred) && l.Target.Couple == spec.Free {
		at += s.Target[i]
	}
	s.Pred[i] = f.Round(at)
}

// each visits the free entries of Pred and Target.
func each(l spec.Loss, s spec.Sample, do func(*float64)) {
	for i := range s.Pred {
		if l.Pred.At(s.Shape, i).Couple == spec.Free {
			do(&s.Pred[i])
		}
	}
	for i := range s.Target {
		if l.HasTarget() && l.Target.At(s.TargetShape, i).Couple == spec.Free {
			do(&s.Target[i])
		}
	}
}
