package impl

import "math"

// sumSlack is how far a distribution over n atoms may be from summing to 1: 2^-20, as people round by hand, and for each entry a
// rounding in the format of the input. That is of float32, unless unit is the unit roundoff of a narrower one: a kernel in float64
// does not know which of the two it was.
func sumSlack(n int, unit float64) float64 { return 0x1p-20 + float64(n)*max(0x1p-24, unit) }

// distribution checks that v, entries at and after at of arg, is a probability distribution.
func distribution(arg string, at int, v []float64, unit float64) error {
	var s sum
	for i, p := range v {
		if !(p >= 0 && p <= 1) {
			return &DataError{arg, at + i, p, "want a probability in [0, 1]"}
		}
		s.add(p)
	}
	if t := s.total(); math.Abs(t-1) > sumSlack(len(v), unit) {
		return &DataError{arg, at, t, "sum of the distribution: want 1"}
	}
	return nil
}

// logDistribution checks that v holds the logarithms of a distribution.
func logDistribution(arg string, at int, v []float64, unit float64) error {
	var s sum
	for i, l := range v {
		if !(l <= 0) {
			return &DataError{arg, at + i, l, "want a log-probability, at most 0"}
		}
		s.add(math.Exp(l))
	}
	if t := s.total(); math.Abs(t-1) > sumSlack(len(v), unit) {
		return &DataError{arg, at, t, "sum of the probabilities: want 1"}
	}
	return nil
}

// finiteSides checks that neither prediction nor target holds an infinity or NaN.
func finiteSides(x Row[float64]) error {
	if err := finiteNumbers("pred", x.Pred); err != nil {
		return err
	}
	return finiteNumbers("target", x.Target)
}

// finiteNumbers checks that v holds no infinity and no NaN.
func finiteNumbers(arg string, v []float64) error {
	for i, x := range v {
		if math.IsInf(x, 0) || x != x {
			return &DataError{arg, i, x, "want a finite number"}
		}
	}
	return nil
}
