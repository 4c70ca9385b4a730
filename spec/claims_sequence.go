package spec

import "github.com/lossgate/lossgate/spec/ball"

// Exhaustive claims Σ_k exp(−L(x_k)) = Total(x) over the samples x_k that Make builds from x: losses that are −log of a probability leave
// nothing out and count nothing twice. Make returns nil where the claim does not apply.
type Exhaustive struct {
	ID, Says string
	Make     func(s Sample) []Sample
	Total    func(x In) ball.Real // 1, but for what rounding of the log-probabilities in x adds or takes
}

// Flat claims that the gradient is 0 where When holds, although the value is +Inf there and no derivative says so: what cannot happen has
// nothing to learn from, and the batch that it is part of goes on.
type Flat struct {
	ID, Says string
	When     func(s Sample) bool
	Draw     func(s *Sample, pick func(n int) int) // moves a sample to where the claim bites
}

// Statement implements Stated.
func (c Exhaustive) Statement() (id, says string) { return c.ID, c.Says }

func (Exhaustive) claim() {}

func (c Exhaustive) String() string { return c.ID }

// Statement implements Stated.
func (c Flat) Statement() (id, says string) { return c.ID, c.Says }

func (Flat) claim() {}

func (c Flat) String() string { return c.ID }
