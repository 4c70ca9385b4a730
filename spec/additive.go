package spec

import "github.com/lossgate/lossgate/spec/ball"

// sums is the hull of the gradients of a loss whose ties do not depend on each other: a sum over neighbours, pairs or features. What is
// possible there is the Minkowski sum of what each tie adds to the gradient of the first ways, so that n ties of three ways
// take 2n+1 replays and not 3ⁿ.
type sums struct {
	first []ball.Real
	ties  [][]swing // by tie and coordinate
}

// A swing is what the other ways of one tie take away from a coordinate and add to it at most.
type swing struct {
	lo, hi ball.Real
	moved  bool
	err    ball.Mag // the largest running error that the coordinate has with them
}

// single is the selection after sel that leaves all ties but one at their first way; nil when all were tried.
func single(sel []int8, ties []ball.Tie) []int8 {
	i, way := max(0, len(sel)-1), 1
	if len(sel) > 0 {
		way = int(sel[i]) + 1
	}
	for ; i < len(ties); i, way = i+1, 1 {
		if way < ties[i].Ways {
			n := make([]int8, i+1)
			n[i] = int8(way)
			return n
		}
	}
	return nil
}

// add takes the gradient of one selection of single; that of no selection comes first.
func (s *sums) add(sel []int8, gs []ball.Real, prec uint) {
	if sel == nil {
		s.first = gs
		return
	}
	for len(s.ties) < len(sel) {
		s.ties = append(s.ties, make([]swing, len(gs)))
	}
	for i, g := range gs {
		first, t := s.first[i], &s.ties[len(sel)-1][i]
		if !g.Less(first) && !first.Less(g) {
			continue // the midpoints are one: this tie does not concern this coordinate
		}
		e := ball.NewEval(prec, tiePrec)
		d := g.In(e).Sub(first.In(e))
		if d.Less(t.lo) {
			t.lo = d
		}
		if t.hi.Less(d) {
			t.hi = d
		}
		if t.moved = true; t.err.Cmp(g.Err()) < 0 {
			t.err = g.Err()
		}
	}
}

// into makes the sets of the answer. Running errors add up like what the ties add.
func (s *sums) into(a *Answer, n int, target bool) {
	sets := make([]Set, len(s.first))
	for i, g := range s.first {
		e := ball.NewEval(a.Prec, tiePrec)
		set := Set{g, g, g.Err()}
		for _, tie := range s.ties {
			if t := tie[i]; t.moved {
				set.Lo, set.Hi = set.Lo.In(e).Add(t.lo.In(e)), set.Hi.In(e).Add(t.hi.In(e))
				set.Err = set.Err.Add(t.err)
			}
		}
		sets[i] = set
	}
	a.Grad = sets[:n:n]
	if target {
		a.TargetGrad = sets[n:]
	}
}
