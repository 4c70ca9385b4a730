package spec

import "fmt"

// Redescending: beyond |r| = From the slope shrinks as the error grows, and tends to 0: an outlier is let go, not merely clipped.
type Redescending struct{ From float64 }

func (Redescending) claim() {}

func (c Redescending) String() string { return fmt.Sprintf("redescending(%v)", c.From) }
