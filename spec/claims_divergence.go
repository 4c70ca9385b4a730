package spec

// Triangle claims L(p, r) ≤ L(p, q) + L(q, r) for every p, q and r; with Root it is √L that satisfies it.
type Triangle struct {
	ID, Says string
	Root     bool
}

// Accurate claims that good code keeps its relative accuracy where When holds, although the terms of the definition cancel: its error
// is a few units in the last place of the result, as grade A counts them.
type Accurate struct {
	ID, Says string
	When     func(s Sample) bool
	Draw     func(s *Sample, pick func(n int) int)
}

// Statement implements Stated.
func (c Accurate) Statement() (id, says string) { return c.ID, c.Says }

// Statement implements Stated.
func (c Triangle) Statement() (id, says string) { return c.ID, c.Says }

func (Triangle) claim() {}
func (Accurate) claim() {}

func (c Triangle) String() string { return c.ID }
func (c Accurate) String() string { return c.ID }
