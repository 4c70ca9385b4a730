package spec

// Relative claims that value and slope keep their accuracy relative to themselves where When holds. Elsewhere errors are
// forgiven up to a few roundings of the natural scale of the loss, which is all of a tail: log(1 + e^−m) is 0 from m = 37 on.
type Relative struct {
	ID, Says string
	When     func(s Sample) bool
	Draw     func(s *Sample, pick func(n int) int) // moves a sample to where the claim bites
}

// Statement implements Stated.
func (c Relative) Statement() (id, says string) { return c.ID, c.Says }

func (Relative) claim() {}

func (c Relative) String() string { return c.ID }
