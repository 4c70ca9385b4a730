package properties

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec"
)

// Counts counts the numbers of the observation by class.
func (o Observation) Counts() map[Class]int {
	n := map[Class]int{}
	o.each(func(x float64) { n[Classify(x, o.Format)]++ })
	return n
}

// Binades counts the numbers of the observation by the power of two below them: 1.5 and −1.5 are of binade 0. Zero, which has none, and
// what is not finite are left out.
func (o Observation) Binades() map[int]int {
	n := map[int]int{}
	o.each(func(x float64) {
		if x != 0 && x == x && !math.IsInf(x, 0) {
			n[math.Ilogb(x)]++
		}
	})
	return n
}

// each visits every number of the samples.
func (o Observation) each(do func(x float64)) {
	for _, s := range o.Case.Samples {
		for _, v := range [][]float64{s.Pred, s.Target} {
			for _, x := range v {
				do(x)
			}
		}
	}
}

// How the numbers of a sample may lie to each other.
const (
	Equal     = "equal"                 // prediction and target are one
	OneUlp    = "one ulp apart"         // an entry of the prediction is the neighbour of its target
	AtKink    = "at a kink"             // where the derivative jumps or a formula changes
	ByKink    = "one ulp beside a kink" // one entry is the neighbour of one that would be
	TiedTop   = "tie for the largest"   // two entries of a row of the prediction are the largest
	Saturated = "saturated"             // one entry of a row is all that counts
)

// Relations lists all of them.
func Relations() []string { return []string{Equal, OneUlp, AtKink, ByKink, TiedTop, Saturated} }

// choicesAtKink is how many of the places where a kink may lie a sample is compared with.
const choicesAtKink = 24

// Relations lists those that hold for a sample of the observation.
func (o Observation) Relations() (all []string) {
	for _, r := range Relations() {
		if slices.ContainsFunc(o.Case.Samples, func(s spec.Sample) bool { return o.holds(r, s) }) {
			all = append(all, r)
		}
	}
	return all
}

// holds reports whether a relation holds for a sample.
func (o Observation) holds(relation string, s spec.Sample) bool {
	switch relation {
	case Equal:
		return len(s.Pred) > 0 && slices.Equal(s.Pred, s.Target)
	case OneUlp:
		return len(s.Pred) == len(s.Target) && slices.ContainsFunc(indexes(s.Pred), func(i int) bool { return o.neighbours(s.Pred[i], s.Target[i]) })
	case AtKink, ByKink:
		return legal(o.Loss, o.Format, s) && slices.ContainsFunc(o.Loss.Kinks, func(k spec.Kink) bool { return o.near(k, s, relation == ByKink) })
	}
	row := lastDim(s.Shape)
	for at := 0; at+row <= len(s.Pred); at += row {
		sorted := slices.Sorted(slices.Values(s.Pred[at : at+row]))
		top := sorted[row-1]
		switch {
		case relation == TiedTop && row > 1 && top == sorted[row-2]:
			return true
		case relation == Saturated && o.saturated(o.Loss.Pred.At(s.Shape, at), sorted):
			return true
		}
	}
	return false
}

// saturated reports whether the largest entry of a row, which is sorted, is all that counts: of a distribution it is 1; the exponential of what
// lies 40 below it is nothing beside its own, and so is that of −|x| beside 1.
func (o Observation) saturated(d spec.Domain, row []float64) bool {
	top := row[len(row)-1]
	switch {
	case d.Couple == spec.Simplex:
		return top == 1
	case d.Couple == spec.LogSimplex:
		return top == 0
	case d.Couple != spec.Free:
		return false
	case len(row) == 1:
		return math.Abs(top) >= 40
	}
	return top-row[len(row)-2] >= 40
}

// neighbours reports whether there is no number of the format between two that differ.
func (o Observation) neighbours(x, y float64) bool {
	return x != y && math.Abs(x-y) <= max(o.Format.Ulp(x), o.Format.Ulp(y))
}

// near reports whether a sample lies on a kink, or one of its entries one ulp beside it.
func (o Observation) near(k spec.Kink, s spec.Sample, beside bool) bool {
	is := slices.Concat(s.Pred, s.Target)
	return slices.ContainsFunc(k.Moves(s, choicesAtKink), func(m spec.Sample) bool {
		off := 0
		for i, x := range slices.Concat(m.Pred, m.Target) {
			if x = o.Format.Round(x); x != is[i] {
				if off++; off > 1 || !beside || !o.neighbours(x, is[i]) {
					return false
				}
			}
		}
		return beside == (off == 1)
	})
}

// indexes are those of v.
func indexes(v []float64) []int {
	out := make([]int, len(v))
	for i := range out {
		out[i] = i
	}
	return out
}
