package properties

import (
	"math"

	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// sweep is samples of a loss of one number, all along the line: code that is put together from pieces, or from a table, may be wrong in one of them
// alone, which random numbers meet too seldom. Predictions are less than an eighth apart within 16 of a target, at places that the golden ratio
// keeps from being round, where pieces meet.
func sweep(l spec.Loss, f *ball.Format) (list []spec.Sample) {
	const reach, steps = 16, 256
	if len(l.Shape) != 0 {
		return nil
	}
	for i := range steps {
		s := plainSample(l, f, i%perKink)
		_, part := math.Modf(float64(i) * math.Phi)
		x := reach * (2*(float64(i)+part)/steps - 1)
		if len(s.Target) == 1 && l.Target.Couple == spec.Free {
			x += s.Target[0]
		}
		s.Pred[0] = into(l.Pred, f, f.Round(x))
		list = append(list, s)
	}
	return list
}
