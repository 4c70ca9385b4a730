package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// TripletSoft is log(1 + exp(d(a,p) − d(a,n))) for the Euclidean distances of an anchor a to a positive p and to a negative n, the three rows of Pred: a
// triplet loss without a margin, which keeps pulling (Hermans, Beyer and Leibe 2017).
//
// Where two rows coincide the distance has a kink: any element of the dual unit ball is a subgradient, and 0 is the usual one.
func TripletSoft() Loss {
	excess := func(x In) ball.Real {
		distance := func(i int) ball.Real {
			v := make([]ball.Real, x.Shape[1])
			for k := range v {
				v[k] = x.Row(0)[k].Sub(x.Row(i)[k])
			}
			return ball.Norm(2, v...)
		}
		return distance(1).Sub(distance(2))
	}
	return Loss{
		Name: "triplet-soft", Family: Embedding, Shape: []Dim{{"role", 3, 3}, {"D", 1, 3}}, Pred: Finite, Target: NoTarget, Scale: 1,
		Definition: "log(1 + exp(d(a,p) − d(a,n))), d(x,y) = ‖x − y‖; pred rows are anchor, positive, negative",
		Value:      func(x In) ball.Real { return ball.Of(1).Add(excess(x).Exp()).Log() },
		Stable:     func(x In) ball.Real { return softplus(excess(x)) },
		Kinks: []Kink{{"two roles coincide", func(s *Sample, pick func(n int) int) bool {
			d, i := s.Shape[1], pick(3)
			j := (i + 1) % 3
			copy(s.Pred[i*d:(i+1)*d], s.Pred[j*d:(j+1)*d])
			return true
		}}},
		Special: []SpecialCase{
			{When: "all three coincide: ln 2", In: roles(1, 2, 1, 2, 1, 2), Want: math.Ln2},
			{When: "positive and negative equally far: ln 2", In: roles(0, 3, -3), Want: math.Ln2},
			{When: "an entry is NaN", In: roles(0, math.NaN(), 1), Want: math.NaN()},
		},
		Claims: []Claim{
			AtLeastZero, ShiftInvariant{PredOnly: true},
			Equals{
				ID: "k-triplet-soft", Says: "It is the logistic loss of the margin d(a,n) − d(a,p).", Other: Logistic,
				Map: func(x In) In {
					x.Pred, x.Target = []ball.Real{excess(x).Neg()}, []ball.Real{x.Of(1)}
					return x
				},
			},
			Bounds{
				ID: "k-triplet-soft-hinge", Says: "It is above the triplet loss with no margin, by ln 2 at most.",
				Lo: func(x In) ball.Real { return ball.Max(excess(x), ball.Of(0)) },
				Hi: func(x In) ball.Real { return ball.Max(excess(x), ball.Of(0)).Add(x.Of(2).Log()) },
			},
			Relation{
				ID: "k-triplet-soft-exchange", Says: "With positive and negative exchanged the two losses add up to 2·ln 2 at least, which is what equal distances cost.",
				Make: func(s []Sample, _ []int) []Term {
					p, d := s[0].Pred, s[0].Shape[1]
					q := append(append(append([]float64{}, p[:d]...), p[2*d:]...), p[d:2*d]...)
					return []Term{{1, s[0]}, {1, roles(q...)}}
				},
				RHS: func(x []In, _ []int) ball.Real { return x[0].Of(2).Log().Mul(ball.Of(2)) }, Sign: Ge,
			},
			turnedRoles("k-triplet-soft-rotation"),
			Not{Of: Convex{}, Witness: []Sample{roles(0, 0, -8), roles(0, 0, 8)}},
		},
		Refs: []Ref{{"A. Hermans, L. Beyer, B. Leibe, In defense of the triplet loss for person re-identification (2017)", "arXiv:1703.07737"}},
	}
}

// turnedRoles is the claim that axes may be renamed and turned round.
func turnedRoles(id string) Relation {
	return Relation{
		ID: id, Says: "Renaming axes and turning one round changes no distance, and nothing else.",
		Make: func(s []Sample, _ []int) []Term {
			d := s[0].Shape[1]
			q := make([]float64, len(s[0].Pred))
			for i := range 3 {
				for k := range d {
					q[i*d+(k+1)%d] = s[0].Pred[i*d+k]
				}
				q[i*d] = -q[i*d]
			}
			return []Term{{1, s[0]}, {-1, roles(q...)}}
		},
	}
}
