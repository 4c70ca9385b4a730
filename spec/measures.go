package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// A measure is a finite set of points on the line with weights, as the claims about transport build it. Points may repeat.
type measure struct{ at, w []float64 }

// measures are the two of a sample: the prediction's and the target's.
func measures(s Sample) (p, q measure) {
	n, m := len(s.Pred)/2, len(s.Target)/2
	return measure{s.Pred[:n], s.Pred[n:]}, measure{s.Target[:m], s.Target[m:]}
}

// between is the sample that compares p, the prediction, with q.
func (p measure) between(q measure) Sample {
	rows := func(m measure) []float64 { return append(append([]float64(nil), m.at...), m.w...) }
	return atoms(rows(p), rows(q))
}

// moved is p with every point x at f(x).
func (p measure) moved(f func(x float64) float64) measure {
	at := make([]float64, len(p.at))
	for i, x := range p.at {
		at[i] = f(x)
	}
	return measure{at, p.w}
}

// reversed is p with its points in the opposite order, each with its weight.
func (p measure) reversed() measure {
	n := len(p.at)
	r := measure{make([]float64, n), make([]float64, n)}
	for i := range n {
		r.at[i], r.w[i] = p.at[n-1-i], p.w[n-1-i]
	}
	return r
}

// mixture is w·p + (1−w)·q, of which the points are those of both.
func (m *masses) mixture(w float64, p, q measure) measure {
	return measure{
		append(append([]float64(nil), p.at...), q.at...),
		append(m.scaled(w, p.w), m.scaled(1-w, q.w)...),
	}
}

// points are the positions and weights of pred and target.
func (x In) points() (at, w, targetAt, targetW []ball.Real) {
	n, m := len(x.Pred)/2, len(x.Target)/2
	return x.Pred[:n], x.Pred[n:], x.Target[:m], x.Target[m:]
}

// A quantile is a share of mass, and how far the quantile functions of pred and target are apart along it.
type quantile struct{ mass, gap ball.Real }

// quantiles walks along the quantile functions of both measures, which pair the masses in their order: the optimal coupling for
// every convex cost of the distance. Where steps of both coincide the derivative in the weights jumps.
func (x In) quantiles() []quantile {
	at, w, targetAt, targetW := x.points()
	ascending := func(at []ball.Real) []int {
		order := ball.Sort("position", at)
		for i, j := 0, len(order)-1; i < j; i, j = i+1, j-1 {
			order[i], order[j] = order[j], order[i]
		}
		return order
	}
	p, q := ascending(at), ascending(targetAt)
	i, j := 0, 0
	a, b := w[p[0]], targetW[q[0]]
	last := x.Of(0)
	var all []quantile
	for {
		gap := at[p[i]].Sub(targetAt[q[j]])
		var level ball.Real
		switch { // the level that the next step of either is at; both end at 1, whatever the sums round to
		case i == len(p)-1 && j == len(q)-1:
			return append(all, quantile{a.Sub(last), gap})
		case j == len(q)-1 || i < len(p)-1 && ball.Sort("level", []ball.Real{a, b})[0] == 1:
			level, i = a, i+1
			a = a.Add(w[p[i]])
		default:
			level, j = b, j+1
			b = b.Add(targetW[q[j]])
		}
		all = append(all, quantile{level.Sub(last), gap})
		last = level
	}
}

// extent is the smallest positive distance and the largest one between points that carry mass, and TV, half of the sum of
// what the measures of s differ by at each point. Distances are +Inf and 0 where there is one point alone.
func extent(x In) (least, most, tv ball.Real) {
	at, w, targetAt, targetW := x.points()
	var points, difference []ball.Real
	add := func(p, m ball.Real) {
		if m.Sign() == 0 {
			return
		}
		for k := range points {
			if points[k].Cmp(p) == 0 {
				difference[k] = difference[k].Add(m)
				return
			}
		}
		points, difference = append(points, p), append(difference, m)
	}
	for i := range at {
		add(at[i], w[i])
	}
	for j := range targetAt {
		add(targetAt[j], targetW[j].Neg())
	}
	least, most, tv = x.Of(math.Inf(1)), x.Of(0), x.Of(0)
	for k, p := range points {
		tv = tv.Add(difference[k].Abs().Mul(ball.Of(0.5)))
		for _, q := range points[:k] {
			d := p.Sub(q).Abs()
			least, most = ball.Min(least, d), ball.Max(most, d)
		}
	}
	return least, most, tv
}

// meanPoint is Σ w·x.
func meanPoint(at, w []ball.Real) ball.Real { return ball.Dot(at, w) }
