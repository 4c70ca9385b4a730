// Package gradcheck compares claimed gradients with differences of values:
// functions in, mismatches out.
//
//	if err := gradcheck.Check(f, grad(x), x, nil).Err(); err != nil {
//		t.Error(err)
//	}
//
// [Check] is for points where f is smooth. At a kink a difference across it
// means nothing; there [Subgradient] and [Interval] compare the one-sided
// derivatives with a subgradient, or with the set that a gradient may come
// from. [Order] asks whether the first-order remainder shrinks as it must,
// [SecondOrder] the same of a Hessian-vector product.
//
// # Position
//
// A difference quotient with one fixed step is either too coarse or drowned in
// rounding somewhere, so the usual remedy is a tolerance that is widened until
// the test is green. This package has no tolerance to widen. It walks down a
// ladder of steps, measures at each what f's own values say about the
// truncation, adds what rounding may have done, and judges the claim where the
// two together are smallest. A check should not accuse a right gradient; it
// may miss a wrong one, and then it counts that it could not see
// ([Report.Untested], [Report.Drowned]). Untested is not passed.
//
// # Method
//
// For a step h, a direction v of small integers and the scale s of each input,
//
//	x⁺ = fl(x + h·s·v)   x⁻ = fl(x − h·s·v)   d = x⁺ − x⁻
//
// so that the displacement d is the one really taken, whatever rounding did to
// x⁺ and x⁻, and nothing is divided by a step. With N the noise of f, the
// residual, the budget and the excess are
//
//	r(h) = f(x⁺) − f(x⁻) − ⟨g,d⟩
//	B(h) = N(x⁺) + N(x⁻) + T(h)
//	E(h) = |r(h)| / (θ·Σ|g_i·d_i| + B(h))
//
// where T is the truncation seen from the two steps above: T(h) is the larger
// of |r(h) − r(4h)/4| and the same difference one step higher, carried down by
// the order of the formula. In the regime where a central difference is worth
// anything r(4h)/4 has 16 times the truncation of r(h), so T overstates it 15
// times, and a wrong slope, which r contains in proportion to h, cancels out
// of it. The claim stands if E(h) ≤ 1 at some step that has a vote.
//
// Without that last clause the method is nearly blind: at the smallest steps N
// is larger than any error, so that "some step accepts" accepts relative errors
// of 10⁻⁴ (TestWhyStepsVote). A step has a vote if B(h) hides no error that
// the best step would have seen: B(h)/h is within a factor [Spread] of the
// least, or B(h) ≤ θ·Σ|g_i·d_i|. It follows that a claim that stands is within
// θ + 2·max(θ, Spread·b) of the truth, in relative terms, where b is the
// resolution of the best step; b is near u^⅔ for well-scaled functions. That
// takes T for what it is meant to be, which it is not where f has a feature
// that is narrow against the step: to every step wider than a softplus its
// slope at 0.1 is ½, and T is tiny. So a step that a finer one contradicts has
// its B widened to cover what the finer one saw.
//
// Steps run from 2⁻⁴ down to 2⁻³⁶ by factors of 4. The walk ends at the first
// step that is fine enough to settle the question in favour of the claim,
// provided that the finest step does not object.
//
// The noise N is an estimate by default; [Settings.Noise] replaces it by a bound.
//
// # Scale
//
// Unless [Settings.Scale] says otherwise a step is taken relative to
// max(1,|x_i|), and where that settles nothing, relative to min(1,|x_i|): the
// scales of residuals and logits, and those of probabilities, variances and
// logits with a moderate common offset. The scale that resolves the slope
// better is believed, unless the finer one upholds the claim and contradicts the
// coarser plainly. (A direction that mixes scales is not the same at both, and
// is tried at the second only if the first leaves the domain.)
//
// Both are guesses. A function with a feature much narrower than |x|, such as
// the softmax of logits with a common offset of 1e8, needs Settings.Scale: where
// the fine steps drown in noise nothing contradicts the coarse ones.
//
// # Special values
//
// Special cases are:
//   - x has an entry that is not finite, or f(x) is ±Inf: untested (there is no difference)
//   - f(x) is NaN at a finite x: mismatch
//   - g has a NaN or an infinite entry where f(x) is finite: mismatch
//   - g has not as many entries as x: mismatch
//   - f is not finite at x⁺ or x⁻: the step is dropped, and counted (the domain ends there)
//
// A slope that is truly infinite, such as that of √x at 0, is for [Interval]
// with an infinite bound.
package gradcheck
