package spec

import "fmt"

// Redescending: beyond |r| = From the slope shrinks as the error grows, and tends to 0: an outlier is let go, not merely clipped.
type Redescending struct{ From float64 }

// Descent claims where gradient descent of a fixed step goes: from x_0 of the path to x_1, x_2 and so on, the target being 0, since
// x_{i+1} = x_i − step·∇L(x_i). Path makes a path from Ints numbers in [0, 2^16), without rounding.
type Descent struct {
	ID, Says string
	Path     func(k []int) (x []float64, step float64)
}

// DescentInts is how many numbers a path is made of.
const DescentInts = 3

// Statement implements Stated.
func (c Descent) Statement() (id, says string) { return c.ID, c.Says }

func (Redescending) claim() {}
func (Descent) claim()      {}

func (c Redescending) String() string { return fmt.Sprintf("redescending(%v)", c.From) }
func (c Descent) String() string      { return c.ID }
