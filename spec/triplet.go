package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// Triplet is max(0, d(a,p) − d(a,n) + margin) for an anchor a, a positive p and a negative n, the three rows of Pred, with
// d the distance of exponent norm (1, 2, …). With swap, d(a,n) is replaced by min(d(a,n), d(p,n)) (Balntas et al. 2016).
//
// Where two rows coincide the distance has a kink: any element of the dual unit ball is a subgradient, and 0 is the usual one.
func Triplet(margin, norm float64, swap bool) Loss {
	on := 0.0
	if swap {
		on = 1
	}
	distance := func(a, b []ball.Real) ball.Real {
		v := make([]ball.Real, len(a))
		for i := range a {
			v[i] = a[i].Sub(b[i])
		}
		return ball.Norm(norm, v...)
	}
	l := Loss{
		Name: "triplet", Family: Embedding,
		Params: []Param{Scalar("margin", margin, Positive), Scalar("p", norm, Domain{Lo: 1, Hi: 64}), Scalar("swap", on, Binary)},
		Shape:  []Dim{{"role", 3, 3}, {"D", 1, 3}}, Pred: Finite, Target: NoTarget,
		Definition: "max(0, d(a,p) − d(a,n) + margin), d(x,y) = ‖x − y‖_p; pred rows are anchor, positive, negative",
		Value: func(x In) ball.Real {
			a, p, n := x.Row(0), x.Row(1), x.Row(2)
			far := distance(a, n)
			if swap {
				far = ball.MinAt("swap", far, distance(p, n))
			}
			return ball.MaxAt("hinge", distance(a, p).Sub(far).Add(ball.Of(margin)), x.Of(0))
		},
		Kinks: []Kink{
			{"two roles coincide", func(s *Sample, pick func(n int) int) bool {
				d, i := s.Shape[1], pick(3)
				j := (i + 1) % 3
				copy(s.Pred[i*d:(i+1)*d], s.Pred[j*d:(j+1)*d])
				return true
			}},
			{"d(a,p) + margin = d(a,n)", func(s *Sample, pick func(n int) int) bool {
				d := s.Shape[1]
				clear(s.Pred)
				s.Pred[d] = float64(pick(8)) + 1
				s.Pred[2*d] = -(s.Pred[d] + margin)
				return true
			}},
		},
		Special: []SpecialCase{
			{When: "all three coincide: the margin", In: roles(1, 2, 1, 2, 1, 2), Want: margin},
			{When: "the positive is closer than the negative by more than the margin: 0", In: roles(0, 0, 0, 0, 3*margin, 4*margin), Want: 0},
		},
		Claims: []Claim{
			AtLeastZero, ShiftInvariant{PredOnly: true},
			Not{Of: Convex{}, Witness: []Sample{roles(0, 0, -2*margin), roles(0, 0, 2*margin)}},
			turnedRoles("k-triplet-zero-rotation"),
			Bounds{
				ID: "k-triplet-zero", Says: "It is 0 where the negative is farther than the positive by the margin and more.",
				Hi: func(In) ball.Real { return ball.Of(0) },
				When: func(s Sample) bool { // on a line, where distances of whole numbers are exact
					d := s.Shape[1]
					for i, p := range s.Pred {
						if p != math.Trunc(p) || math.Abs(p) > 1<<20 || i%d > 0 && p != 0 {
							return false
						}
					}
					a, p, n := s.Pred[0], s.Pred[d], s.Pred[2*d]
					return math.Abs(a-p)+margin <= math.Abs(a-n) && math.Abs(a-p)+margin <= math.Abs(p-n)
				},
				Draw: func(s *Sample, pick func(n int) int) {
					d := s.Shape[1]
					clear(s.Pred)
					s.Pred[0], s.Pred[d] = float64(pick(9)), float64(-pick(9))
					s.Pred[2*d] = s.Pred[d] - (s.Pred[0] - s.Pred[d] + math.Ceil(margin) + float64(pick(9)))
				},
			},
		},
		Refs: []Ref{
			{"F. Schroff, D. Kalenichenko, J. Philbin, FaceNet, CVPR (2015)", "10.1109/CVPR.2015.7298682"},
			{"V. Balntas et al., Learning local feature descriptors with triplets and shallow convolutional neural networks, BMVC (2016), for swap", "10.5244/C.30.119"},
		},
		Names: map[string]string{"torch": "torch.nn.functional.triplet_margin_loss (eps=0)"},
	}
	if norm == 2 && !swap {
		l.Claims = append(l.Claims, tripletGradient(margin))
	}
	if swap {
		l.Kinks = append(l.Kinks, Kink{"d(a,n) = d(p,n)", func(s *Sample, pick func(n int) int) bool {
			d := s.Shape[1]
			for k := range d { // the negative in the middle
				s.Pred[k] = float64(pick(8))
				s.Pred[d+k], s.Pred[2*d+k] = -s.Pred[k], 0
			}
			return true
		}})
	}
	return l
}

// roles is a sample of three rows.
func roles(v ...float64) Sample { return Sample{Pred: v, Shape: []int{3, len(v) / 3}} }

// tripletGradient is the claim that the pulls on the three roles cancel, away from kinks.
func tripletGradient(margin float64) Gradient {
	return Gradient{
		ID: "k-triplet-zero-gradient", Says: "Of a triplet that counts, the gradients are u − v for the anchor, −u for the positive and v for the negative, u and v the directions to the anchor: they sum to zero.",
		Is: func(x In) []ball.Real {
			d := x.Shape[1]
			g := make([]ball.Real, 3*d)
			direction := func(i int) ([]ball.Real, ball.Real) {
				u := make([]ball.Real, d)
				for k := range u {
					u[k] = x.Row(0)[k].Sub(x.Row(i)[k])
				}
				n := length(u)
				for k := range u {
					u[k] = u[k].Quo(n)
				}
				return u, n
			}
			u, near := direction(1)
			v, far := direction(2)
			counts := near.Sub(far).Add(ball.Of(margin)).Sign() > 0
			for k := range d {
				if counts {
					g[k], g[d+k], g[2*d+k] = u[k].Sub(v[k]), u[k].Neg(), v[k]
				} else {
					g[k], g[d+k], g[2*d+k] = ball.Of(0), ball.Of(0), ball.Of(0)
				}
			}
			return g
		},
		When: func(s Sample) bool {
			d := s.Shape[1]
			same := func(i int) bool { return slices.Equal(s.Pred[:d], s.Pred[i*d:(i+1)*d]) }
			return !same(1) && !same(2)
		},
	}
}
