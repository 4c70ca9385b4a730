package spec

import "math"

// masses builds distributions out of others by products and sums, and knows whether any of them rounded. Claims about mixtures,
// marginals and channels hold for what was built only if none did.
type masses struct{ rounded bool }

// times is a·b.
func (m *masses) times(a, b float64) float64 {
	const low = 0x1p-960 // below, what a product loses may itself be too small to see
	p := a * b
	if math.FMA(a, b, -p) != 0 || math.Abs(p) < low && a != 0 && b != 0 {
		m.rounded = true
	}
	return p
}

// plus is a + b.
func (m *masses) plus(a, b float64) float64 {
	s := a + b
	t := s - a
	if (a-(s-t))+(b-t) != 0 {
		m.rounded = true
	}
	return s
}

// sum is Σ v.
func (m *masses) sum(v []float64) (s float64) {
	for _, x := range v {
		s = m.plus(s, x)
	}
	return s
}

// scaled is w·v.
func (m *masses) scaled(w float64, v []float64) []float64 {
	out := make([]float64, len(v))
	for i, x := range v {
		out[i] = m.times(w, x)
	}
	return out
}

// mix is w·a + (1−w)·b.
func (m *masses) mix(w float64, a, b []float64) []float64 {
	out, rest := m.scaled(w, a), m.scaled(1-w, b)
	for i := range out {
		out[i] = m.plus(out[i], rest[i])
	}
	return out
}

// product is the joint distribution of independent a and b.
func (m *masses) product(a, b []float64) []float64 {
	out := make([]float64, 0, len(a)*len(b))
	for _, x := range a {
		out = append(out, m.scaled(x, b)...)
	}
	return out
}

// A channel says what becomes of each atom: row i is a distribution over outputs, by quarters.
type channel [][channelOuts]float64

const channelOuts = 3

// newChannel makes a channel with n inputs from two numbers for each; none keeps atoms apart by itself.
func newChannel(n int, k []int) channel {
	w := make(channel, n)
	for i := range w {
		a, b := k[2*i]%5, k[2*i+1]
		b %= 5 - a
		w[i] = [channelOuts]float64{float64(a) / 4, float64(b) / 4, float64(4-a-b) / 4}
	}
	return w
}

// through is what p becomes: pW.
func (m *masses) through(p []float64, w channel) []float64 {
	out := make([]float64, channelOuts)
	for i, x := range p {
		for j := range out {
			out[j] = m.plus(out[j], m.times(x, w[i][j]))
		}
	}
	return out
}

// split divides atom i of v into a share and the rest, which comes last.
func (m *masses) split(v []float64, i int, share float64) []float64 {
	out := append([]float64(nil), v...)
	out[i] = m.times(v[i], share)
	return append(out, m.times(v[i], 1-share))
}
