package spec

import "github.com/lossgate/lossgate/spec/ball"

// Stationary claims where an expected loss does not change to first order: Σ_k P_k·∇L(pred, k) = 0 for the weights P(pred) of the
// outcomes k, which are the classes, the labels 0 and 1, or the vertices that a target may be. Where pred is on a simplex, the sum is
// equal in all entries: a constant is what the constraint takes. Of a convex loss such a point is the minimiser.
//
// The weights are a formula of pred, and not the other way round, so that nothing has to be rounded: a logarithm of a
// probability is no number of any format.
type Stationary struct {
	ID, Says string
	P        func(x In) []ball.Real
	When     func(s Sample) bool
	Draw     func(s *Sample, pick func(n int) int)
}

// Statement implements Stated.
func (c Stationary) Statement() (id, says string) { return c.ID, c.Says }

func (Stationary) claim() {}

func (c Stationary) String() string { return c.ID }

// predicted is the softmax of pred: the labels' distribution for which a proper loss of logits is stationary.
func predicted(x In) []ball.Real { return softmax(x.Pred) }

// reweighted is softmax(z)_k/w_k: labels of that distribution, weighted by w, look like softmax(z).
func reweighted(weight []float64) func(x In) []ball.Real {
	return func(x In) []ball.Real {
		p := softmax(x.Pred)
		for k := range p {
			p[k] = p[k].Quo(x.Of(weight[k]))
		}
		return p
	}
}
