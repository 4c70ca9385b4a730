package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// ctcClaims are what follows from the paths of CTC, of log-probabilities.
func ctcClaims(blank int) []Claim {
	same := func(x In) In { return x }
	claims := append(readingClaims(blank, CTC, same),
		Gradient{
			ID: "q-gradient", Says: "The slope in a free log-probability is −(posterior probability of the symbol at the frame).",
			Is:   func(x In) []ball.Real { return pathSlopes(x, ctcPaths(x, blank)) },
			When: func(s Sample) bool { return s.Shape[0] <= 3 },
		},
		surelyBlank(blank),
	)
	return claims
}

// surelyBlank is the claim that a frame without doubt that it is blank, in every row that it has, adds nothing.
func surelyBlank(blank int) Relation {
	return Relation{
		ID: "q-blank-frame", Says: "A frame that is surely blank changes nothing at the end, nor at the start.", Ints: 1,
		Make: func(s []Sample, k []int) []Term {
			width := s[0].Shape[len(s[0].Shape)-1]
			sure := make([]float64, Size(s[0].Shape[1:]))
			for i := range sure {
				if i%width != blank {
					sure[i] = math.Inf(-1)
				}
			}
			m := s[0].Clone()
			m.Shape[0]++
			if m.Pred = slices.Concat(s[0].Pred, sure); k[0]%2 == 1 {
				m.Pred = slices.Concat(sure, s[0].Pred)
			}
			return []Term{{1, s[0]}, {-1, m}}
		},
	}
}

// readingClaims hold for the probability of a label sequence whatever Pred is: logp makes log-probabilities of it.
func readingClaims(blank int, of func(blank int) Loss, logp func(In) In) []Claim {
	feasible := func(s Sample) bool { return s.Shape[0] >= framesNeeded(s.Class) }
	along := func(f func(x In) ball.Real) func() Loss { return formula(func(x In) ball.Real { return f(logp(x)) }) }
	other := 0
	if blank == 0 {
		other = 1
	}
	return []Claim{
		Equals{
			ID: "q-brute-force", Says: "It is −log Σ of the probabilities of all paths of T symbols that read as the label.",
			Other: along(func(x In) ball.Real { return surpriseOf(x, ctcPaths(x, blank)) }),
		},
		Exhaustive{
			ID: "q-normalised", Says: "The probabilities of all label sequences that T frames may read as sum to 1.",
			Make: func(s Sample) []Sample { return everyLabel(s, blank, s.Shape[0]) },
			Total: func(x In) ball.Real {
				all := x.Of(1)
				for t, y := 0, logp(x); t < x.Shape[0]; t++ {
					all = all.Mul(mass(y.Row(t)))
				}
				return all
			},
		},
		Equals{
			ID: "q-uniform-count", Says: "Of frames that are uniform it counts paths: e^−L = C(T+U−r, 2U)/K^T for U labels, r of them like the one before.",
			Other: along(func(x In) ball.Real {
				return x.Pred[0].Mul(x.Of(float64(x.Shape[0]))).Add(x.Of(readings(x.Shape[0], x.Class)).Log()).Neg()
			}),
			When: func(s Sample) bool { return feasible(s) && allEqual(s.Pred) }, Draw: evenFrames,
		},
		Equals{
			ID: "q-feasibility", Says: "A sequence of U labels, r of them like the one before, costs +Inf in fewer than U + r frames.",
			Other: formula(constant(math.Inf(1))), When: func(s Sample) bool { return !feasible(s) },
		},
		Flat{
			ID: "q-feasibility-slope", Says: "Where the frames do not suffice every slope is 0.",
			When: func(s Sample) bool { return !feasible(s) },
		},
		Equals{
			ID: "q-empty-label", Says: "No label costs −Σ log-probabilities of the blank.",
			Other: along(func(x In) ball.Real {
				blanks := path{}
				for t := range x.Shape[0] {
					blanks = append(blanks, t*x.Shape[1]+blank)
				}
				return blanks.logProb(x).Neg()
			}),
			When: func(s Sample) bool { return len(s.Class) == 0 },
			Draw: func(s *Sample, _ func(n int) int) { s.Class = []int{} },
		},
		Relation{
			ID: "q-reversal", Says: "Frames and labels both read backwards cost the same.",
			Make: func(s []Sample, _ []int) []Term {
				m := s[0].Clone()
				slices.Reverse(m.Class)
				for t, width := 0, m.Shape[1]; t < m.Shape[0]; t++ {
					copy(m.Pred[t*width:(t+1)*width], s[0].Pred[(m.Shape[0]-1-t)*width:])
				}
				return []Term{{1, s[0]}, {-1, m}}
			},
		},
		Equals{
			ID: "q-label-relabel", Says: "Which index the blank has is a name: exchanged with another symbol, in columns and labels, it costs the same.",
			Other: func() Loss { return of(other) },
			Map:   func(x In) In { return symbolsSwapped(x, blank, other) },
		},
		symbolsAreNames(blank),
		Bounds{
			ID: "q-best-path-sandwich", Says: "−log best − log #paths ≤ L ≤ −log best, for the likeliest of the paths, of which there are C(T+U−r, 2U).",
			Lo: func(x In) ball.Real {
				y := logp(x)
				return likeliest(y, ctcPaths(y, blank)).Add(x.Of(readings(x.Shape[0], x.Class)).Log()).Neg()
			},
			Hi:   func(x In) ball.Real { y := logp(x); return likeliest(y, ctcPaths(y, blank)).Neg() },
			When: feasible,
		},
		Bounds{
			ID: "q-log-domain", Says: "What is possible has a finite loss, however unlikely: at most −Σ of the least log-probability of each frame.",
			Hi:   func(x In) ball.Real { return leastOfRows(logp(x)).Neg() },
			When: func(s Sample) bool { return feasible(s) && !slices.Contains(s.Pred, math.Inf(-1)) }, Draw: steepRows,
		},
		Equals{
			ID: "q-single", Says: "In just as many frames as are needed there is one path: a blank between equal labels, and nothing else.",
			Other: along(func(x In) ball.Real { return onlyPath(x, blank).logProb(x).Neg() }),
			When:  func(s Sample) bool { return len(s.Class) > 0 && framesNeeded(s.Class) == s.Shape[0] },
			Draw: func(s *Sample, pick func(n int) int) {
				s.Class = nil
				for need := 0; need < s.Shape[0]; need = framesNeeded(s.Class) {
					y := pick(s.Shape[1])
					if n := len(s.Class); y == blank || need == s.Shape[0]-1 && n > 0 && s.Class[n-1] == y {
						if s.Shape[1] == 2 && y != blank { // another label there is none
							return
						}
						continue
					}
					s.Class = append(s.Class, y)
				}
			},
		},
	}
}

// symbolsAreNames says that the symbols that are no blank may be renumbered.
func symbolsAreNames(blank int) Relation {
	return Relation{
		ID: "q-label-relabel-symbols", Says: "The other symbols are names too: two of them exchanged, in columns and labels, it costs the same.", Ints: 1,
		Make: func(s []Sample, k []int) []Term {
			var symbols []int
			for i := range s[0].Shape[len(s[0].Shape)-1] {
				if i != blank {
					symbols = append(symbols, i)
				}
			}
			if len(symbols) < 2 {
				return nil
			}
			i := k[0] % (len(symbols) - 1)
			return []Term{{1, s[0]}, {-1, withSwapped(s[0], symbols[i], symbols[i+1])}}
		},
	}
}

// framesNeeded is how many frames the label sequence takes: one for each label and one for the blank between equal ones.
func framesNeeded(class []int) int { return len(class) + repeats(class) }

// repeats is how many labels are like the one before.
func repeats(class []int) (r int) {
	for i := 1; i < len(class); i++ {
		if class[i] == class[i-1] {
			r++
		}
	}
	return r
}

// readings is the number of paths of so many frames that read as class: C(T+U−r, 2U).
func readings(frames int, class []int) float64 {
	return binomial(frames+len(class)-repeats(class), 2*len(class))
}

// binomial is C(n, k) for small n.
func binomial(n, k int) float64 {
	c := 1.0
	for i := range k {
		c = c * float64(n-i) / float64(i+1)
	}
	return c
}

// onlyPath is the path of a label sequence that takes all the frames there are.
func onlyPath(x In, blank int) (p path) {
	for i, y := range x.Class {
		if i > 0 && x.Class[i-1] == y {
			p = append(p, len(p)*x.Shape[1]+blank)
		}
		p = append(p, len(p)*x.Shape[1]+y)
	}
	return p
}

// likeliest is the logarithm of the probability of the likeliest path.
func likeliest(x In, paths []path) ball.Real {
	best := paths[0].logProb(x)
	for _, p := range paths[1:] {
		if q := p.logProb(x); q.Cmp(best) > 0 {
			best = q
		}
	}
	return best
}

// pathSlopes is −(probability that a path passes the entry, given the label), for each entry of Pred.
func pathSlopes(x In, paths []path) []ball.Real {
	through := make([][]ball.Real, len(x.Pred))
	var all []ball.Real
	for _, p := range paths {
		q := p.logProb(x).Exp()
		all = append(all, q)
		for _, i := range p {
			through[i] = append(through[i], q)
		}
	}
	g := make([]ball.Real, len(x.Pred))
	for i := range g {
		if g[i] = x.Of(0); through[i] != nil {
			g[i] = ball.Sum(through[i]...).Quo(ball.Sum(all...)).Neg()
		}
	}
	return g
}

// mass is Σ exp z.
func mass(z []ball.Real) ball.Real {
	terms := make([]ball.Real, len(z))
	for k := range z {
		terms[k] = z[k].Exp()
	}
	return ball.Sum(terms...)
}

// leastOfRows is the sum of the smallest entry of each row.
func leastOfRows(x In) ball.Real {
	width := x.Shape[len(x.Shape)-1]
	sum := x.Of(0)
	for at := 0; at < len(x.Pred); at += width {
		least := x.Pred[at]
		for _, q := range x.Pred[at+1 : at+width] {
			if q.Cmp(least) < 0 {
				least = q
			}
		}
		sum = sum.Add(least)
	}
	return sum
}

// symbolsSwapped has columns i and j, and the labels of those names, in each other's place.
func symbolsSwapped(x In, i, j int) In {
	y := x
	y.Pred, y.Class = swapColumns(x.Pred, x.Shape, i, j), swapNames(x.Class, i, j)
	return y
}

// withSwapped is the same of numbers.
func withSwapped(s Sample, i, j int) Sample {
	m := s
	m.Pred, m.Class = swapColumns(s.Pred, s.Shape, i, j), swapNames(s.Class, i, j)
	return m
}

// swapColumns exchanges entries i and j of each row.
func swapColumns[E any](v []E, shape []int, i, j int) []E {
	out := slices.Clone(v)
	for at := 0; at < len(v); at += shape[len(shape)-1] {
		out[at+i], out[at+j] = v[at+j], v[at+i]
	}
	return out
}

// swapNames exchanges the labels i and j.
func swapNames(class []int, i, j int) []int {
	out := slices.Clone(class)
	for n, k := range class {
		switch k {
		case i:
			out[n] = j
		case j:
			out[n] = i
		}
	}
	return out
}

// everyLabel is s with each label sequence of at most so many symbols, of which there are few enough: nil for more than 3.
func everyLabel(s Sample, blank, most int) (all []Sample) {
	if most > 3 {
		return nil
	}
	width := s.Shape[len(s.Shape)-1]
	var grow func(class []int)
	grow = func(class []int) {
		m := s
		m.Class = slices.Clone(class)
		all = append(all, m)
		for k := 0; k < width && len(class) < most; k++ {
			if k != blank {
				grow(append(class, k))
			}
		}
	}
	grow([]int{})
	return all
}

// allEqual reports whether v has one value.
func allEqual(v []float64) bool {
	return !slices.ContainsFunc(v, func(x float64) bool { return x != v[0] })
}

// evenFrames makes every row uniform. The logarithm is rounded to what both formats hold.
func evenFrames(s *Sample, _ func(n int) int) {
	for i := range s.Pred {
		s.Pred[i] = float64(float32(-math.Log(float64(s.Shape[len(s.Shape)-1]))))
	}
}

// steepRows makes one entry of every row 0, and the others far below: by the gaps of which libraries have overflowed.
func steepRows(s *Sample, pick func(n int) int) {
	width := s.Shape[len(s.Shape)-1]
	for at := 0; at < len(s.Pred); at += width {
		top := pick(width)
		for k := range width {
			if s.Pred[at+k] = 0; k != top {
				s.Pred[at+k] = []float64{-150, -800, -87, -709, -1 << 12}[pick(5)]
			}
		}
	}
}
