package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// SelfInformation is −log p in nats, the surprise of an event of probability p = pred (Shannon 1948). It is 0 for what is certain
// and +Inf for what is impossible.
func SelfInformation() Loss {
	p := func(v float64) Sample { return Sample{Pred: []float64{v}} }
	return Loss{
		Name: "self-information", Family: Classification,
		Pred: UnitInterval, Target: NoTarget, Scale: 1,
		Definition: "−log p, p = pred",
		Value:      func(x In) ball.Real { return x.Pred[0].Log().Neg() },
		Kinks: []Kink{{"a certain or an impossible event", func(s *Sample, pick func(n int) int) bool {
			s.Pred[0] = float64(pick(2))
			return true
		}}},
		Special: []SpecialCase{
			{When: "a certain event", In: p(1), Want: 0},
			{When: "an impossible event", In: p(0), Want: math.Inf(1)},
			{When: "a probability above 1", In: p(1.5), Err: true},
			{When: "a probability below 0", In: p(-0.5), Err: true},
			{When: "pred = NaN", In: p(math.NaN()), Want: math.NaN()},
		},
		Claims: selfInformationClaims(),
		Refs:   []Ref{{"C. E. Shannon, A mathematical theory of communication, Bell Syst. Tech. J. 27 (1948)", "10.1002/j.1538-7305.1948.tb01338.x"}},
	}
}
