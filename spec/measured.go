package spec

import "github.com/lossgate/lossgate/spec/ball"

// A Measured is what is known of a loss that has no definition, such as a user's own: what its implementation answers, and how far that may be off.
// It is no oracle: nothing says that the answers are right. They tell how exactly a claim can be held to the implementation, and what it should
// answer in a narrower format than Format.
type Measured struct {
	Format *ball.Format
	Ask    func(Sample, Question) (Answer, error)
}
