package properties

import (
	"hash/fnv"
	"math"

	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// breadths are sizes of a dimension beyond what random cases have, where code for vector units goes other ways: with every remainder behind the last
// whole vector of four, and none behind one of sixteen.
var breadths = [4]int{13, 16, 7, 10}

// many is a number of classes that no byte holds.
const many = 300

// wideSamples widens each open dimension of a loss in turn, the others being as drawn: to every breadth where there is one such dimension, to one of
// them where there are several. A dimension that parameters fix has one size.
func wideSamples(l spec.Loss, f *ball.Format) (list []spec.Sample) {
	if l.Enumerates {
		return nil
	}
	open := openDims(l)
	for i, name := range open {
		for j, n := range breadths {
			if len(open) == 1 || j == i%len(breadths) {
				list = append(list, wideSample(l, f, name, n))
			}
		}
	}
	return list
}

// manyClasses is a sample of the last of many classes, where a loss takes one label of as many classes as there are predictions.
func manyClasses(l spec.Loss, f *ball.Format) (list []spec.Sample) {
	if open := openDims(l); len(open) == 1 && l.Class.Max == 1 && l.Class.K == 0 {
		s := wideSample(l, f, open[0], many)
		s.Class[0] = many - 1
		list = append(list, s)
	}
	return list
}

// wideSample is a sample whose dimension of that name has n entries: of a few, one whose loss is not extreme and in which most predictions count,
// so that what a wrong kernel leaves out is missed.
func wideSample(l spec.Loss, f *ball.Format, name string, n int) (best spec.Sample) {
	h := fnv.New64a()
	h.Write([]byte(l.Name + "/" + name))
	g, most, tries := plain(widened(l, name, n), f), -1, perKink
	if l.Pred.Couple == spec.Simplex { // beside a zero most have no gradient
		tries *= perKink
	}
	for j := range tries {
		s := g.Example(int(h.Sum64()&(1<<40-1))<<10 + n + j + 1)
		worth := teaches(l, f, s)
		if worth > most {
			best, most = s, worth
		}
		if worth == 2*len(s.Pred) {
			break
		}
	}
	return best
}

// teaches is how many predictions of a sample have a slope, and as many again as there are predictions if its loss is not extreme.
func teaches(l spec.Loss, f *ball.Format, s spec.Sample) (worth int) {
	a, err := l.Judge(s, f, true)
	if err != nil || a.Value.IsInf() || a.Err.Inf() {
		return 0
	}
	for _, set := range a.Grad {
		if lo, hi := set.Lo.Float(), set.Hi.Float(); finite([]float64{lo, hi}) && math.Abs(lo)+math.Abs(hi) > f.U.F() {
			worth++
		}
	}
	if isCrooked(a.Value.Float()) {
		worth += len(s.Pred)
	}
	return worth
}

// cases are those of the samples that are legal, each alone.
func cases(l spec.Loss, f *ball.Format, samples []spec.Sample) (ks []Case) {
	for _, s := range samples {
		if legal(l, f, s) {
			ks = append(ks, Case{Samples: []spec.Sample{s}})
		}
	}
	return ks
}

// openDims names the dimensions that have more sizes than one, in their order.
func openDims(l spec.Loss) (names []string) {
	seen := map[string]bool{}
	for _, dims := range [][]spec.Dim{l.Shape, l.TargetShape} {
		for _, d := range dims {
			if d.Min < d.Max && !seen[d.Name] {
				seen[d.Name], names = true, append(names, d.Name)
			}
		}
	}
	return names
}

// widened is the loss with one size for a dimension.
func widened(l spec.Loss, name string, n int) spec.Loss {
	wide := func(dims []spec.Dim) []spec.Dim {
		out := make([]spec.Dim, len(dims))
		for i, d := range dims {
			if out[i] = d; d.Name == name {
				out[i].Min, out[i].Max = n, n
			}
		}
		return out
	}
	l.Shape, l.TargetShape = wide(l.Shape), wide(l.TargetShape)
	return l
}
