package properties

import (
	"math"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// simplex draws a distribution over n atoms. Its entries are dyadic and sum to exactly 1, so that mixtures and marginals are
// exact; raw adds rows whose sum is off by the roundings that a softmax leaves.
func simplex(t *rapid.T, f *ball.Format, n int, raw bool) []float64 {
	modes := 5
	if raw {
		modes = 6
	}
	switch pick(t, "simplex", modes) {
	case 1: // a vertex
		v := make([]float64, n)
		v[pick(t, "vertex", n)] = 1
		return v
	case 2: // beside a vertex: one atom gives a power of two to another
		v := make([]float64, n)
		i := pick(t, "vertex", n)
		v[i] = 1
		return transfer(t, f, v, i)
	case 3: // stick breaking by halves: atoms of very different sizes
		v := make([]float64, n)
		rest := 1.0
		most := max(1, min(20/n+1, f.Bits/max(1, n-1))) // halvings at once that leave a rest which the format has
		for i := range n - 1 {
			v[i] = math.Ldexp(rest, -rapid.IntRange(1, most).Draw(t, "half"))
			rest -= v[i]
		}
		v[n-1] = rest
		return v
	case 4: // uniform, where it is dyadic
		v := make([]float64, n)
		size := 1
		for size*2 <= n {
			size *= 2
		}
		for i := range size {
			v[i] = 1 / float64(size)
		}
		return v
	case 5:
		v := make([]float64, n)
		s := 0.0
		for i := range v {
			v[i] = -math.Log(rapid.Float64Range(0x1p-20, 1).Draw(t, "e"))
			s += v[i]
		}
		for i := range v {
			if v[i] = f.Round(v[i] / s); s == 0 {
				v[i] = f.Round(1 / float64(n))
			}
		}
		return v
	}
	return counts(t, n, 0)
}

// logProbability is log p. What is impossible may also be so unlikely that no format has its probability, though it has the
// logarithm: sums of such probabilities underflow where code leaves the log domain.
func logProbability(t *rapid.T, p float64) float64 {
	if p == 0 && rapid.Bool().Draw(t, "unlikely") {
		return -math.Ldexp(1, rapid.IntRange(6, 12).Draw(t, "log2 of the size"))
	}
	return math.Log(p)
}

// counts draws multiples of a power of two, each at least least of them.
func counts(t *rapid.T, n, least int) []float64 {
	k := make([]int, n)
	sum := 0
	for i := range k {
		k[i] = rapid.IntRange(least, 8).Draw(t, "count")
		sum += k[i]
	}
	total := 1
	for total < max(sum, 1) {
		total *= 2
	}
	k[pick(t, "rest", n)] += total - sum
	v := make([]float64, n)
	for i := range v {
		v[i] = float64(k[i]) / float64(total)
	}
	return v
}

// loosened is s with its distributions a little short of summing to 1, as data rounded by hand are: code that normalizes in
// place gives itself away. The values of a loss there are nobody's claim.
func loosened(l spec.Loss, f *ball.Format, s spec.Sample) spec.Sample {
	s = s.Clone()
	short := max(0x1p-21, 2*f.U.F()) // half of what is taken for data (spec.SumSlack)
	for i := range s.Pred {
		if l.Pred.At(s.Shape, i).Couple == spec.Simplex {
			s.Pred[i] = f.Round(s.Pred[i] * (1 - short))
		}
	}
	for i := range s.Target {
		if l.Target.At(s.TargetShape, i).Couple == spec.Simplex {
			s.Target[i] = f.Round(s.Target[i] * (1 - short))
		}
	}
	return s
}

// transfer moves a power of two of mass from atom i to another one, exactly.
func transfer(t *rapid.T, f *ball.Format, v []float64, i int) []float64 {
	j := pick(t, "to", len(v))
	m := math.Ldexp(1, -rapid.IntRange(2, mantissa(f)-2).Draw(t, "log2"))
	if j == i || v[i] <= m || f.Round(v[i]-m) != v[i]-m || f.Round(v[j]+m) != v[j]+m || (v[i]-m)+m != v[i] || (v[j]+m)-m != v[j] {
		return v
	}
	v[i] -= m
	v[j] += m
	return v
}

// mantissa is the number of bits of the format's significand.
func mantissa(f *ball.Format) int { return -math.Ilogb(f.U.F()) }

// nearSimplex makes a distribution that is related to p: equal, permuted, or equal up to a transfer in each row.
func nearSimplex(t *rapid.T, f *ball.Format, p []float64, row int) []float64 {
	q := append([]float64(nil), p...)
	mode := pick(t, "relation", 4)
	for at := 0; at < len(q); at += row {
		r := q[at : at+row]
		switch i := pick(t, "from", row); mode {
		case 1, 2:
			transfer(t, f, r, i)
		case 3: // an involution: KL is symmetric there
			j := pick(t, "with", row)
			r[i], r[j] = r[j], r[i]
		}
	}
	return q
}
