// Package ball is the arithmetic of the oracle: real numbers that know how well they are known.
//
// A [Real] is a midpoint and a radius. Every operation rounds outward, so the true value is always inside, and whatever
// the ball does not decide is never guessed: a comparison, a branch or a rounding that the radius leaves open panics
// with [Undecided], and the driver evaluates the same formula again at twice the precision. Exact operations have radius
// zero, so exact ties are seen as ties. An operation with no value (0/0, Inf-Inf, the logarithm of a negative number)
// panics with [Undefined]. ±Inf are exact values, so that masked logits need no special case.
//
// This package is opinionated. Formulas are written once, naively, as the literature has them; cancellation is met with
// precision, not with algebra. Nobody types a derivative: [Grad] differentiates the formula that was evaluated, and its
// results are Reals that can be differentiated again. Nobody types a tolerance: with a [Format] every Real also carries
// a running error, a bound on what a floating-point evaluation of the same formula in that format may lose.
//
// # Kinks
//
// Abs, Max, Min, Relu, Norm and Sort record where their sides tie ([Eval.Ties]) and go the way that [Eval.Sel] tells
// them to, so that a driver can replay an evaluation with every choice and take the hull of the gradients. Cmp is for
// pieces that join with the same derivative. Equalities between irrationals never decide; from the precision [Eval.Cap]
// on, a comparison that is still open counts as a tie.
//
// # Traps
//
// Six things went wrong in the prototype, each has a test that is named after it:
//
//   - math/big aligns operands fully: 1 + 2^-500000000 takes 33 ms. Far operands are folded into the radius.
//   - exp beyond ±2^29 leaves big.Float's exponents. It gives a ball around 0 that is known to be positive, or a
//     half-line; the sign survives underflow, so that softplus(-1e9) rounds to +0.
//   - A float64 radius underflows long before its midpoint. A [Mag] has an exponent of its own.
//   - A derivative at a kink is a choice. It is recorded, and never made silently.
//   - Go's own math functions err by up to 1.8 ulps, and differ between architectures. They serve here as starting
//     values that are verified afterwards, never as truth.
//   - Go may contract x*y+z into a fused multiply-add. Bounds are rounded outward by more than that can change.
//
// # Half-lines
//
// exp(1e300) is finite, and has no midpoint that math/big could hold. It is represented by what is known: it is at
// least 2^(2^29). Such a value rounds to +Inf in every format, 1 over it is a tiny ball, and a question that needs more
// is Undecided at every precision. The stable form of a loss does not meet them.
//
// # Concurrency and caches
//
// An [Eval] and its Reals belong to one goroutine. Constants made by [Of] may be shared. The package keeps memoised
// constants (log 2, π, Bernoulli numbers) and scratch space; neither shows in any result.
package ball
