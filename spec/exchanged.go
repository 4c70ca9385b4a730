package spec

import (
	"fmt"

	"github.com/lossgate/lossgate/spec/ball"
)

// Exchanged exchanges the roles of prediction and target: the divergence runs the other way. Both must be of one kind. Claims are about the
// loss that it was, and are dropped.
func Exchanged() Convention {
	return Convention{Name: "arguments:exchanged", Apply: func(l Loss) Loss {
		if l.Pred.String() != l.Target.String() || len(l.Shape) != len(l.TargetShape) || !l.HasTarget() {
			panic(fmt.Sprintf("spec: %s with its arguments exchanged: want a loss whose pred and target are of one kind", l.Name))
		}
		turned := func(f func(In) ball.Real) func(In) ball.Real {
			if f == nil {
				return nil
			}
			return func(x In) ball.Real {
				x.Pred, x.Target, x.Shape, x.TargetShape = x.Target, x.Pred, x.TargetShape, x.Shape
				return f(x)
			}
		}
		l.Value, l.Stable = turned(l.Value), turned(l.Stable)
		l.Claims, l.Special = nil, nil
		return l
	}}
}
