package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// OTDiscrete is the cost of the cheapest plan, min ⟨P, C⟩ over all P ≥ 0 with row sums a and column sums b (Kantorovich's problem). Pred is the
// matrix C of costs, the rows of Target are a and b. The definition is brute force: the least cost of all vertices of the set of plans, which
// are the plans on spanning trees of the graph that joins every row to every column.
//
// The gradient is the cheapest plan; where several are, any of them and what lies between.
func OTDiscrete() Loss {
	l := planned("ot-discrete")
	l.Enumerates = true
	l.Definition = "min Σ P_ij·C_ij over P ≥ 0 with row sums a and column sums b; C = pred, rows of target: a and b"
	l.Value = func(x In) ball.Real {
		var costs []ball.Real
		for _, p := range plans(x) {
			costs = append(costs, ball.Dot(p, x.Pred))
		}
		return ball.MinAt("plan", costs...)
	}
	l.Kinks = []Kink{
		{"every plan costs the same", func(s *Sample, _ func(n int) int) bool {
			for i := range s.Pred {
				s.Pred[i] = s.Pred[0]
			}
			return true
		}},
		{"two columns are alike", func(s *Sample, pick func(n int) int) bool {
			n := s.Shape[1]
			j := pick(n)
			for at := 0; at < len(s.Pred); at += n {
				s.Pred[at+j] = s.Pred[at]
			}
			return n > 1
		}},
	}
	l.Special = []SpecialCase{
		{When: "one row and one column: their cost", In: costsOf([]float64{1, 1}, 3), Want: 3},
		{When: "no cost on the diagonal: what has to leave it pays", In: costsOf([]float64{0.5, 0.5, 0.25, 0.75}, 0, 1, 1, 0), Want: 0.25},
	}
	l.Claims = otClaims()
	l.Names = map[string]string{"pot": "ot.emd2"}
	return l
}

// planned is what losses of a cost matrix and two marginals share. Sums of the marginals are 1 exactly where claims are judged (Tangent).
func planned(name string) Loss {
	return Loss{
		Name: name, Family: Divergence,
		Shape: []Dim{{"n", 1, 3}, {"n", 1, 3}}, TargetShape: []Dim{{"side", 2, 2}, {"n", 1, 3}},
		Pred: NonNegative, Target: Distribution, Tangent: true,
		Refs: []Ref{
			{"C. Villani, Topics in Optimal Transportation, ch. 1 (2003)", "10.1090/gsm/058"},
			{"G. Peyré, M. Cuturi, Computational optimal transport, Found. Trends Mach. Learn. 11 (2019), ch. 2 to 4", "10.1561/2200000073"},
		},
	}
}

// plans are the vertices of the set of plans with the marginals of x, each once. Whether a flow is a plan, and a new one, is told exactly;
// the plan itself is as code computes it.
func plans(x In) (all [][]ball.Real) {
	n := x.Shape[0]
	exactly := make([]ball.Real, 2*n)
	for k, m := range x.Target {
		exactly[k] = ball.Of(m.Float())
	}
	var seen [][]ball.Real
	trees(n, func(edges []int) {
		p, ok := onTree(n, exactly, edges)
		if !ok {
			return
		}
		for _, q := range seen {
			if sameMasses(p, q) {
				return
			}
		}
		seen = append(seen, p)
		p, _ = onTree(n, x.Target, edges)
		all = append(all, p)
	})
	return all
}

func sameMasses(p, q []ball.Real) bool {
	for i := range p {
		if p[i].Cmp(q[i]) != 0 {
			return false
		}
	}
	return true
}

// trees calls do with the edges, i·n+j for row i and column j, of every spanning tree of the graph that joins n rows to n columns.
func trees(n int, do func(edges []int)) {
	var extend func(from int, edges, part []int)
	extend = func(from int, edges, part []int) {
		if len(edges) == 2*n-1 {
			do(edges)
			return
		}
		for e := from; e < n*n; e++ {
			a, b := part[e/n], part[n+e%n]
			if a == b { // it would close a cycle
				continue
			}
			joined := append([]int(nil), part...)
			for k := range joined {
				if joined[k] == b {
					joined[k] = a
				}
			}
			extend(e+1, append(edges[:len(edges):len(edges)], e), joined)
		}
	}
	part := make([]int, 2*n)
	for k := range part {
		part[k] = k
	}
	extend(0, nil, part)
}

// onTree is the only flow on a spanning tree that has those marginals, and whether it is a plan: leaves send all they have.
func onTree(n int, marginals []ball.Real, edges []int) (p []ball.Real, ok bool) {
	left, degree := append([]ball.Real(nil), marginals...), make([]int, 2*n)
	for _, e := range edges {
		degree[e/n]++
		degree[n+e%n]++
	}
	p = make([]ball.Real, n*n)
	done := make([]bool, len(edges))
	for range edges {
		for k, e := range edges {
			i, j := e/n, n+e%n
			if done[k] || degree[i] != 1 && degree[j] != 1 {
				continue
			}
			if degree[i] != 1 {
				i, j = j, i
			}
			if left[i].Sign() < 0 {
				return nil, false
			}
			p[e] = left[i]
			left[j] = left[j].Sub(left[i])
			degree[i]--
			degree[j]--
			done[k] = true
			break
		}
	}
	return p, true
}

// dualBest is the largest Σ a_i·f_i + Σ b_j·g_j over all f and g with f_i + g_j ≤ C_ij: the best of the vertices, on which equality holds
// along a spanning tree.
func dualBest(x In) ball.Real {
	n := x.Shape[0]
	best := x.Of(math.Inf(-1))
	trees(n, func(edges []int) {
		h, known := make([]ball.Real, 2*n), make([]bool, 2*n)
		h[0], known[0] = x.Of(0), true
		for range edges {
			for _, e := range edges {
				i, j := e/n, n+e%n
				if known[i] != known[j] {
					if known[j] {
						i, j = j, i
					}
					h[j], known[j] = x.Pred[e].Sub(h[i]), true
				}
			}
		}
		for e, c := range x.Pred {
			if h[e/n].Add(h[n+e%n]).Cmp(c) > 0 {
				return
			}
		}
		best = ball.Max(best, ball.Dot(h, x.Target))
	})
	return best
}

// costsOf is a sample of marginals, a then b, and costs.
func costsOf(marginals []float64, costs ...float64) Sample {
	n := len(marginals) / 2
	return Sample{Pred: costs, Shape: []int{n, n}, Target: marginals, TargetShape: []int{2, n}}
}
