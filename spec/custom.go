package spec

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Custom declares in words a loss that the catalogue does not have, as an adapter does.
type Custom struct {
	Name   string
	Pred   string // "real", or with dimensions "real[3,D]": a number, or a letter that is one number wherever it stands
	Target string // the same; empty: none
	Class  string // "C" or "10": one class index below that; empty: none
	Params []Param
	Claims []string // "nonneg", "lipschitz:1"
}

// widest is the size up to which generators draw a dimension that a declaration leaves open.
const widest = 5

// kinds are the words for domains.
func kinds() map[string]Domain {
	return map[string]Domain{
		"real": Finite, "positive": Positive, "nonneg": NonNegative, "probability": UnitInterval, "bit": Binary, "sign": PlusMinus,
		"simplex": Distribution, "log-simplex": LogProbs,
	}
}

// Loss is the loss that is declared, without anything that says what it is: its caller adds Measured. Scale is that of a nat, since nobody said
// that there is no logarithm in it. An error names the word that means nothing.
func (c Custom) Loss() (Loss, error) {
	l := Loss{Name: c.Name, Params: c.Params, Target: NoTarget, Scale: 1}
	bad := func(field, text, want string) (Loss, error) {
		return Loss{}, fmt.Errorf("custom loss %.60q: %s = %.60q: want %s", c.Name, field, text, want)
	}
	const want = "real, positive, nonneg, probability, bit, sign, simplex or log-simplex, with dimensions such as [C] if it is not one number"
	var ok bool
	if l.Pred, l.Shape, ok = array(c.Pred); !ok {
		return bad("pred", c.Pred, want)
	}
	if c.Target != "" {
		if l.Target, l.TargetShape, ok = array(c.Target); !ok {
			return bad("target", c.Target, want)
		}
	}
	if c.Class != "" {
		l.Class = Labels{Min: 1, Max: 1, Of: c.Class}
		if n, err := strconv.Atoi(c.Class); err == nil && n > 0 {
			l.Class.K, l.Class.Of = n, ""
		} else if n := len(l.Shape); !slices.ContainsFunc(l.TargetShape, l.Class.counts) && (n == 0 || !l.Class.counts(l.Shape[n-1])) {
			return bad("class", c.Class, "a number, or the last dimension of pred, or one of target")
		}
	}
	for _, text := range c.Claims {
		claim, why := l.parseClaim(text)
		if claim == nil {
			return bad("claim", text, why)
		}
		l.Claims = append(l.Claims, claim)
	}
	return l, nil
}

func (c Labels) counts(d Dim) bool { return d.Name == c.Of }

// array reads a domain with its dimensions.
func array(text string) (d Domain, shape []Dim, ok bool) {
	kind, dims, sized := strings.Cut(text, "[")
	if d, ok = kinds()[kind]; !ok {
		return d, nil, false
	}
	if !sized {
		return d, nil, d.Couple != Simplex && d.Couple != LogSimplex
	}
	dims, ok = strings.CutSuffix(dims, "]")
	for _, name := range strings.Split(dims, ",") {
		name = strings.TrimSpace(name)
		n, err := strconv.Atoi(name)
		switch {
		case err == nil && n > 0:
			shape = append(shape, Dim{name, n, n})
		case err == nil || name == "" || len(name) > 20:
			return d, nil, false
		default:
			shape = append(shape, Dim{name, 2, widest})
		}
	}
	return d, shape, ok
}

// claimWords tells what claims can be stated.
const claimWords = "nonneg, zero-at-perfect, convex, strongly-convex:MU, lipschitz:K, smooth:BETA, range:LO,HI, even, symmetric, shift-invariant, " +
	"permutation-invariant, homogeneous:DEGREE, monotone-in-error, non-increasing, gradient-sums-to-zero"

// parseClaim reads a claim of a loss of these shapes; nil and what is wanted where there is none of that name, or none of such a loss.
func (l Loss) parseClaim(text string) (c Claim, want string) {
	word, rest, _ := strings.Cut(text, ":")
	var k []float64
	for i, number := range strings.Split(rest, ",") {
		x, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if rest == "" || err != nil || x != x || i > 1 {
			break
		}
		k = append(k, x)
	}
	alike := l.HasTarget() && slices.Equal(l.Shape, l.TargetShape)
	switch word {
	case "strongly-convex", "lipschitz", "smooth", "homogeneous":
		if len(k) != 1 || k[0] < 0 {
			return nil, word + ": and a number that is not negative"
		}
	case "range":
		if len(k) != 2 || k[0] > k[1] {
			return nil, "range: and two numbers, the lower one first"
		}
	case "zero-at-perfect", "even", "symmetric", "monotone-in-error":
		if !alike {
			return nil, word + " of a loss whose target has the shape of pred only"
		}
	case "shift-invariant", "permutation-invariant", "gradient-sums-to-zero":
		if len(l.Shape) == 0 && !(word == "shift-invariant" && alike) {
			return nil, word + " of a loss whose pred has dimensions only"
		}
	case "non-increasing":
		if len(l.Shape) > 0 || l.Target.Couple != Signs || !alike {
			return nil, word + " of a loss of one real pred and one sign only"
		}
	}
	switch word {
	case "nonneg":
		return AtLeastZero, ""
	case "zero-at-perfect":
		return ZeroAtPerfect{}, ""
	case "convex":
		return Convex{}, ""
	case "strongly-convex":
		return StronglyConvex{Mu: k[0]}, ""
	case "lipschitz":
		return Lipschitz{K: k[0]}, ""
	case "smooth":
		return Smooth{Beta: k[0]}, ""
	case "range":
		return Range{k[0], k[1]}, ""
	case "even":
		return Even{}, ""
	case "symmetric":
		return Swap{}, ""
	case "shift-invariant":
		return ShiftInvariant{PredOnly: !alike}, ""
	case "permutation-invariant":
		return Permutation{}, ""
	case "homogeneous":
		return Homogeneous{Degree: int(k[0])}, ""
	case "monotone-in-error":
		return MonotoneInError{}, ""
	case "non-increasing":
		return NonIncreasing{}, ""
	case "gradient-sums-to-zero":
		return GradSumZero{}, ""
	}
	return nil, "one of " + claimWords
}
