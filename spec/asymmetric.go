package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Asymmetric is the focal loss of one logit z = pred and one hard label t = target with other weights for positives and negatives: (1 − p)^γ₊·(−log p) for t = 1, and
// q^γ₋·(−log(1 − q)) with q = max(0, p − clip) for t = 0, p = σ(z). A negative whose probability is at most clip costs nothing, and no negative costs more than clip
// lets it (Ridnik et al. 2021). The authors add the loss up over the labels of a sample. Their code may take the powers as constant for the gradient; the
// gradient specified is that of the formula.
func Asymmetric(gammaPos, gammaNeg, clip float64) Loss {
	nan, inf := math.NaN(), math.Inf(1)
	gp, gn, c, one := ball.Of(gammaPos), ball.Of(gammaNeg), ball.Of(clip), ball.Of(1)
	positive := func(x In) ball.Real { return FocalSigmoid(-1, gammaPos).Stable(x) }
	negative := func(x In) ball.Real {
		if clip == 0 { // σ(−z), which 1 − σ(z) loses
			return FocalSigmoid(-1, gammaNeg).Stable(x)
		}
		q := sigmoid(x.Pred[0]).Sub(c).Relu()
		if isZero(q) {
			return x.Of(0)
		}
		v := sigmoid(x.Pred[0].Neg()).Add(c).Log().Neg()
		if q.Cmp(ball.Of(0.5)) < 0 {
			v = q.Neg().Log1p().Neg()
		}
		if gammaNeg == 0 {
			return v
		}
		return q.Pow(gn).Mul(v)
	}
	easy := func(s Sample) bool { return s.Target[0] == 0 && 1/(1+math.Exp(-s.Pred[0])) < clip*(1-0x1p-20) }
	plain := func(s Sample) bool { return math.Abs(s.Pred[0]) < 700 }
	l := Loss{
		Name: "asymmetric", Family: Classification,
		Params: []Param{
			Scalar("gamma_pos", gammaPos, NonNegative), Scalar("gamma_neg", gammaNeg, NonNegative),
			Scalar("clip", clip, Domain{Lo: 0, Hi: 1, HiOpen: true}),
		},
		Pred: Reals, Target: Binary, Scale: 1,
		Definition: "(1 − p)^γ₊·(−log p) if t = 1, else q^γ₋·(−log(1 − q)) with q = max(0, p − clip), p = σ(z), z = pred, t = target",
		Value: func(x In) ball.Real {
			p := sigmoid(x.Pred[0])
			switch {
			case !isZero(x.Target[0]) && gammaPos == 0:
				return p.Log().Neg()
			case !isZero(x.Target[0]):
				return one.Sub(p).Pow(gp).Mul(p.Log()).Neg()
			}
			q := p.Sub(c).Relu()
			if isZero(q) {
				return x.Of(0)
			}
			if gammaNeg == 0 {
				return one.Sub(q).Log().Neg()
			}
			return q.Pow(gn).Mul(one.Sub(q).Log()).Neg()
		},
		Stable: func(x In) ball.Real {
			if isZero(x.Target[0]) {
				return negative(x)
			}
			return positive(x)
		},
		Kinks: []Kink{{"pred = 0", func(s *Sample, _ func(n int) int) bool {
			s.Pred[0] = 0
			return true
		}}},
		Special: []SpecialCase{
			{When: "certain and right", In: scalar(inf, 1), Want: 0},
			{When: "certain and right, of a 0", In: scalar(-inf, 0), Want: 0},
			{When: "certain and wrong, of a 1", In: scalar(-inf, 1), Want: inf},
			{When: "pred = NaN", In: scalar(nan, 1), Want: nan},
			{When: "pred = NaN, of a 0", In: scalar(nan, 0), Want: nan},
			{When: "a soft label", In: scalar(0, 0.5), Err: true},
			{When: "target = -1: labels are 0 and 1, not signs", In: scalar(0, -1), Err: true},
			{When: "target = NaN", In: scalar(0, nan), Err: true},
		},
		Claims: []Claim{
			AtLeastZero,
			Relation{
				ID: "s-asymmetric-monotone", Says: "A larger logit never lowers the loss of a negative, nor raises that of a positive.", Arity: 2, Sign: Ge,
				Make: func(s []Sample, _ []int) []Term {
					lo, hi := min(s[0].Pred[0], s[1].Pred[0]), max(s[0].Pred[0], s[1].Pred[0])
					if math.IsInf(lo, 0) || math.IsInf(hi, 0) {
						return nil
					}
					if s[0].Target[0] == 1 {
						lo, hi = hi, lo
					}
					return []Term{{1, scalar(hi, s[0].Target[0])}, {-1, scalar(lo, s[0].Target[0])}}
				},
			},
			Equals{
				ID: "s-asymmetric-positive", Says: "A positive costs what the focal loss of γ₊ makes it cost.", Other: func() Loss { return FocalSigmoid(-1, gammaPos) },
				When: func(s Sample) bool { return s.Target[0] == 1 },
			},
			Bounds{
				ID: "s-asymmetric-clip-eases", Says: "The clip never raises the loss: it is at most the focal loss of γ₋ for a negative.",
				Hi:   func(x In) ball.Real { return FocalSigmoid(-1, gammaNeg).Stable(x) },
				When: func(s Sample) bool { return plain(s) && s.Target[0] == 0 },
			},
		},
		Refs: []Ref{
			{"T. Ridnik et al., Asymmetric loss for multi-label classification, ICCV (2021)", "10.1109/ICCV48922.2021.00015"},
		},
		Names: map[string]string{"timm": "timm.loss.AsymmetricLossMultiLabel, summed over labels"},
	}
	if clip == 0 {
		l.Special = append(l.Special, SpecialCase{When: "certain and wrong, of a 0", In: scalar(inf, 0), Want: inf})
		if gammaPos == gammaNeg {
			l.Claims = append(l.Claims, Equals{
				ID: "s-asymmetric-focal", Says: "Without a clip and with γ₊ = γ₋ it is the focal loss.", Other: func() Loss { return FocalSigmoid(-1, gammaPos) },
			})
		}
		return l
	}
	l.Kinks = append(l.Kinks, Kink{"p = clip", func(s *Sample, _ func(n int) int) bool {
		s.Target[0], s.Pred[0] = 0, math.Log(clip/(1-clip))
		return true
	}})
	l.Claims = append(l.Claims,
		Equals{
			ID: "s-asymmetric-easy-negatives", Says: "A negative of probability below the clip costs 0.", Other: formula(func(x In) ball.Real { return x.Of(0) }), When: easy,
			Draw: func(s *Sample, pick func(n int) int) {
				s.Target[0], s.Pred[0] = 0, math.Floor(math.Log(clip/(1-clip)))-1-float64(pick(64))/8
			},
		},
		Bounds{
			ID: "s-asymmetric-bounded", Says: "No negative costs more than (1 − clip)^γ₋·(−log clip): a label that is missing does no more harm than that.",
			Hi:   func(x In) ball.Real { return one.Sub(x.Of(clip)).Pow(gn).Mul(x.Of(clip).Log()).Neg() },
			When: func(s Sample) bool { return s.Target[0] == 0 },
		},
		Not{
			ID: "u-nonconvex-witness", Says: "It is not convex in the logit: a clip makes the loss of a negative bounded.",
			Of: Convex{}, Witness: []Sample{scalar(0, 0), scalar(16, 0)},
		})
	return l
}
