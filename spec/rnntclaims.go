package spec

import (
	"math"
	"slices"

	"github.com/lossgate/lossgate/spec/ball"
)

// rnntClaims are what follows from the walks of a transducer. They have the ids of what CTC claims, whose paths they are like; reading
// backwards is not among them, as a row of log-probabilities belongs to the place where a step begins.
func rnntClaims(blank int) []Claim {
	other := 0
	if blank == 0 {
		other = 1
	}
	count := func(x In) ball.Real { return x.Of(binomial(x.Shape[0]-1+len(x.Class), len(x.Class))).Log() }
	return []Claim{
		Equals{
			ID: "q-brute-force", Says: "It is −log Σ of the probabilities of all walks that emit the label.",
			Other: formula(func(x In) ball.Real { return surpriseOf(x, walks(x, blank)) }),
		},
		Exhaustive{
			ID: "q-normalised", Says: "Where only blanks follow U labels, the probabilities of all sequences of at most U labels sum to 1.",
			Make:  func(s Sample) []Sample { return everyEmission(s, blank) },
			Total: func(x In) ball.Real { return walkFlow(x, blank) },
		},
		Equals{
			ID: "q-uniform-count", Says: "Of a uniform lattice it counts walks: e^−L = C(T−1+U, U)/K^(T+U).",
			Other: formula(func(x In) ball.Real {
				return x.Pred[0].Mul(x.Of(float64(x.Shape[0] + len(x.Class)))).Add(count(x)).Neg()
			}),
			When: func(s Sample) bool { return allEqual(s.Pred) }, Draw: evenFrames,
		},
		Bounds{
			ID: "q-feasibility", Says: "Any number of labels fits into one frame: where nothing is impossible, the loss is finite.",
			Hi: func(x In) ball.Real { return leastOfRows(x).Neg() }, When: allPossible,
		},
		Equals{
			ID: "q-empty-label", Says: "No label costs −Σ log-probabilities of the blank.",
			Other: formula(func(x In) ball.Real {
				blanks := path{}
				for t := range x.Shape[0] {
					blanks = append(blanks, place(x, t, 0)+blank)
				}
				return blanks.logProb(x).Neg()
			}),
			When: func(s Sample) bool { return len(s.Class) == 0 },
		},
		Equals{
			ID: "q-single", Says: "In one frame there is one walk: every label, then the blank.",
			Other: formula(func(x In) ball.Real {
				p := path{place(x, 0, len(x.Class)) + blank}
				for u, y := range x.Class {
					p = append(p, place(x, 0, u)+y)
				}
				return p.logProb(x).Neg()
			}),
			When: func(s Sample) bool { return s.Shape[0] == 1 },
		},
		Equals{
			ID: "q-label-relabel", Says: "Which index the blank has is a name: exchanged with another symbol, in columns and labels, it costs the same.",
			Other: func() Loss { return RNNT(other) },
			Map:   func(x In) In { return symbolsSwapped(x, blank, other) },
		},
		symbolsAreNames(blank),
		Bounds{
			ID: "q-best-path-sandwich", Says: "−log best − log #walks ≤ L ≤ −log best, for the likeliest of the C(T−1+U, U) walks.",
			Lo: func(x In) ball.Real { return likeliest(x, walks(x, blank)).Add(count(x)).Neg() },
			Hi: func(x In) ball.Real { return likeliest(x, walks(x, blank)).Neg() },
		},
		Bounds{
			ID: "q-log-domain", Says: "What is possible has a finite loss, however unlikely: at most −Σ of the least log-probability of each row.",
			Hi: func(x In) ball.Real { return leastOfRows(x).Neg() }, When: allPossible, Draw: steepRows,
		},
		Gradient{
			ID: "q-gradient", Says: "The slope in a free log-probability is −(posterior probability that the walk emits the symbol there).",
			Is: func(x In) []ball.Real { return pathSlopes(x, walks(x, blank)) },
		},
		Not{
			ID: "q-reversal-transducer", Says: "Frames and labels both read backwards do not cost a transducer the same: a row belongs to where a step begins.",
			Of: Relation{
				Make: func(s []Sample, _ []int) []Term {
					m := s[0].Clone()
					slices.Reverse(m.Class)
					width := m.Shape[2]
					for at := 0; at < len(m.Pred); at += width {
						copy(m.Pred[at:at+width], s[0].Pred[len(m.Pred)-at-width:])
					}
					return []Term{{1, s[0]}, {-1, m}}
				},
			},
			Witness: []Sample{labelThenBlank(blank)},
		},
		surelyBlank(blank),
	}
}

// allPossible reports whether nothing is impossible.
func allPossible(s Sample) bool { return !slices.Contains(s.Pred, math.Inf(-1)) }

// everyEmission is s with each sequence of at most U labels, the rows being those of as many labels; after U of them only blanks follow.
func everyEmission(s Sample, blank int) (all []Sample) {
	frames, rows, width := s.Shape[0], s.Shape[1], s.Shape[2]
	only := s.Clone() // blanks after the last label
	for t := range frames {
		for k := range width {
			i := (t*rows+rows-1)*width + k
			if only.Pred[i] = 0; k != blank {
				only.Pred[i] = math.Inf(-1)
			}
		}
	}
	for _, m := range everyLabel(s, blank, rows-1) {
		n := len(m.Class) + 1
		m.Pred, m.Shape = nil, []int{frames, n, width}
		for t := range frames {
			m.Pred = append(m.Pred, only.Pred[t*rows*width:][:n*width]...)
		}
		all = append(all, m)
	}
	return all
}

// walkFlow is the sum of the probabilities of all walks with at most U labels, as everyEmission has them: 1 where every row sums to 1.
func walkFlow(x In, blank int) ball.Real {
	frames, rows := x.Shape[0], x.Shape[1]
	here := make([]ball.Real, rows)
	var ends []ball.Real
	for t := range frames {
		for u := range here {
			switch {
			case t == 0 && u == 0:
				here[u] = x.Of(1)
			case t == 0:
				here[u] = x.Of(0)
			case u < rows-1:
				here[u] = here[u].Mul(x.Pred[place(x, t-1, u)+blank].Exp())
			}
			if u > 0 {
				at := place(x, t, u-1)
				row := slices.Clone(x.Pred[at : at+x.Shape[2]])
				here[u] = here[u].Add(here[u-1].Mul(mass(slices.Delete(row, blank, blank+1))))
			}
			if t == frames-1 {
				end := here[u]
				if u < rows-1 {
					end = end.Mul(x.Pred[place(x, t, u)+blank].Exp())
				}
				ends = append(ends, end)
			}
		}
	}
	return ball.Sum(ends...)
}

// labelThenBlank is a frame that emits a label as soon as not, and then a blank rather than another.
func labelThenBlank(blank int) Sample {
	width, label := max(2, blank+1), 0
	if blank == 0 {
		label = 1
	}
	v := make([]float64, 2*width)
	for i := range v {
		v[i] = math.Inf(-1)
	}
	at := func(p float64) float64 { return float64(float32(math.Log(p))) } // which both formats hold
	v[blank], v[label], v[width+blank], v[width+label] = at(0.5), at(0.5), at(0.75), at(0.25)
	return Sample{Pred: v, Shape: []int{1, 2, width}, Class: []int{label}}
}
