package impl

// SSIM is 1 − SSIM for two images {H, W} with pixels in [0, peak]: the mean over windows of 1 − the structural similarity, with C₁ = (k1·peak)²
// and C₂ = (k2·peak)² (Wang, Bovik, Sheikh and Simoncelli 2004). A window weighs a pixel by the product of the weights of its row and its
// column, divided by the sum of these; variances are those of the weights, and windows lie inside the image.
//
// With r = (μx − μy)²/(μx² + μy² + C₁) and q = var(x − y)/(σx² + σy² + C₂) it is r + (1 − r)q, which does not cancel for similar images. Moments
// are taken in twice the precision.
//
// Errors: shapes that differ or are not {H, W}; an image smaller than the window; a pixel outside [0, peak]; weights, k1, k2 or peak that are
// not finite and above 0.
func SSIM[F Float](window []float64, k1, k2, peak float64) Loss[F] {
	s, bad := newSimilarity(window, k1, k2, peak)
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := images(x, len(window), peak); err != nil {
			return 0, err
		}
		v, pull, other := s.mean(newPicture(x))
		for i := range gp {
			gp[i] = pull[i].hi
		}
		for i := range gt {
			gt[i] = other[i].hi
		}
		return v.hi, nil
	}})
}

// A similarity is a window and the two constants that keep quotients from being 0/0.
type similarity struct {
	window []float64
	c1, c2 twofold
	// structureOnly leaves light out: contrast and structure count.
	structureOnly bool
}

// newSimilarity also reports what is wrong with the parameters.
func newSimilarity(window []float64, k1, k2, peak float64) (s similarity, bad error) {
	for _, p := range []struct {
		name string
		v    float64
	}{{"k1", k1}, {"k2", k2}, {"range", peak}} {
		if err := positive(p.name, p.v); err != nil {
			bad = err
		}
	}
	if err := positiveEach("window", window, "want a weight for each row of the window"); err != nil {
		bad = err
	}
	a, b := twoProd(k1, peak), twoProd(k2, peak)
	return similarity{window: window, c1: a.mul(a), c2: b.mul(b)}, bad
}

// positiveEach checks a vector of parameters, which is not to be empty.
func positiveEach(name string, v []float64, want string) error {
	if len(v) == 0 {
		return &DataError{name, -1, 0, want}
	}
	for i, w := range v {
		if positive(name, w) != nil {
			return &DataError{name, i, w, "want a finite number above 0"}
		}
	}
	return nil
}

// images checks a pair of images {H, W} no smaller than a window of n rows, with pixels in [0, peak].
func images(x Row[float64], n int, peak float64) error {
	if err := alike(x, 2); err != nil {
		return err
	}
	if x.Shape[0] < n || x.Shape[1] < n {
		return &DataError{"shape", -1, x.Shape, "want an image that is no smaller than the window"}
	}
	for i, p := range x.Pred {
		if p < 0 || p > peak {
			return &DataError{"pred", i, p, "want a pixel within [0, range]"}
		}
		if t := x.Target[i]; t < 0 || t > peak {
			return &DataError{"target", i, t, "want a pixel within [0, range]"}
		}
	}
	return nil
}

// A picture is a pair of images in twice the precision.
type picture struct {
	pred, target []twofold
	h, w         int
}

func newPicture(x Row[float64]) picture {
	p := picture{h: x.Shape[0], w: x.Shape[1]}
	for i := range x.Pred {
		p.pred, p.target = append(p.pred, twofold{x.Pred[i], 0}), append(p.target, twofold{x.Target[i], 0})
	}
	return p
}

// mean is the loss of a pair of images, with its gradients.
func (s similarity) mean(x picture) (v twofold, pull, other []twofold) {
	n, h, w := len(s.window), x.h, x.w
	pull, other = make([]twofold, len(x.pred)), make([]twofold, len(x.target))
	var all twofold
	for i := range h - n + 1 {
		for j := range w - n + 1 {
			all = all.add(s.at(x, i*w+j, pull, other))
		}
	}
	count := twofold{float64((h - n + 1) * (w - n + 1)), 0}
	for i := range pull {
		pull[i], other[i] = pull[i].quo(count), other[i].quo(count)
	}
	return all.quo(count), pull, other
}

// at is the loss of the window whose first pixel is the one given. It adds the gradients to those of pred and target.
func (s similarity) at(x picture, first int, pull, other []twofold) twofold {
	n, w := len(s.window), x.w
	var pixels []int
	var weights []twofold
	var total twofold
	for a, u := range s.window {
		for b, v := range s.window {
			pixels = append(pixels, first+a*w+b)
			weights = append(weights, twoProd(u, v))
			total = total.add(weights[a*n+b])
		}
	}
	mean := func(of func(p int) twofold) (m twofold) {
		for k, p := range pixels {
			m = m.add(weights[k].mul(of(p)))
		}
		return m.quo(total)
	}
	pred := func(p int) twofold { return x.pred[p] }
	target := func(p int) twofold { return x.target[p] }
	gap := func(p int) twofold { return x.pred[p].add(x.target[p].neg()) }
	one := twofold{1, 0}
	spread := func(of func(p int) twofold, m, by twofold) twofold { // a variance over by, divided first: squares may underflow
		return mean(func(p int) twofold {
			d := of(p).add(m.neg())
			return d.quo(by).mul(d)
		})
	}
	mx, my, md := mean(pred), mean(target), mean(gap)
	d1 := mx.mul(mx).add(my.mul(my)).add(s.c1)
	d2 := spread(pred, mx, one).add(spread(target, my, one)).add(s.c2)
	r, q := md.quo(d1).mul(md), spread(gap, md, d2)
	if s.structureOnly {
		r = twofold{}
	}
	light, structure := one.add(q.neg()).quo(d1), one.add(r.neg()).quo(d2)
	if s.structureOnly {
		light = twofold{}
	}
	// dr/dμx = 2(μx − μy − r·μx)/d1, and dq/dx of a pixel is 2w((d − μd) − q(x − μx))/d2, d = x − y; those of y have −d in the place of d.
	for k, p := range pixels {
		part := weights[k].quo(total).scale(1)
		d := gap(p).add(md.neg())
		slope := func(m, v, md, d twofold) twofold {
			byLight := light.mul(md.add(r.mul(m).neg()))
			byStructure := structure.mul(d.add(q.mul(v.add(m.neg())).neg()))
			return part.mul(byLight.add(byStructure))
		}
		pull[p] = pull[p].add(slope(mx, pred(p), md, d))
		other[p] = other[p].add(slope(my, target(p), md.neg(), d.neg()))
	}
	return r.add(one.add(r.neg()).mul(q))
}
