package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// CrossEntropy is −Σ p log q in nats of a distribution p = target and a prediction q = pred, the expected code length of p under
// the code of q, with 0·log q = 0 for every q. It is not the mutual information of the two (PROPERTIES E1). It is +Inf, and
// neither NaN nor clipped, where p has mass that q has not.
func CrossEntropy() Loss {
	inf, nan := math.Inf(1), math.NaN()
	return Loss{
		Name: "cross-entropy", Family: Classification,
		Shape: []Dim{{"C", 1, 6}}, TargetShape: []Dim{{"C", 1, 6}}, Pred: Distribution, Target: Distribution, TargetGrad: true, Scale: 1, Logs: true,
		Definition: "−Σ p log q with 0·log q = 0, p = target, q = pred",
		Value: func(x In) ball.Real {
			terms := make([]ball.Real, len(x.Pred))
			for i, q := range x.Pred {
				terms[i] = x.xlogy(x.Target[i], q).Neg()
			}
			return ball.Sum(terms...)
		},
		Kinks: []Kink{certainPred, certainTarget},
		Special: []SpecialCase{
			{When: "both certain of one class", In: pair([]float64{0, 1}, []float64{0, 1}), Want: 0},
			{When: "pred has no mass where target has some", In: pair([]float64{0, 1}, []float64{0.5, 0.5}), Want: inf},
			{When: "neither has mass: 0·log 0 = 0", In: pair([]float64{0, 1, 0}, []float64{0, 1, 0}), Want: 0},
			{When: "pred sums to 1/2", In: pair([]float64{0.25, 0.25}, []float64{0.5, 0.5}), Err: true},
			{When: "target sums to 2", In: pair([]float64{0.5, 0.5}, []float64{1, 1}), Err: true},
			{When: "a negative probability", In: pair([]float64{-0.5, 1}, []float64{0.5, 0.5}), Err: true},
			{When: "an entry of pred is NaN", In: pair([]float64{nan, 0.5}, []float64{0.5, 0.5}), Want: nan},
			{When: "an entry of target is NaN", In: pair([]float64{0.5, 0.5}, []float64{nan, 0.5}), Want: nan},
		},
		Claims: crossEntropyClaims(),
		Refs: []Ref{
			{"I. J. Good, Rational decisions, J. R. Stat. Soc. B 14 (1952)", "10.1111/j.2517-6161.1952.tb00104.x"},
			{"T. M. Cover, J. A. Thomas, Elements of Information Theory, ch. 5 (2006)", "10.1002/047174882X"},
		},
		Names: map[string]string{"keras": "keras.losses.CategoricalCrossentropy (clipped)", "sklearn": "sklearn.metrics.log_loss (clipped)"},
	}
}
