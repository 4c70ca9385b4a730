package spec

import (
	"math"

	"github.com/lossgate/lossgate/spec/ball"
)

// Periodic is 1 − cos(2πr/c), r = pred − target: a loss of a quantity that repeats after c, such as the hour of a day. Predictions a
// period apart cost the same.
func Periodic(c float64) Loss {
	l := cyclic("periodic", 2*math.Pi/c, func(x In) ball.Real { return x.pi().Mul(ball.Of(2)).Quo(ball.Of(c)) })
	l.Params = []Param{Scalar("c", c, Positive)}
	l.Definition = "1 − cos(2πr/c), with r = pred − target"
	step := math.Ldexp(1, math.Ilogb(c)-4) // every format holds these
	quarter, half := math.Round(c/4/step)*step, math.Round(c/2/step)*step
	l.Claims = append(l.Claims,
		Homogeneous{Degree: 0, At: func(k float64) Loss { return Periodic(k * c) }},
		Relation{
			ID: "r-periodic-period", Says: "A prediction further by a whole number of periods costs the same.", Ints: 3,
			Make: func(_ []Sample, k []int) []Term {
				x, t, n := dyadic(k[0]), dyadic(k[1]), float64(k[2]%17-8)
				return []Term{{1, scalar(x, t)}, {-1, scalar(x+n*c, t)}}
			},
		},
		Equals{
			ID: "r-periodic-von-mises", Says: "It is von-mises of the angles 2π·pred/c and 2π·target/c.", Other: VonMises,
			Map: func(x In) In {
				turn := x.pi().Mul(ball.Of(2)).Quo(ball.Of(c))
				x.Pred, x.Target = []ball.Real{x.Pred[0].Mul(turn)}, []ball.Real{x.Target[0].Mul(turn)}
				return x
			},
		},
		Relation{
			ID: "r-periodic-not-definite", Says: "A prediction that is wrong by whole periods costs nothing.", Ints: 2,
			Make: func(_ []Sample, k []int) []Term {
				t, n := dyadic(k[0]), float64(k[1]%17-8)
				return []Term{{1, scalar(t+n*c, t)}}
			},
		},
		Not{
			ID: "r-periodic-not-convex", Says: "It is convex only up to a quarter of a period.",
			Of: Convex{}, Witness: []Sample{scalar(quarter, 0), scalar(2*half-quarter, 0)},
		},
	)
	l.Refs = append(l.Refs, Ref{"I. Steinwart, A. Christmann, Support vector machines, Springer (2008)", "10.1007/978-0-387-77242-4"})
	l.Names = map[string]string{"julia": "LossFunctions.PeriodicLoss"}
	return l
}

// cyclic is 1 − cos(k·r), r = pred − target, where turn is k and speed is near it.
func cyclic(name string, speed float64, turn func(x In) ball.Real) Loss {
	inf, nan := math.Inf(1), math.NaN()
	one, half, two := ball.Of(1), ball.Of(0.5), ball.Of(2)
	angle := func(x In) ball.Real { return x.R().Mul(turn(x)) }
	top := speed * (1 + 0x1p-49) // covers its roundings
	return Loss{
		Name: name, Family: Regression,
		Pred: Finite, Target: Finite, TargetGrad: true,
		Value: func(x In) ball.Real { return one.Sub(angle(x).Cos()) },
		Stable: func(x In) ball.Real {
			s := angle(x).Mul(half).Sin()
			return s.Mul(s).Mul(two)
		},
		Kinks: []Kink{
			residualKink("r = 0", 0),
			residualKink("half a turn", float64(float32(math.Pi/speed)), -float64(float32(math.Pi/speed))),
			residualKink("whole turns", float64(float32(2*math.Pi/speed)), float64(float32(200*math.Pi/speed))),
		},
		Special: []SpecialCase{
			{When: "pred = target", In: scalar(1.5, 1.5), Want: 0},
			{When: "pred = +Inf", In: scalar(inf, 0), Err: true},
			{When: "target = -Inf", In: scalar(0, -inf), Err: true},
			{When: "pred = NaN", In: scalar(nan, 0), Want: nan},
			{When: "target = NaN", In: scalar(0, nan), Want: nan},
		},
		Claims: []Claim{
			Range{0, 2}, ZeroAtPerfect{}, Continuous{C1: true}, Even{}, Swap{}, ShiftInvariant{},
			Lipschitz{K: top, Near: []Sample{scalar(float64(float32(math.Pi/2/speed)), 0)}}, Smooth{Beta: top * top * (1 + 0x1p-50)},
			Gradient{
				ID: "r-cyclic-slope", Says: "With k turns for each unit it is k·sin(k·r), which is 0 at the worst prediction too.",
				Is: func(x In) []ball.Real { return []ball.Real{angle(x).Sin().Mul(turn(x))} },
			},
			Bounds{
				ID: "r-cyclic-small", Says: "½s − s²/24 ≤ L ≤ ½s, s = (k·r)²: near 0 it is half a squared error.",
				Lo: func(x In) ball.Real {
					s := angle(x).Mul(angle(x))
					return s.Mul(half).Sub(s.Mul(s).Quo(x.Of(24)))
				},
				Hi:   func(x In) ball.Real { return angle(x).Mul(angle(x)).Mul(half) },
				Draw: nearby(2 / speed),
			},
			Accurate{
				ID: "r-cyclic-accuracy", Says: "Near r = 0 no digit is lost to the 1.",
				When: func(s Sample) bool { return math.Abs(s.residual()) < 1/speed && math.Abs(s.Target[0]) < 16/speed }, Draw: nearby(1 / speed),
			},
			translation(),
		},
		Refs: []Ref{{"K. V. Mardia, P. E. Jupp, Directional statistics, Wiley (1999)", "10.1002/9780470316979"}},
	}
}
