package impl

import "math"

// A Generator is a strictly convex function F of one number.
type Generator struct {
	Of    func(y float64) float64    // F
	Slope func(y float64) float64    // F'
	Pull  func(y, d float64) float64 // F''(y)·d, by which the gradient pulls y: F'' alone may overflow
	Legal func(y float64) string     // what is wanted instead of y; nil: nothing ever is, empty: y is legal
	Gap   func(a, b float64) float64 // the divergence of two numbers without cancellation; nil: the three terms
	Rise  func(a, b float64) float64 // F'(a) − F'(b) without cancellation; nil: the difference
}

// Bregman is Σ F(p) − F(q) − F'(q)·(p − q) of C numbers p = target and predictions q = pred for a convex F (Bregman 1967). Its gradient in
// pred is F”(q)·(q−p) and in target F'(p) − F'(q). Where F has no Gap the value loses what its terms cancel near p = q, and where it
// has no Rise so does the gradient in target.
//
// Special cases are:
//
//	Bregman(p, p) = 0, with gradient 0
//
// Errors: numbers that F does not take; rows of different lengths.
func Bregman[F Float](f Generator) Loss[F] {
	return widened[F](Rows[float64]{Targets: true, Eval: func(x Row[float64], gp, gt []float64) (float64, error) {
		if err := paired(x); err != nil {
			return 0, err
		}
		if err := f.check("pred", x.Pred); err != nil {
			return 0, err
		}
		if err := f.check("target", x.Target); err != nil {
			return 0, err
		}
		var terms []float64
		for i, q := range x.Pred {
			terms = f.append(terms, x.Target[i], q)
		}
		for i := range gp {
			gp[i] = f.Pull(x.Pred[i], x.Pred[i]-x.Target[i])
		}
		for i := range gt {
			if f.Rise != nil {
				gt[i] = f.Rise(x.Target[i], x.Pred[i])
			} else {
				gt[i] = f.Slope(x.Target[i]) - f.Slope(x.Pred[i])
			}
		}
		return total(terms, 1), nil
	}})
}

// append adds the terms of one entry.
func (f Generator) append(terms []float64, p, q float64) []float64 {
	if f.Gap != nil {
		return append(terms, f.Gap(p, q))
	}
	tangent := twoProd(f.Slope(q), q-p)
	return append(terms, f.Of(p), -f.Of(q), tangent.hi, tangent.lo)
}

func (f Generator) check(arg string, v []float64) error {
	if f.Legal == nil {
		return nil
	}
	for i, y := range v {
		if want := f.Legal(y); want != "" {
			return &DataError{arg, i, y, want}
		}
	}
	return nil
}

// BregmanSquares is ½y².
func BregmanSquares() Generator {
	return Generator{
		Of: func(y float64) float64 { return y / 2 * y }, Slope: func(y float64) float64 { return y }, Pull: func(_, d float64) float64 { return d },
		Legal: func(y float64) string {
			if math.IsInf(y, 0) || y != y {
				return "want a finite number"
			}
			return ""
		},
		Gap:  func(a, b float64) float64 { return betaTerm(a, b, 2) },
		Rise: func(a, b float64) float64 { return a - b },
	}
}

// BregmanEntropy is y·log y, for y above 0.
func BregmanEntropy() Generator {
	return Generator{
		Of: func(y float64) float64 { return xlogy(y, y) }, Slope: func(y float64) float64 { return 1 + log(y) },
		Pull: func(y, d float64) float64 { return d / y }, Legal: abovezero, Gap: gapOf, Rise: massSlope,
	}
}

// BregmanBurg is −log y, for y above 0.
func BregmanBurg() Generator {
	return Generator{
		Of: func(y float64) float64 { return -log(y) }, Slope: func(y float64) float64 { return -1 / y },
		Pull: func(y, d float64) float64 { return d / y / y }, Legal: abovezero,
		Gap:  func(a, b float64) float64 { return betaTerm(a, b, 0) },
		Rise: func(a, b float64) float64 { return (a - b) / math.Max(a, b) / math.Min(a, b) },
	}
}

// BregmanLogistic is y·log y + (1−y)·log(1−y), for y between 0 and 1.
func BregmanLogistic() Generator {
	return Generator{
		Of:    func(y float64) float64 { return xlogy(y, y) + float64((1-y)*math.Log1p(-y)) },
		Slope: func(y float64) float64 { return log(y) - math.Log1p(-y) },
		Pull:  func(y, d float64) float64 { return d / y / (1 - y) },
		Legal: func(y float64) string {
			if !(y > 0 && y < 1) {
				return "want a number between 0 and 1"
			}
			return ""
		},
		Gap: func(a, b float64) float64 { return gapOf(a, b) + restGap(a, b) },
		Rise: func(a, b float64) float64 {
			d := a - b
			if math.Abs(d) <= (1-b)/2 {
				return massSlope(a, b) - math.Log1p(-d/(1-b))
			}
			return massSlope(a, b) - logQuotient(1-a, 1-b)
		},
	}
}

// restGap is gapOf of 1−a and 1−b, whose difference is that of a and b.
func restGap(a, b float64) float64 {
	half, d := 1-(a/2+b/2), b/2-a/2
	if math.Abs(d) <= half/3 {
		return gapNear(d, half)
	}
	return far(1-a, 1-b)
}

// abovezero is what is wanted instead of y: a finite number above 0.
func abovezero(y float64) string {
	if !(y > 0) || math.IsInf(y, 1) {
		return "want a finite number above 0"
	}
	return ""
}
