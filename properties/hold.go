package properties

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// ceiling is what products are kept below, so that no order of multiplying by weights, upstream and denominator overflows: 2^20 below the
// largest number, which is above the square of all that generators draw, or half-way down to 1 where that is closer, as in float16.
func ceiling(f *ball.Format) float64 { return math.Ldexp(f.Max, -min(20, (f.MaxExp+1)/2)) }

// An asked is a call with its answer. It is live when the answer is numbers of the right count.
type asked[F impl.Float] struct {
	Call
	got  Answer[F]
	live bool
}

// String is "gradient under mean".
func (c asked[F]) String() string {
	op := map[Op]string{Value: "value", Grad: "gradient", TargetGrad: "target gradient"}[c.Op]
	return fmt.Sprintf("%s under %v", op, c.Reduction)
}

// rows is the part of an unreduced answer that belongs to samples from i up to j.
func (c asked[F]) rows(i, j int) []F {
	n := len(c.got.Out) / len(c.Samples)
	return c.got.Out[i*n : j*n]
}

// answered joins calls and answers. What the implementation does not offer is not live, and neither is a mean of nothing, which must be
// an error or as declared. v says what is wrong with another: a mean of nothing that has a value, a legal input that was rejected.
func (o *Oracle[F]) answered(calls []Call, as []Answer[F]) (all []asked[F], v *Violation) {
	live := false
	for i, call := range calls {
		c := asked[F]{Call: call, got: as[i]}
		switch {
		case c.Op == TargetGrad && !o.Loss.TargetGrad, unsupported(c.got.Err):
		case c.denominator(o.Loss) == 0:
			if v := o.meanOfNothing(c, "an error: the denominator of the mean is 0"); v != nil {
				return nil, v
			}
		default:
			if v, ok := o.Refused(c.got, c.length()); !ok {
				v.What = c.String() + ": " + v.What
				return nil, v
			}
			c.live, live = true, true
		}
		all = append(all, c)
	}
	if !live {
		o.Untested()
	}
	return all, nil
}

// rejected reports whether an answer is a refusal of the data, as it should be where they are bad.
func rejected(err error) bool {
	var e *impl.DataError
	return errors.As(err, &e)
}

// mustReject is the violation of an answer that should have been a data error.
func (o *Oracle[F]) mustReject(c asked[F], want string) *Violation {
	if rejected(c.got.Err) || unsupported(c.got.Err) {
		return nil
	}
	got := fmt.Sprint(c.got.Out)
	if c.got.Err != nil {
		got = fmt.Sprintf("%T: %v", c.got.Err, c.got.Err)
	}
	return &Violation{What: c.String(), Got: got, Want: want, Excess: math.Inf(1)}
}

// settle is for a relation between answers that does not hold to the bit: it holds each of them to the oracle. What is beyond
// its budget is a violation at MUST; where all are within it the relation is broken by rounding alone, and should says so.
func (o *Oracle[F]) settle(should *Violation, calls ...asked[F]) *Violation {
	was, unknown := o.tally.skip, false
	for _, c := range calls {
		o.tally.skip = false
		v := o.hold(c, asks{})
		if unknown = unknown || o.tally.skip; v != nil {
			v.What = fmt.Sprintf("%s (%s)", v.What, should.What)
			return v
		}
	}
	if o.tally.skip = was || unknown; unknown {
		return nil
	}
	should.Level = reports.Should
	return should
}

// asks is what the oracle said about samples of one case, by the place of their first number: a batch repeats samples.
type asks map[*float64]spec.Answer

// hold compares one answer with the oracle's own values and gradients, weighted, scaled and reduced. The answers in known are
// with gradients if one of the calls wants them.
func (o *Oracle[F]) hold(c asked[F], known asks) *Violation {
	as := make([]spec.Answer, len(c.Samples))
	for i, s := range c.Samples {
		if o.removed(c, i) {
			continue
		}
		a, seen := known[&s.Pred[0]]
		if !seen {
			var ok bool
			if a, ok = o.Ask(s, c.Op != Value); !ok {
				return nil
			}
			known[&s.Pred[0]] = a
		}
		as[i] = a
	}
	if c.Op != Value {
		return o.holdGradient(c, as)
	}
	return o.holdValue(c, as)
}

// removed reports whether sample i is not to be read: it has weight 0, or an ignored label.
func (o *Oracle[F]) removed(c asked[F], i int) bool {
	return c.weight(i) == 0 || o.Loss.Ignored(c.Samples[i])
}

// share is the budget of one sample whose coefficient is k and whose answer is at most size: what Within, which doubles it,
// is to be given. roundings are those of the coefficient.
func (o *Oracle[F]) share(err ball.Mag, k float64, size ball.Mag, roundings int) ball.Mag {
	u := o.Format.U
	own := err.Add(u.Mul(ball.MagOf(2 * o.Loss.Scale))).Add(o.Format.Normal)
	return ball.MagOf(k).Mul(own.Add(size.Mul(u).Mul(ball.MagOf(float64(roundings)))))
}

func (o *Oracle[F]) holdValue(c asked[F], as []spec.Answer) *Violation {
	e, n := ball.NewEval(exactBits, exactBits), len(as)*max(1, c.Repeat)
	den, sum, err, mass := c.denominator(o.Loss), e.Of(0), ball.Mag{}, ball.Mag{}
	for i, a := range as {
		if o.removed(c, i) {
			if c.Reduction == impl.None && c.got.Out[i] != 0 {
				return zeroWanted(fmt.Sprintf("value of sample %d", i), c.got.Out[i])
			}
			continue
		}
		k := c.weight(i) * float64(max(1, c.Repeat)) / den
		size := a.Value.AbsUp()
		switch {
		case a.Value.IsInf() || o.beyond(size, k, den):
			return o.Pass() // the order of operations decides what overflows
		case c.Reduction == impl.None:
			want := a.Value.In(e).Mul(e.Of(k))
			if v := o.Within(fmt.Sprintf("value of sample %d", i), c.got.Out[i], want, want, o.share(a.Err, k, size, 1)); v != nil {
				return v
			}
			continue
		}
		sum = sum.Add(a.Value.In(e).Mul(e.Of(c.weight(i))).Mul(e.Of(float64(max(1, c.Repeat)))))
		err, mass = err.Add(o.share(a.Err, k, size, 3)), mass.Add(size.Mul(ball.MagOf(k)))
	}
	if c.Reduction == impl.None {
		return nil
	}
	want, u := sum.Quo(c.exactDenominator(e, o.Loss)), o.Format.U
	name := c.String()
	if v := o.Within(name, c.got.Out[0], want, want, err.Add(mass.Mul(u).Mul(ball.MagOf(float64(n))))); v != nil {
		return v // further off than the worst order of summation
	}
	v := o.Within(name, c.got.Out[0], want, want, err.Add(mass.Mul(u).Mul(ball.MagOf(1+math.Log2(float64(n))))))
	if v != nil {
		v.Level = reports.Should
	}
	return v
}

func (o *Oracle[F]) holdGradient(c asked[F], as []spec.Answer) *Violation {
	e, den, row := ball.NewEval(exactBits, exactBits), c.denominator(o.Loss), len(c.Samples[0].Pred)
	exactDen := c.exactDenominator(e, o.Loss)
	domain, shape := o.Loss.Pred, c.Samples[0].Shape
	if c.Op == TargetGrad {
		domain, shape, row = o.Loss.Target, c.Samples[0].TargetShape, len(c.Samples[0].Target)
	}
	base := bases(o.Loss, domain, shape)
	for i, a := range as {
		got := c.got.Out[i*row : (i+1)*row]
		if o.removed(c, i) {
			if v := o.zeros(c, i, got); v != nil {
				return v
			}
			continue
		}
		sets, k := a.Grad, c.weight(i)*c.up(i)
		if c.Op == TargetGrad {
			sets = a.TargetGrad
		}
		if a.Value.IsInf() || slices.ContainsFunc(sets, func(s spec.Set) bool { return s.Lo.IsInf() || s.Hi.IsInf() }) {
			continue // the slope of an infinite value is not specified, and 0 times an infinite slope is no number
		}
		times := e.Of(c.weight(i)).Mul(e.Of(c.up(i))).Quo(exactDen)
		want := make([]spec.Set, len(sets))
		for j, set := range sets {
			size := set.Lo.AbsUp().Add(set.Hi.AbsUp())
			if o.beyond(size, k, den) {
				return o.Pass()
			}
			lo, hi := set.Lo.In(e).Mul(times), set.Hi.In(e).Mul(times)
			if k < 0 {
				lo, hi = hi, lo
			}
			want[j] = spec.Set{Lo: lo, Hi: hi, Err: o.share(set.Err, k/den, size, 4+len(as))}
		}
		if k == 0 {
			if v := o.zeros(c, i, got); v != nil {
				return v
			}
			continue
		}
		for j := range want {
			if base[j] == nowhere {
				continue
			}
			g, set := o.relative(got, want, base[j], j)
			if v := o.Within(fmt.Sprintf("%s, sample %d, entry %d", c, i, j), g, set.Lo, set.Hi, set.Err); v != nil {
				return v
			}
		}
	}
	return nil
}

// zeros is the violation of a gradient of sample i that must be 0 exactly.
func (o *Oracle[F]) zeros(c asked[F], i int, got []F) *Violation {
	for j, g := range got {
		if g != 0 {
			return zeroWanted(fmt.Sprintf("%s, sample %d, entry %d", c, i, j), g)
		}
	}
	return nil
}

// beyond reports whether a number of that size, times k and times or over den, comes near what overflows.
func (o *Oracle[F]) beyond(size ball.Mag, k, den float64) bool {
	most := size.Mul(ball.MagOf(math.Max(1, math.Abs(k)))).Mul(ball.MagOf(math.Max(1, math.Max(den, 1/den))))
	return most.Cmp(ball.MagOf(ceiling(o.Format))) > 0
}

func zeroWanted[F impl.Float](what string, got F) *Violation {
	return &Violation{What: what, Got: hexDec(float64(got)), Want: "0: the sample has no part in it", Excess: math.Inf(1)}
}
