package impl

import "math"

// MSSSIM is 1 − Π_j CS_j^w_j · SSIM_M^w_M for two images {H, W} with pixels in [0, peak] at M scales, each of blocks of 2 × 2 pixels of the one before: contrast and
// structure of all scales but the coarsest, and the whole similarity there (Wang, Simoncelli and Bovik 2003). Windows and constants are those of SSIM.
// With d_j what scale j takes from 1 it is −expm1(Σ w_j·log1p(−d_j)), which does not cancel for similar images.
//
// Special cases are:
//
//	a scale whose mean structure is not above 0 makes the loss 1, with gradient 0
//
// Errors: shapes that differ, are not {H, W} or not divisible by 2^(M−1); a coarsest image smaller than the window; a pixel outside
// [0, peak]; parameters that are not finite and above 0.
func MSSSIM[F Float](weights, window []float64, k1, k2, peak float64) Loss[F] {
	s, bad := newSimilarity(window, k1, k2, peak)
	if err := positiveEach("weights", weights, "want a weight for each scale"); err != nil {
		bad = err
	}
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if bad != nil {
			return 0, bad
		}
		if err := images(x, len(window), peak); err != nil {
			return 0, err
		}
		h, w, block := x.Shape[0], x.Shape[1], 1<<(len(weights)-1)
		if h%block != 0 || w%block != 0 || h/block < len(window) || w/block < len(window) {
			return 0, &DataError{"shape", -1, x.Shape, "want an image that can be halved at each scale and is no smaller than the window at the last"}
		}
		// log is that of the product; pull and other are its gradients. NaN fails every comparison below, and so goes through.
		y, log := newPicture(x), 0.0
		pull, other := make([]twofold, len(x.Pred)), make([]twofold, len(x.Pred))
		for j, weight := range weights {
			size := 1 << j
			if j > 0 {
				y = y.halved()
			}
			s := s
			s.structureOnly = j < len(weights)-1
			d, p, t := s.mean(y)
			kept := twofold{1, 0}.add(d.neg())
			if kept.hi <= 0 {
				return 1, nil
			}
			if kept.hi < 0.5 {
				log += weight * math.Log(kept.hi)
			} else {
				log += weight * math.Log1p(-d.hi)
			}
			slope := twofold{-weight / float64(size*size), 0}.quo(kept)
			for i := range pull {
				at := i/w/size*(w/size) + i%w/size
				pull[i], other[i] = pull[i].add(slope.mul(p[at])), other[i].add(slope.mul(t[at]))
			}
		}
		v, rest := -math.Expm1(log), math.Exp(log) // 1 − v would cancel
		for i := range gp {
			gp[i] = -rest * pull[i].hi
		}
		for i := range gt {
			gt[i] = -rest * other[i].hi
		}
		return v, nil
	}})
}

// halved is a pair of images of half the height and width: the means of blocks of 2 × 2 pixels.
func (p picture) halved() picture {
	h, w := p.h/2, p.w/2
	half := func(v []twofold) (out []twofold) {
		for i := range h {
			for j := range w {
				at := 2*i*p.w + 2*j
				out = append(out, v[at].add(v[at+1]).add(v[at+p.w]).add(v[at+p.w+1]).scale(-2))
			}
		}
		return out
	}
	return picture{half(p.pred), half(p.target), h, w}
}
