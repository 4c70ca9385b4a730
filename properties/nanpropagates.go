package properties

import (
	"fmt"
	"math"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// nanPropagates puts a NaN where a number was. What depends on that number must become NaN, or the call must be refused.
// Whether an answer depends on it is seen from the implementation itself: it changes when the number is replaced by another
// one. So what is legitimately not read, such as the probability of a class that is not the label, is not asked for.
//
// Case: Samples are the sample, and the same with one other entry; Nums is the position of that entry, in Pred and then Target.
func nanPropagates[F impl.Float](f *ball.Format) Property[F] {
	calls := func(_ spec.Claim, k Case) (cs []Call) {
		for _, s := range []spec.Sample{k.Samples[0], k.Samples[1], withNaN(k)} {
			cs = append(cs, Case{Samples: []spec.Sample{s}}.calls(allOps, impl.None)...)
		}
		return cs
	}
	return Property[F]{
		Name: "u-nan-propagates", Says: "An answer that depends on an input is NaN or an error when that input is NaN.", Level: reports.Must,
		For: whole, Calls: calls,
		Draw: func(t *rapid.T, l spec.Loss, _ spec.Claim) Case {
			a := drawAny(t, l, f)
			b := drawLike(t, l, f, a)
			at := pick(t, "at", len(a.Pred)+len(a.Target))
			other := a.Clone()
			*entry(other, at) = *entry(b, at)
			if l.CheckSample(other, f.U.F()) != nil {
				other = a // entries that hang together cannot change one by one: only a refusal teaches
			}
			return Case{Samples: []spec.Sample{a, other}, Nums: []float64{float64(at)}}
		},
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			if !legal(o.Loss, o.Format, k.Samples[1]) {
				return o.Pass()
			}
			offered, judged, at := false, false, k.ints()[0]
			for i, c := range calls(nil, k)[6:] {
				one, other, nan := as[i], as[3+i], as[6+i]
				if unsupported(one.Err) {
					continue
				}
				offered = true
				if one.Err != nil || other.Err != nil || len(one.Out) != len(other.Out) || rejected(nan.Err) {
					judged = judged || rejected(nan.Err)
					continue
				}
				name := asked[F]{Call: c}.String()
				if v, ok := o.Refused(nan, c.length()); !ok {
					v.What = name + ": " + v.What
					return v
				}
				for j, x := range nan.Out {
					judged = judged || x != x && one.Out[j] == one.Out[j] // it became NaN, as it should
					if a, b := one.Out[j], other.Out[j]; a == b || a != a || b != b {
						continue
					}
					if judged = true; x == x {
						level := reports.Must
						if own := at - len(k.Samples[0].Pred)*(int(c.Op)-1); c.Op != Value && j != own {
							level = reports.Should // another entry may depend on it by the choice of a branch alone
						}
						return &Violation{
							Level: level, What: fmt.Sprintf("%s, entry %d, where input %d is NaN", name, j, at), Got: hexDec(float64(x)),
							Want: "NaN or an error: it depends on that input", Excess: math.Inf(1),
						}
					}
				}
			}
			switch {
			case !offered:
				return o.Untested()
			case !judged:
				return o.Pass()
			}
			return nil
		},
	}
}

// entry is number i of a sample, in Pred and then Target.
func entry(s spec.Sample, i int) *float64 {
	if i < len(s.Pred) {
		return &s.Pred[i]
	}
	return &s.Target[i-len(s.Pred)]
}

// withNaN is the first sample of k with a NaN at its position.
func withNaN(k Case) spec.Sample {
	s := k.Samples[0].Clone()
	*entry(s, k.ints()[0]) = math.NaN()
	return s
}
