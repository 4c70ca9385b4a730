package properties

import (
	"fmt"
	"math"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// emptyBatch asks for the loss of nothing: of no samples, and of samples that all have weight 0. Their mean is an error, as 0/0
// is no number, or what was declared (spec.EmptyMean); their sum is 0. Rejecting a batch without samples altogether is accepted too.
func emptyBatch[F impl.Float](f *ball.Format) Property[F] {
	calls := func(_ spec.Claim, k Case) []Call { return k.calls(allOps, impl.None, impl.Sum, impl.Mean) }
	return Property[F]{
		Name: "u-empty-batch", Says: "The sum of nothing is 0, its mean is an error, and neither is NaN or a panic.", Level: reports.Must,
		For: whole, Calls: calls,
		Own: func(l spec.Loss, _ spec.Claim) []Case {
			s := plainSample(l, f, 0)
			return []Case{{}, {Samples: []spec.Sample{s}, Weights: []float64{0}}, {Samples: []spec.Sample{s, s}, Weights: []float64{0, 0}}}
		},
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			all, judged := calls(nil, k), false
			for i, call := range all {
				c := asked[F]{Call: call, got: as[i]}
				if c.Op == TargetGrad && !o.Loss.TargetGrad || unsupported(c.got.Err) {
					continue
				}
				judged = true
				if c.Reduction == impl.Mean {
					if v := o.meanOfNothing(c, "an error: the mean of nothing"); v != nil {
						return v
					}
					continue
				}
				if len(k.Samples) == 0 && rejected(c.got.Err) {
					continue
				}
				if v, ok := o.Refused(c.got, c.length()); !ok {
					v.What = c.String() + ": " + v.What
					return v
				}
				for _, x := range c.got.Out {
					if x != 0 {
						return &Violation{What: c.String(), Got: hexDec(float64(x)), Want: fmt.Sprintf("0, from %d samples of weight 0", len(k.Samples)), Excess: math.Inf(1)}
					}
				}
			}
			if !judged {
				return o.Untested()
			}
			return nil
		},
	}
}

// meanOfNothing is the violation of a mean whose denominator is 0, which is an error, or the number that was declared. What slope that has nobody
// says: it is 0, or not a number where the mean is none.
func (o *Oracle[F]) meanOfNothing(c asked[F], want string) *Violation {
	declared := o.Loss.EmptyMean
	if declared == nil || rejected(c.got.Err) {
		return o.mustReject(c, want)
	}
	if v, ok := o.Refused(c.got, c.length()); !ok {
		v.What = c.String() + ": " + v.What
		return v
	}
	for _, x := range c.got.Out {
		if v := float64(x); !(math.IsNaN(v) && math.IsNaN(*declared) || v == *declared && c.Op == Value || v == 0 && c.Op != Value) {
			return &Violation{What: c.String(), Got: hexDec(v), Want: fmt.Sprintf("%s, or the declared %v", want, *declared), Excess: math.Inf(1)}
		}
	}
	return nil
}
