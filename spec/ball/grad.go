package ball

import "fmt"

// sweep holds the adjoints of one reverse sweep, by position in the evaluation: operands come before results.
type sweep struct {
	e     *Eval
	at    []*node // what y depends on
	adj   []*node
	needs []bool // what depends on one of the xs
}

// Grad differentiates y by each of the xs, by reverse differentiation of the formula that was evaluated, on the sides
// that were chosen at its kinks. Only what depends on an x is touched, so that constants need no derivative. The results
// are Reals of the same evaluation: they have radii and running errors, and can be differentiated again. Where a
// derivative does not exist (the square root at 0) it panics with Undefined.
func Grad(y Real, xs []Real) []Real {
	out := make([]Real, len(xs))
	root := y.at()
	if root.e == nil {
		return out
	}
	n := root.seq + 1
	nodes := make([]*node, 2*n)
	s := &sweep{root.e, nodes[:n], nodes[n:], make([]bool, n)}
	s.collect(root)
	for _, x := range xs {
		if n := x.at(); n.e == s.e && n.seq <= root.seq {
			s.needs[n.seq] = true
		}
	}
	for i, n := range s.at {
		if n != nil && !s.needs[i] {
			s.needs[i] = s.wants(n.a) || s.wants(n.b)
			for _, a := range n.args {
				s.needs[i] = s.needs[i] || s.wants(a)
			}
		}
	}
	s.adj[root.seq] = s.e.Of(1).n
	for i := root.seq; i > 0; i-- {
		if n := s.at[i]; n != nil && s.adj[i] != nil && s.needs[i] {
			s.back(n, Real{s.adj[i]})
		}
	}
	for i, x := range xs {
		out[i] = s.e.Of(0)
		if n := x.at(); n.e == s.e && n.seq <= root.seq && s.adj[n.seq] != nil {
			out[i] = Real{s.adj[n.seq]}
		}
	}
	return out
}

// collect finds what y depends on, with a stack of its own: formulas can be deep.
func (s *sweep) collect(y *node) {
	for stack := []*node{y}; len(stack) > 0; {
		n := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if n == nil || n.e == nil || s.at[n.seq] != nil {
			continue
		}
		s.at[n.seq] = n
		stack = append(append(stack, n.a, n.b), n.args...)
	}
}

func (s *sweep) wants(n *node) bool { return n != nil && n.e != nil && s.needs[n.seq] }

// give adds g to the adjoint of n.
func (s *sweep) give(n *node, g Real) {
	if a := s.adj[n.seq]; a != nil {
		g = Real{a}.Add(g)
	}
	s.adj[n.seq] = g.n
}

// back passes the adjoint g of n on to its operands.
func (s *sweep) back(n *node, g Real) {
	if n.op < opExp {
		s.backArithmetic(n, g)
		return
	}
	if s.wants(n.a) {
		s.give(n.a, slope(n, g))
	}
}

func (s *sweep) backArithmetic(n *node, g Real) {
	a, b, z := Real{n.a}, Real{n.b}, Real{n}
	da, db := s.wants(n.a), s.wants(n.b)
	switch n.op {
	case leaf:
	case opAdd, opSub, opNeg:
		if da && n.op == opNeg {
			s.give(n.a, g.Neg())
		} else if da {
			s.give(n.a, g)
		}
		if db && n.op == opSub {
			s.give(n.b, g.Neg())
		} else if db {
			s.give(n.b, g)
		}
	case opMul:
		if da {
			s.give(n.a, g.Mul(b))
		}
		if db {
			s.give(n.b, g.Mul(a))
		}
	case opQuo:
		q := g.Quo(b)
		if da {
			s.give(n.a, q)
		}
		if db {
			s.give(n.b, q.Mul(z).Neg())
		}
	case opSum:
		for _, t := range n.args {
			if s.wants(t) {
				s.give(t, g)
			}
		}
	case opPow:
		if da && !n.b.v.zero() { // x^0 is constant
			s.give(n.a, g.Mul(b).Mul(a.Pow(b.Sub(Of(1)))))
		}
		if db {
			s.give(n.b, g.Mul(XLogY(z, a)))
		}
	case opXLogY: // with a = 0
		if da {
			s.give(n.a, g.Mul(s.e.Adopt(b).Log()))
		}
		if db && !n.b.v.zero() {
			s.give(n.b, g.Mul(a).Quo(b))
		}
	case opChoose: // a side of slope 0 is constant, whatever it is made of
		switch {
		case n.k > 0:
			s.give(n.a, g)
		case n.k < 0:
			s.give(n.a, g.Neg())
		}
	case opBlur:
		if da {
			s.give(n.a, g.blurred(n.b, g.AbsUp()))
		}
	default:
		panic(fmt.Sprintf("ball: no derivative of operation %d", n.op))
	}
}

// slope is g times the derivative of the function n at its argument, in the form that code usually has it.
func slope(n *node, g Real) Real {
	a, z, unit := Real{n.a}, Real{n}, Of(1)
	switch n.op {
	case opExp:
		return g.Mul(z)
	case opExpm1:
		return g.Mul(a.Exp())
	case opLog:
		return g.Quo(a)
	case opLog1p:
		return g.Quo(a.Add(unit))
	case opSqrt:
		if n.v.zero() {
			panic(Undefined{"derivative of the square root at 0"})
		}
		return g.Quo(z.Add(z))
	case opTanh:
		return g.Mul(unit.Sub(z.Mul(z)))
	case opSinh:
		return g.Mul(a.Cosh())
	case opCosh:
		return g.Mul(a.Sinh())
	case opSin:
		return g.Mul(a.Cos())
	case opCos:
		return g.Mul(a.Sin()).Neg()
	case opAtan:
		return g.Quo(unit.Add(a.Mul(a)))
	case opErf:
		return g.Mul(a.Mul(a).Neg().Exp()).Mul(n.e.Of(2).Quo(n.e.Pi().Sqrt()))
	case opGamma:
		return g.Mul(a.gamma(gammaKind(n.k) + 1))
	}
	panic(fmt.Sprintf("ball: no derivative of function %d", n.op))
}

// Hessian returns the second derivatives of y by the xs, row by row: the gradient of the gradient.
func Hessian(y Real, xs []Real) [][]Real {
	g := Grad(y, xs)
	h := make([][]Real, len(xs))
	for i := range g {
		h[i] = Grad(g[i], xs)
	}
	return h
}
