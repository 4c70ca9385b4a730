package spec

// Planned claims that the gradient by a cost matrix is a transport plan of the two rows of Target: no entry is negative, and the columns
// sum to the second row. With Rows the rows sum to the first one too; without, they do together, as total mass.
type Planned struct {
	ID, Says string
	Rows     bool
}

// Statement implements Stated.
func (c Planned) Statement() (id, says string) { return c.ID, c.Says }

func (Planned) claim() {}

func (c Planned) String() string { return c.ID }
