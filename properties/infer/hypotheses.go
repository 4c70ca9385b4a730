package infer

import (
	"fmt"
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec"
)

// A hypothesis is a loss that the implementation may compute, and what that would mean.
type hypothesis struct {
	loss     spec.Loss
	findings []Finding
}

// epsilons are the constants by which libraries keep probabilities from 0 and 1 (PEERS): Keras' 1e-7, PyTorch's 1e-8 in examples, scikit-learn's
// and XGBoost's 1e-16 and 1e-15, machine epsilons, and the powers of ten between.
var epsilons = []float64{1e-7, 1e-8, 1e-6, 1e-5, 1e-4, 1e-3, 1e-9, 1e-10, 1e-12, 1e-15, 1e-16, 1e-20, 1e-30, 1e-45, 0x1p-23, 0x1p-52, 0x1p-24, 0x1p-53}

// factors are those by which libraries differ: ½, bits, decimal digits.
var factors = []float64{0.5, 2, 0.25, 4, 1 / math.Ln2, math.Ln2, 1 / math.Ln10}

// hypotheses lists what the answers may be explained by, the simplest first.
func hypotheses(l spec.Loss, ps []probe) (hs []hypothesis) {
	plain := hypothesis{loss: l}
	hs = append(hs, plain)
	bases := []hypothesis{plain}
	if k, ok := factor(l, ps); ok {
		bases = append(bases, plain.with(spec.Scaled(k), fmt.Sprintf("values are %v times those of the definition", k)))
	}
	if c, err := spec.ParseConvention(spec.Exchanged().Name, l); err == nil {
		h := plain.with(c, "prediction and target have exchanged their roles: the divergence runs the other way")
		bases = append(bases, h)
		if k, ok := factor(h.loss, ps); ok {
			bases = append(bases, h.with(spec.Scaled(k), fmt.Sprintf("values are %v times those of the definition", k)))
		}
	}
	hs = append(hs, bases[1:]...)
	for _, b := range bases {
		if b.loss.Pred.Lo == 0 && b.loss.Pred.Hi == 1 || b.loss.Pred.Couple == spec.Simplex {
			hs = append(hs, b.clipped()...)
		}
		hs = append(hs, b.floored(ps)...)
	}
	for _, eps := range []float64{0.01, 0.05, 0.1, 0.2} {
		if c, err := spec.ParseConvention(fmt.Sprintf("label-smoothing:%v", eps), l); err == nil {
			hs = append(hs, plain.with(c, fmt.Sprintf("labels are smoothed by %v", eps)))
		}
	}
	return hs
}

// with is the hypothesis with one convention more.
func (h hypothesis) with(c spec.Convention, says string) hypothesis {
	return hypothesis{c.Apply(h.loss), append(h.findings[:len(h.findings):len(h.findings)], Finding{c.Name, says})}
}

// clipped are the ways to keep predictions from 0 and 1.
func (h hypothesis) clipped() (hs []hypothesis) {
	for _, eps := range epsilons {
		hs = append(hs, h.with(spec.Clip(eps, 1-eps), fmt.Sprintf("predictions are moved into [%v, 1 − %v]", eps, eps)))
		hs = append(hs, h.with(spec.Clip(eps, 1), fmt.Sprintf("predictions below %v are moved there", eps)))
	}
	return hs
}

// floored are the floors of logarithms that an answer tells of which should be infinite: where one label is certain the logarithm is all there is.
func (h hypothesis) floored(ps []probe) (hs []hypothesis) {
	var floors []float64
	for _, p := range ps {
		a, err := h.loss.Exact(p.s, false, 60)
		if err != nil || !a.Value.IsInf() || !(p.value > 0) || math.IsInf(p.value, 0) || slices.Contains(floors, -p.value) {
			continue
		}
		floors = append(floors, -p.value)
		if c, err := spec.ParseConvention(spec.LogFloor(-p.value).Name, h.loss); err == nil {
			hs = append(hs, h.with(c, fmt.Sprintf("logarithms are not below %v", -p.value)))
		}
	}
	return hs
}

// factor is what all values are multiplied by, by the median of what they are of the exact ones, if it is not 1.
func factor(l spec.Loss, ps []probe) (float64, bool) {
	count := map[float64]int{}
	for _, p := range ps {
		a, err := l.Exact(p.s, false, 60)
		if err != nil || a.Value.IsInf() || !(math.Abs(a.Value.Float()) > 0x1p-20) {
			continue
		}
		for _, k := range factors {
			if r := p.value / a.Value.Float() / k; math.Abs(r-1) < 0x1p-10 { // to tell the factors apart; the budgets decide
				count[k]++
			}
		}
	}
	best := 0.0
	for _, k := range factors {
		if count[k] > count[best] {
			best = k
		}
	}
	return best, best != 0
}
