package impl

import "math"

// boxPair adapts a function of two boxes to a loss of a prediction and a target. f returns the value and fills g with the gradient by the first box where
// g is not nil; exchanging the boxes must not change the value. Boxes come scaled so that the smallest box around both has a side near 1: losses of
// quotients of areas do not see it, and squares neither overflow nor underflow.
func boxPair[F Float](f func(own, other, g []float64) float64) Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if err := box("pred", x.Pred); err != nil {
			return 0, err
		}
		if err := box("target", x.Target); err != nil {
			return 0, err
		}
		p, t := x.Pred, x.Target
		w := max(p[2], t[2])/2 - min(p[0], t[0])/2
		h := max(p[3], t[3])/2 - min(p[1], t[1])/2
		e := math.Ilogb(max(w, h)) + 1
		if e > 0 && e < 50 { // scaled down, corners that are subnormal would lose their order
			e = 0
		}
		p, t = scaledTo(p, -e), scaledTo(t, -e)
		if gt != nil {
			f(t, p, gt)
			copy(gt, scaledTo(gt, -e))
		}
		v := f(p, t, gp)
		if gp != nil {
			copy(gp, scaledTo(gp, -e))
		}
		return v, nil
	}})
}

// scaledTo is v·2^k.
func scaledTo(v []float64, k int) []float64 {
	out := make([]float64, len(v))
	for i, x := range v {
		out[i] = math.Ldexp(x, k)
	}
	return out
}

func box(arg string, b []float64) error {
	if len(b) != 4 {
		return &DataError{arg, -1, len(b), "want four numbers, x1 y1 x2 y2"}
	}
	if err := finiteNumbers(arg, b); err != nil {
		return err
	}
	for i := range 2 {
		if !(b[i] < b[i+2]) {
			return &DataError{arg, i, b[i], "want the smaller corner first"}
		}
	}
	return nil
}

// A dual is a number with its derivatives by the corners of one box, in twice the precision: derivatives of quotients of areas nearly cancel.
type dual struct {
	v twofold
	d [4]twofold
}

func (a dual) add(b dual) dual {
	a.v = a.v.add(b.v)
	for i := range a.d {
		a.d[i] = a.d[i].add(b.d[i])
	}
	return a
}

func (a dual) mul(b dual) dual {
	for i := range a.d {
		a.d[i] = a.d[i].mul(b.v).add(a.v.mul(b.d[i]))
	}
	a.v = a.v.mul(b.v)
	return a
}

// over is a/b, and its gradient in g where that is not nil: (a′b − ab′)/b².
func (a dual) over(b dual, g []float64) float64 {
	for i := range g {
		g[i] = a.d[i].mul(b.v).add(a.v.mul(b.d[i]).neg()).quo(b.v).quo(b.v).hi
	}
	return a.v.quo(b.v).hi
}

// An edge is a coordinate, and which corner of the box that is differentiated it is; −1: one of the other box.
type edge struct {
	at     float64
	corner int
}

// less is a − b, which is exact.
func (a edge) less(b edge) dual {
	x := dual{v: difference(a.at, b.at)}
	if a.corner != b.corner {
		if a.corner >= 0 {
			x.d[a.corner].hi = 1
		}
		if b.corner >= 0 {
			x.d[b.corner].hi = -1
		}
	}
	return x
}

// A span is what two intervals do on one axis. All lengths are sums of differences that do not cancel; those indexed 0 are of the own box.
type span struct {
	inter, gap, hull       dual
	length, excess, beyond [2]dual // excess: outside of the other interval; beyond: from it to the ends of the hull
	offset                 dual    // twice the distance of the centres, with its sign
}

func spanOf(own, other []float64, axis int) span {
	lo, hi := [2]edge{{own[axis], axis}, {other[axis], -1}}, [2]edge{{own[axis+2], axis + 2}, {other[axis+2], -1}}
	left, right, first, last := lo[1], hi[1], lo[1], hi[1]
	if lo[0].at >= lo[1].at {
		left = lo[0]
	} else {
		first = lo[0]
	}
	if hi[0].at <= hi[1].at {
		right = hi[0]
	} else {
		last = hi[0]
	}
	s := span{hull: last.less(first), offset: lo[0].less(lo[1]).add(hi[0].less(hi[1]))}
	s.offset.v = exactly(own[axis], own[axis+2], -other[axis], -other[axis+2]) // which may cancel to less than twice the precision holds
	touch := right.at > left.at
	if touch {
		s.inter = right.less(left)
	} else {
		s.gap = left.less(right)
	}
	for k := range 2 {
		s.length[k] = hi[k].less(lo[k])
		s.excess[k] = s.length[k]
		if touch {
			s.excess[k] = left.less(lo[k]).add(hi[k].less(right))
		}
		s.beyond[k] = lo[k].less(first).add(last.less(hi[k]))
	}
	return s
}

// exactly is a sum, of which nothing but its first 106 bits is lost.
func exactly(terms ...float64) twofold {
	var e expansion
	for _, x := range terms {
		e.add(x)
	}
	hi := e.total()
	e.add(-hi)
	return twofold{hi, e.total()}
}

// overlaid is I, the area that two boxes share, and U − I, what only one of them covers.
func overlaid(x, y span) (inter, missed dual) {
	for k := range 2 {
		missed = missed.add(x.excess[k].mul(y.length[k])).add(x.inter.mul(y.excess[k]))
	}
	return x.inter.mul(y.inter), missed
}

// diagonal is the squared diagonal of the smallest box around both.
func diagonal(x, y span) dual { return x.hull.mul(x.hull).add(y.hull.mul(y.hull)) }

// centresApart is 4ρ², ρ being the distance of the centres.
func centresApart(x, y span) dual { return x.offset.mul(x.offset).add(y.offset.mul(y.offset)) }

// times is a·2^k.
func (a dual) times(k int) dual {
	a.v = a.v.scale(k)
	for i := range a.d {
		a.d[i] = a.d[i].scale(k)
	}
	return a
}
