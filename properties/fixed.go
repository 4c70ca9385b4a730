package properties

import (
	"hash/fnv"
	"math"

	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"

	"pgregory.net/rapid"
)

// perKink is how many samples of the fixed list lie on each kink; each brings two neighbours.
const perKink = 4

// fixedSamples is the list that every property of one sample tries first: special values, every kink with its neighbours,
// and plain samples. It depends on the loss and the format alone, so that a gate in somebody's CI does not depend on luck.
func fixedSamples(l spec.Loss, f *ball.Format) (list []spec.Sample) {
	for _, c := range l.Special {
		if !c.Err && !math.IsNaN(c.Want) { // elsewhere no claim says anything
			list = append(list, c.In)
		}
	}
	for _, c := range l.Claims {
		if near, ok := c.(spec.Lipschitz); ok {
			list = append(list, near.Near...)
		}
	}
	for _, k := range OnKinks(l, f, perKink) {
		list = append(list, k.Sample)
	}
	for j := range perKink {
		list = append(list, plainSample(l, f, j))
	}
	return list
}

// A KinkSample lies on a kink, or one ulp beside it.
type KinkSample struct {
	Kink   string
	Beside bool
	Sample spec.Sample
}

// OnKinks is so many samples on each kink, each with its neighbours, the same on every run.
func OnKinks(l spec.Loss, f *ball.Format, each int) (list []KinkSample) {
	for i, k := range l.Kinks {
		for j := range each {
			s, ok := onKink(l, f, k, seedOf(l, i, j))
			if !ok {
				continue
			}
			list = append(list, KinkSample{k.Name, false, s})
			for _, step := range []float64{-1, 1} {
				n := s.Clone()
				at := j % len(n.Pred)
				if l.Pred.At(n.Shape, at).Couple == spec.Simplex {
					continue // its sum would not be 1
				}
				if n.Pred[at] = f.Round(n.Pred[at] + step*f.Ulp(n.Pred[at])); !math.IsInf(n.Pred[at], 0) {
					list = append(list, KinkSample{k.Name, true, n})
				}
			}
		}
	}
	return list
}

// Drawn is random sample i of a loss, the same on every run: where extreme, at the ends of the format and of the exponential.
func Drawn(l spec.Loss, f *ball.Format, extreme bool, i int) spec.Sample {
	drawn := drawSample
	if extreme {
		drawn = drawExtreme
	}
	return rapid.Custom(func(t *rapid.T) spec.Sample { return drawn(t, l, f) }).Example(seedOf(l, i, 0))
}

// plainSample is unremarkable sample j of the loss, the same on every run.
func plainSample(l spec.Loss, f *ball.Format, j int) spec.Sample {
	return plain(l, f).Example(seedOf(l, -1, j))
}

// Plain is an unremarkable legal sample of l with numbers of f, another one for each j.
func Plain(l spec.Loss, f *ball.Format, j int) spec.Sample { return plainSample(l, f, j) }

// plain draws unremarkable samples: mode 0 of everything is what rapid shrinks to, but not what Example gives.
func plain(l spec.Loss, f *ball.Format) *rapid.Generator[spec.Sample] {
	return rapid.Custom(func(t *rapid.T) spec.Sample { return draw(t, l, f, false) })
}

// plainLike draws unremarkable samples of the shapes of s.
func plainLike(l spec.Loss, f *ball.Format, s spec.Sample) *rapid.Generator[spec.Sample] {
	return rapid.Custom(func(t *rapid.T) spec.Sample { return drawLike(t, l, f, s) })
}

// onKink makes a sample on the kink, or as near to it as the format has numbers.
func onKink(l spec.Loss, f *ball.Format, k spec.Kink, seed int) (spec.Sample, bool) {
	type put struct {
		s  spec.Sample
		ok bool
	}
	p := rapid.Custom(func(t *rapid.T) put {
		s := draw(t, l, f, false)
		for i := range s.Target {
			if l.Target.Couple == spec.Free && l.Target.Rows == nil {
				s.Target[i] = into(l.Target, f, number(t, f, 0))
			}
		}
		ok := k.Put(&s, func(n int) int { return pick(t, "pick", n) })
		for _, v := range [][]float64{s.Pred, s.Target} {
			for i, x := range v {
				v[i] = f.Round(x)
			}
		}
		return put{s, ok && legal(l, f, s)}
	}).Filter(func(p put) bool { return p.ok })
	defer func() { _ = recover() }() // no sample of this format lies on the kink
	q := p.Example(seed)
	return q.s, q.ok
}

// seedOf is a fixed seed for a place of the list.
func seedOf(l spec.Loss, kink, j int) int {
	h := fnv.New64a()
	h.Write([]byte(l.Name))
	return int(h.Sum64()&(1<<40-1))<<10 + (kink+1)*perKink + j + 1
}
