package properties

import (
	"errors"
	"math"
	"math/bits"
	"slices"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// domainError puts one thing that is not data into a batch that is fine otherwise: a number far outside of its domain, a row that
// is no distribution, a label that no class has, a weight that is no weight. Every operation must refuse it under every reduction.
//
// A NaN is not drawn: where any number is legal it has to propagate (nanPropagates). Neither is an infinity, nor
// what is next to the end of an interval: libraries forgive it for good reasons.
func domainError[F impl.Float](f *ball.Format) Property[F] {
	calls := func(_ spec.Claim, k Case) []Call { return k.calls(allOps, impl.None, impl.Sum, impl.Mean) }
	return Property[F]{
		Name: "u-domain-error", Says: "Data outside of the domain are an error, the same one from every operation and reduction.", Level: reports.Must,
		For: whole, needs: definition, Draw: with(f, drawBad), Calls: calls,
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			want := o.illegal(k)
			if want == "" {
				return o.Pass()
			}
			for i, call := range calls(nil, k) {
				c := asked[F]{Call: call, got: as[i]}
				if c.Op == TargetGrad && !o.Loss.TargetGrad {
					continue
				}
				if v := o.mustReject(c, "an error: "+want); v != nil {
					return v
				}
				if v := o.pointed(c, k); v != nil {
					return v
				}
			}
			return nil
		},
	}
}

// illegal says what is wrong with the case, empty where nothing is.
func (o *Oracle[F]) illegal(k Case) string {
	for i := range k.Samples {
		if why := o.illegalSample(k, i); why != "" {
			return why
		}
	}
	return ""
}

// illegalSample says what is wrong with one sample of the case or its weight.
func (o *Oracle[F]) illegalSample(k Case, i int) string {
	s, w := k.Samples[i], Call{Weights: k.Weights}.weight(i)
	if !(w >= 0) || math.IsInf(w, 1) {
		return "want a finite weight that is not negative"
	}
	if w != 0 && !o.Loss.Ignored(s) {
		if err := o.Loss.CheckSample(s, o.Format.U.F()); err != nil {
			return err.Error()
		}
	}
	return ""
}

// pointed is the violation of an error that names a place in a sample with which nothing is wrong.
func (o *Oracle[F]) pointed(c asked[F], k Case) *Violation {
	var e *impl.DataError
	if !errors.As(c.got.Err, &e) || e.At < 0 {
		return nil
	}
	end := 0
	for i, s := range k.Samples {
		n, known := map[string]int{"pred": len(s.Pred), "target": len(s.Target), "class": len(s.Class), "weight": 1}[e.Arg]
		if !known {
			return nil
		}
		if end += n; e.At < end {
			if o.illegalSample(k, i) != "" {
				return nil
			}
			break
		}
	}
	return &Violation{Level: reports.Should, What: c.String() + ": the place in the error", Got: e.Error(), Want: "a place in the sample that is wrong", Excess: 1}
}

// drawBad draws one to three samples and spoils one of them, or its weight.
func drawBad(t *rapid.T, l spec.Loss, f *ball.Format) Case {
	k := Case{Samples: slices.Clone(drawSamples(t, l, f, 1+pick(t, "size", poolSize)))}
	at := pick(t, "spoilt", len(k.Samples))
	s := k.Samples[at].Clone()
	ways := spoils(l, s)
	if way := pick(t, "way", len(ways)+1); way < len(ways) {
		ways[way](func(n int) int { return pick(t, "entry", n) })
		k.Samples[at] = rounded(f, []spec.Sample{s})[0]
		return k
	}
	k.Weights = slices.Repeat([]float64{1}, len(k.Samples))
	k.Weights[at] = [3]float64{-1, math.NaN(), math.Inf(1)}[pick(t, "weight", 3)]
	return k
}

// spoils lists the ways in which s can be made illegal; each changes s.
func spoils(l spec.Loss, s spec.Sample) (ways []func(pick func(int) int)) {
	type argument struct {
		d spec.Domain
		v []float64
		n []int
	}
	for _, a := range []argument{{l.Pred, s.Pred, s.Shape}, {l.Target, s.Target, s.TargetShape}} {
		if len(a.v) == 0 {
			continue
		}
		row := lastDim(a.n)
		set := func(x func(d spec.Domain) float64) {
			ways = append(ways, func(pick func(int) int) {
				i := pick(len(a.v))
				if y := x(a.d.At(a.n, i)); !math.IsInf(y, 0) && y == y {
					a.v[i] = y
				}
			})
		}
		if a.d.Rows != nil || !math.IsInf(a.d.Lo, -1) {
			set(func(d spec.Domain) float64 { return d.Lo - 1 })
		}
		if a.d.Rows != nil || !math.IsInf(a.d.Hi, 1) {
			set(func(d spec.Domain) float64 { return d.Hi + 1 })
		}
		if a.d.LoOpen {
			set(func(d spec.Domain) float64 { return d.Lo })
		}
		if a.d.HiOpen {
			set(func(d spec.Domain) float64 { return d.Hi })
		}
		at := func(pick func(int) int) []float64 { i := pick(len(a.v) / row); return a.v[i*row : (i+1)*row] }
		switch a.d.Couple {
		case spec.Signs, spec.Bits:
			set(func(spec.Domain) float64 { return 0.5 })
		case spec.Simplex:
			ways = append(ways, func(pick func(int) int) { at(pick)[0] += 0.25 })
		case spec.LogSimplex:
			ways = append(ways, func(pick func(int) int) {
				for r, i := at(pick), 0; i < len(r); i++ {
					r[i] -= 0.5
				}
			})
		case spec.Box:
			ways = append(ways, func(pick func(int) int) { b := at(pick); b[0], b[2] = b[2], b[0] })
		}
		if a.d.NonZero {
			ways = append(ways, func(pick func(int) int) { clear(at(pick)) })
		}
	}
	if len(s.Class) > 0 {
		wrong := []int{-1, l.Classes(s), 1 << 30, 1 << (bits.UintSize / 2)} // the last is class 0 to code that keeps half of the bits
		if l.Class.HasNot {
			wrong = append(wrong, l.Class.Not)
		}
		ways = append(ways, func(pick func(int) int) { s.Class[pick(len(s.Class))] = wrong[pick(len(wrong))] })
	}
	return ways
}
