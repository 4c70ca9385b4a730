package spec

import (
	"fmt"

	"github.com/lossgate/lossgate/spec/ball"
)

// LogFloor bounds the logarithms of probabilities from below, as PyTorch's BCELoss and burn's do at −100, so that what is excluded costs much
// and not infinitely much. The derivative is that of the bounded loss: 0 below the floor. It suits losses that take their logarithms by
// In.xlogy.
func LogFloor(floor float64) Convention {
	return Convention{Name: fmt.Sprintf("log-floor:%v", floor), Apply: func(l Loss) Loss {
		if !l.Logs {
			panic(fmt.Sprintf("spec: a log floor of %s: want a loss of logarithms of probabilities: bce, cross-entropy", l.Name))
		}
		floored := func(f func(In) ball.Real) func(In) ball.Real {
			if f == nil {
				return nil
			}
			return func(x In) ball.Real {
				x.floor = &floor
				return f(x)
			}
		}
		l.Value, l.Stable = floored(l.Value), floored(l.Stable)
		l.Claims, l.Special = nil, nil
		return l
	}}
}

// xlogy is t·log p, where 0·log p is 0. A LogFloor bounds the logarithm.
func (x In) xlogy(t, p ball.Real) ball.Real {
	if x.floor == nil {
		return ball.XLogY(t, p)
	}
	return t.Mul(x.floored(p.Log()))
}

// floored is a logarithm, bounded by a LogFloor if there is one.
func (x In) floored(log ball.Real) ball.Real {
	if x.floor == nil {
		return log
	}
	return ball.MaxAt("log floor", log, x.Of(*x.floor))
}
