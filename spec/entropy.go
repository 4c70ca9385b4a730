package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Entropy is −Σ p log p in nats, the mean surprise of a distribution p = pred (Shannon 1948), with 0·log 0 = 0. Its gradient
// −log p − 1 is that of the formula with entries that vary freely; along the simplex it is defined up to a constant. It is +Inf at an entry of 0.
func Entropy() Loss {
	return Loss{
		Name: "entropy", Family: Classification,
		Shape: []Dim{{"C", 1, 6}}, Pred: Distribution, Target: NoTarget, Scale: 1,
		Definition: "−Σ p log p with 0·log 0 = 0, p = pred",
		Value: func(x In) ball.Real {
			terms := make([]ball.Real, len(x.Pred))
			for i, p := range x.Pred {
				terms[i] = ball.XLogY(p, p).Neg()
			}
			return ball.Sum(terms...)
		},
		Kinks: []Kink{certainPred},
		Special: []SpecialCase{
			{When: "one class: nothing is uncertain", In: distribution(1), Want: 0},
			{When: "a vertex", In: distribution(0, 1, 0), Want: 0},
			{When: "an entry above 1", In: distribution(1.5, -0.5), Err: true},
			{When: "a sum other than 1", In: distribution(0.25, 0.25), Err: true},
			{When: "an entry of NaN", In: distribution(math.NaN(), 1), Want: math.NaN()},
		},
		Claims: entropyClaims(),
		Refs:   []Ref{{"C. E. Shannon, A mathematical theory of communication, Bell Syst. Tech. J. 27 (1948)", "10.1002/j.1538-7305.1948.tb01338.x"}},
		Names:  map[string]string{"scipy": "scipy.stats.entropy", "torch": "torch.special.entr, summed"},
	}
}
