package spec

import (
	"fmt"

	"github.com/lossgate/lossgate/spec/ball"
)

// LabelSmoothing mixes the uniform distribution into the targets of a loss before it sees them: t′ = (1−ε)t + ε/C, over all C
// classes (Szegedy et al. 2016). A target that is one probability has two classes: ε/2. Gradients with respect to the
// target are those through the mixture. A loss of class indexes has no target to smooth; SoftmaxCE takes ε as a parameter.
func LabelSmoothing(eps float64) Convention {
	e := ball.Of(eps)
	return Convention{Name: fmt.Sprintf("label-smoothing:%v", eps), Apply: func(l Loss) Loss {
		if l.Target.Couple != Simplex && (l.Target.Lo != 0 || l.Target.Hi != 1) {
			panic(fmt.Sprintf("spec: label smoothing of %s, whose target is %v: want probabilities", l.Name, l.Target))
		}
		mixed := func(f func(In) ball.Real) func(In) ball.Real {
			if f == nil {
				return nil
			}
			return func(x In) ball.Real {
				classes := 2.0
				if l.Target.Couple == Simplex {
					classes = float64(x.TargetShape[len(x.TargetShape)-1])
				}
				t := make([]ball.Real, len(x.Target))
				for i := range t {
					t[i] = x.Of(1).Sub(e).Mul(x.Target[i]).Add(e.Quo(x.Of(classes)))
				}
				x.Target = t
				return f(x)
			}
		}
		l.Value, l.Stable = mixed(l.Value), mixed(l.Stable)
		l.Claims, l.Special = nil, nil
		return l
	}}
}
