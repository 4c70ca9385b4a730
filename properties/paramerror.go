package properties

import (
	"errors"
	"fmt"
	"math"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// paramError asks for parameters at the ends of their domains and beyond. Beyond, every call must be an error; at an end that
// belongs to the domain, none may blame the parameter (the sample may be wrong for it: a label that is the new blank).
func paramError[F impl.Float](f *ball.Format) Property[F] {
	calls := func(_ spec.Claim, k Case) []Call { return k.calls([]Op{Value, Grad}, impl.None) }
	return Property[F]{
		Name: "u-param-error", Says: "A parameter outside of its domain is an error, one at a closed end of it is not.", Level: reports.Must,
		For: func(l spec.Loss) []spec.Claim {
			if len(paramCases(l, ball.Float64)) == 0 {
				return nil
			}
			return whole(l)
		},
		Own:   func(l spec.Loss, _ spec.Claim) []Case { return paramCases(l, f) },
		Calls: calls,
		Judge: func(o *Oracle[F], _ spec.Claim, k Case, as []Answer[F]) *Violation {
			var bad error
			for _, p := range o.Loss.Params {
				for _, v := range k.Params[p.Name] {
					if err := p.Valid.Entry(v); err != nil {
						bad = fmt.Errorf("parameter %s = %v: %w", p.Name, v, err)
					}
				}
			}
			tried := false
			for i, call := range calls(nil, k) {
				c := asked[F]{Call: call, got: as[i]}
				if unsupported(c.got.Err) {
					continue
				}
				tried = true
				if bad != nil {
					if v := o.mustReject(c, "an error: "+bad.Error()); v != nil {
						return v
					}
				} else if e := (*impl.DataError)(nil); errors.As(c.got.Err, &e) && k.Params[e.Arg] != nil {
					return &Violation{What: c.String(), Got: c.got.Err.Error(), Want: "numbers: the parameter is in its domain", Excess: math.Inf(1)}
				}
			}
			if !tried {
				return o.Untested()
			}
			return nil
		},
	}
}

// paramCases lists for each parameter its values around the ends of the domain, the others as the specification has them.
func paramCases(l spec.Loss, f *ball.Format) (ks []Case) {
	read := plainSample(l, f, 0)
	for j := 1; l.Ignored(read); j++ { // what is not read need not show that a parameter is wrong
		read = plainSample(l, f, j)
	}
	for _, p := range l.Params {
		if v := p.Valid; v.Couple == spec.Bits || v.LoOpen && v.HiOpen && math.IsInf(v.Lo, -1) && math.IsInf(v.Hi, 1) {
			continue // a flag or an index carried as a number: an implementation never sees what is wrong with it
		}
		for _, v := range ends(p.Valid) {
			if len(p.Value) == 0 {
				continue
			}
			k := Case{Samples: []spec.Sample{read}, Params: impl.Params{}}
			for _, q := range l.Params {
				k.Params[q.Name] = q.Value
			}
			own := append([]float64(nil), p.Value...)
			own[len(own)-1] = v
			k.Params[p.Name] = own
			ks = append(ks, k)
		}
	}
	return ks
}

// ends lists values at the ends of an interval and beyond, and NaN.
func ends(d spec.Domain) []float64 {
	vs := []float64{math.NaN()}
	if !math.IsInf(d.Lo, -1) {
		vs = append(vs, d.Lo, d.Lo-1)
	} else if d.LoOpen {
		vs = append(vs, d.Lo)
	}
	if !math.IsInf(d.Hi, 1) {
		vs = append(vs, d.Hi, d.Hi+1)
	} else if d.HiOpen {
		vs = append(vs, d.Hi)
	}
	return vs
}
