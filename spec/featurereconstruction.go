package spec

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lossgate/lossgate/spec/ball"
)

// Features is a map φ of images {C, H, W} to features, such as a layer of a network: what a reconstruction is compared by. The
// properties of φ are those that the loss inherits.
type Features struct {
	Name     string
	Of       func(x []ball.Real, shape []int) []ball.Real      // φ
	Pull     func(gap, x []ball.Real, shape []int) []ball.Real // Jᵀ·gap, J being the Jacobian of φ at x
	Linear   bool                                              // φ(x + y) = φ(x) + φ(y), φ(kx) = k·φ(x)
	Isometry bool                                              // ‖φ(x)‖ = ‖x‖
	Kink     func(s *Sample, pick func(n int) int) bool        // moves pred to where φ has no derivative; nil: nowhere
	Claims   func() []Claim                                    // what is special about the loss of φ alone
}

// A Layer is a map of features with its weight in the sum.
type Layer struct {
	Features
	Weight float64
}

// FeatureReconstruction is Σ w/n·‖φ(x) − φ(y)‖² over layers, x = pred and y = target being images {C, H, W}, n the number of features of a layer
// and w its weight (Johnson, Alahi and Fei-Fei 2016, where n is written CHW). It is the mean squared error of features: of the
// pixels themselves where φ is the identity or any isometry, and blind to what φ does not see. A layer of weight 0 is not evaluated.
//
// The features of a network are data here: any φ makes a loss. The catalogue has Pixels, Mirrored, GlobalPool and Edges for layers 0, 1, 2
// and 3, and again from 4 on.
func FeatureReconstruction(layers ...Layer) Loss {
	var weights []float64
	var names []string
	var used []Layer
	linear, isometry := true, false
	for _, l := range layers {
		weights = append(weights, l.Weight)
		if l.Weight != 0 {
			used = append(used, l)
			names = append(names, l.Name)
			linear, isometry = linear && l.Linear, isometry || l.Isometry
		}
	}
	l := Loss{
		Name: "feature-reconstruction", Params: []Param{Vector("weight", weights, NonNegative)}, Family: Perceptual, Additive: true,
		Shape:       []Dim{{"C", 1, 2}, {"H", 1, 2}, {"W", 1, 2}},
		TargetShape: []Dim{{"C", 1, 2}, {"H", 1, 2}, {"W", 1, 2}}, Pred: Finite, Target: Finite, TargetGrad: true,
		Definition: fmt.Sprintf("Σ w/n·‖φ(x) − φ(y)‖² over layers, n features each, x = pred, y = target; φ: %s", strings.Join(names, ", ")),
		Value: func(x In) ball.Real {
			terms := []ball.Real{x.Of(0)}
			for _, l := range used {
				gap := l.gap(x)
				terms = append(terms, x.Of(l.Weight).Mul(ball.Dot(gap, gap)).Quo(x.Of(float64(len(gap)))))
			}
			return ball.Sum(terms...)
		},
		Kinks: []Kink{{"equal images", func(s *Sample, _ func(n int) int) bool {
			copy(s.Pred, s.Target)
			return true
		}}},
		Special: []SpecialCase{
			{When: "equal images", In: maps(1, 1, 2, []float64{1, -2}, []float64{1, -2}), Want: 0},
		},
		Claims: []Claim{
			AtLeastZero, ZeroAtPerfect{}, Swap{}, Homogeneous{Degree: 2},
			Triangle{ID: "p-same-form", Says: "The root is a distance, that of features: √L(p, r) ≤ √L(p, q) + √L(q, r).", Root: true},
			Gradient{
				ID: "p-same-form-gradient", Says: "The gradient is Jᵀ of that of a mean squared error: Σ 2w/n·Jᵀ(φ(x) − φ(y)).",
				Is: func(x In) []ball.Real {
					g := make([]ball.Real, len(x.Pred))
					for _, l := range used {
						gap := l.gap(x)
						for i, p := range l.Pull(gap, x.Pred, x.Shape) {
							g[i] = g[i].Add(p.Mul(x.Of(2 * l.Weight)).Quo(x.Of(float64(len(gap)))))
						}
					}
					return g
				},
			},
			Relation{
				ID: "p-normalisation", Says: "Images repeated below themselves cost the same: features are averaged.",
				Make: func(s []Sample, _ []int) []Term { return []Term{{1, s[0]}, {-1, stacked(s[0], 1)}} },
			},
			Equals{
				ID: "p-weights-additive", Says: "It is Σ w·L of the layers one by one; a layer of weight 0 does not count.",
				Other: formula(func(x In) ball.Real {
					v := x.Of(0)
					for _, l := range layers {
						v = v.Add(x.Of(l.Weight).Mul(FeatureReconstruction(Layer{l.Features, 1}).Value(x)))
					}
					return v
				}),
			},
		},
		Refs: []Ref{
			{"J. Johnson, A. Alahi, L. Fei-Fei, Perceptual losses for real-time style transfer and super-resolution, ECCV (2016)", "10.1007/978-3-319-46475-6_43"},
		},
		Names: map[string]string{"basicsr": "basicsr.losses.PerceptualLoss (criterion='l2'), for its layers of VGG"},
	}
	if linear {
		l.Claims = append(l.Claims, Convex{}, ShiftInvariant{}, Continuous{C1: true})
	}
	if isometry {
		l.Claims = append(l.Claims, ZeroOnlyAtPerfect{})
	}
	for _, u := range used {
		if u.Kink != nil {
			l.Kinks = append(l.Kinks, Kink{"a feature of " + u.Name + " at its joint", u.Kink})
		}
	}
	if len(used) == 1 && used[0].Weight == 1 {
		l.Claims = append(l.Claims, used[0].alone()...)
	}
	return l
}

// gap is φ(x) − φ(y).
func (f Features) gap(x In) []ball.Real {
	a, b := f.Of(x.Pred, x.Shape), f.Of(x.Target, x.TargetShape)
	d := make([]ball.Real, len(a))
	for i := range d {
		d[i] = a[i].Sub(b[i])
	}
	return d
}

// alone are the claims of the layer without others, weight 1.
func (f Features) alone() []Claim {
	if f.Claims == nil {
		return nil
	}
	return f.Claims()
}

// Pixels is the identity: features are pixels.
func Pixels() Features {
	return Features{
		Name: "the identity", Linear: true, Isometry: true,
		Of:   func(x []ball.Real, _ []int) []ball.Real { return slices.Clone(x) },
		Pull: func(gap, _ []ball.Real, _ []int) []ball.Real { return gap },
		Claims: func() []Claim {
			return []Claim{Permutation{}, pixelMean("p-identity-phi", "Of pixels it is their mean squared error.")}
		},
	}
}

// Mirrored reads an image backwards, every other pixel negated: an orthonormal map.
func Mirrored() Features {
	mirror := func(x []ball.Real) []ball.Real {
		w := slices.Clone(x)
		slices.Reverse(w)
		for i := 0; i < len(w); i += 2 {
			w[i] = w[i].Neg()
		}
		return w
	}
	return Features{
		Name: "a signed permutation", Linear: true, Isometry: true,
		Of: func(x []ball.Real, _ []int) []ball.Real { return mirror(x) },
		Pull: func(gap, _ []ball.Real, _ []int) []ball.Real {
			w := slices.Clone(gap)
			for i := 0; i < len(w); i += 2 {
				w[i] = w[i].Neg()
			}
			slices.Reverse(w)
			return w
		},
		Claims: func() []Claim {
			return []Claim{pixelMean("p-orthonormal-phi", "Orthonormal features cost what pixels cost (Parseval): only a φ that is no isometry brings anything.")}
		},
	}
}
