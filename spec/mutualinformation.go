package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// MutualInformation is Σ p(x,y)·log(p(x,y)/(p(x)·p(y))) in nats of a joint distribution pred of X, with rows outcomes, and Y, with cols of
// them, row by row (Shannon 1948): kl of the joint from the product of its marginals, what either tells about the other. It is a
// functional of one joint distribution: cross-entropy of two distributions is something else (PROPERTIES E1). Its gradient is
// log(p(x,y)/(p(x)·p(y))) − 1, as entries vary freely.
func MutualInformation(rows, cols float64) Loss {
	whole := Domain{Lo: 1, Hi: 8}
	t := table{max(1, min(int(rows), 8)), max(1, min(int(cols), 8))} // what is out of range is refused by Check
	n := t.rows * t.cols
	l := Loss{
		Name: "mutual-information", Family: Divergence, Scale: 1,
		Params: []Param{Scalar("rows", math.Trunc(rows), whole), Scalar("cols", math.Trunc(cols), whole)},
		Shape:  []Dim{{"N", n, n}}, Pred: Distribution, Target: NoTarget,
		Definition: "Σ p(x,y)·log(p(x,y)/(p(x)·p(y))) with 0·log 0 = 0, pred = p of shape rows × cols in one row",
		Value: func(x In) ball.Real {
			return t.over(x, func(p, r, c ball.Real) ball.Real { return ball.XLogY(p, p).Sub(ball.XLogY(p, r)).Sub(ball.XLogY(p, c)) })
		},
		Stable: func(x In) ball.Real {
			return t.over(x, func(p, r, c ball.Real) ball.Real {
				if empty(p) {
					return ball.XLogY(p, p).Sub(ball.XLogY(p, r)).Sub(ball.XLogY(p, c))
				}
				return p.Mul(p.Quo(r).Quo(c).Log())
			})
		},
		Kinks: []Kink{
			{"X and Y are independent", func(s *Sample, pick func(n int) int) bool {
				copy(s.Pred, t.independent(pick))
				return true
			}},
			certainPred,
		},
		Special: t.special(),
		Refs: []Ref{
			{"C. E. Shannon, A mathematical theory of communication, Bell Syst. Tech. J. 27 (1948)", "10.1002/j.1538-7305.1948.tb01338.x"},
			{"T. M. Cover, J. A. Thomas, Elements of Information Theory, ch. 2 (2006)", "10.1002/047174882X"},
		},
		Names: map[string]string{"sklearn": "sklearn.metrics.mutual_info_score(None, None, contingency=p)"},
	}
	l.Claims = t.claims()
	return l
}

// A table is the shape of a joint distribution.
type table struct{ rows, cols int }

// marginals are the sums over rows and columns.
func (t table) marginals(p []ball.Real) (r, c []ball.Real) {
	for i := range t.rows {
		r = append(r, ball.Sum(p[i*t.cols:(i+1)*t.cols]...))
	}
	for j := range t.cols {
		var col []ball.Real
		for i := range t.rows {
			col = append(col, p[i*t.cols+j])
		}
		c = append(c, ball.Sum(col...))
	}
	return r, c
}

// over sums f of each entry and its marginals.
func (t table) over(x In, f func(p, r, c ball.Real) ball.Real) ball.Real {
	r, c := t.marginals(x.Pred)
	terms := make([]ball.Real, len(x.Pred))
	for k, p := range x.Pred {
		terms[k] = f(p, r[k/t.cols], c[k%t.cols])
	}
	return ball.Sum(terms...)
}

// independent draws a product of marginals.
func (t table) independent(pick func(n int) int) []float64 {
	var m masses
	draw := func(n int) []float64 {
		v := make([]float64, n)
		rest := 16
		for i := range n - 1 {
			k := pick(rest + 1)
			v[i], rest = float64(k)/16, rest-k
		}
		v[n-1] = float64(rest) / 16
		return v
	}
	return m.product(draw(t.rows), draw(t.cols))
}

// special are the special cases.
func (t table) special() []SpecialCase {
	n := t.rows * t.cols
	at := func(set func(p []float64)) Sample {
		p := make([]float64, n)
		set(p)
		return Sample{Pred: p, Shape: []int{n}}
	}
	cases := []SpecialCase{
		{When: "certain of both", In: at(func(p []float64) { p[n-1] = 1 }), Want: 0},
		{When: "half of the mass is missing", In: at(func(p []float64) { p[0] = 0.5 }), Err: true},
		{When: "an entry is NaN", In: at(func(p []float64) { p[0] = math.NaN() }), Want: math.NaN()},
	}
	if t.rows > 1 && t.cols > 1 {
		cases = append(cases, SpecialCase{
			When: "X and Y tell each other: two outcomes, one bit", In: at(func(p []float64) { p[0], p[t.cols+1] = 0.5, 0.5 }), Want: math.Ln2,
		})
	}
	return cases
}
