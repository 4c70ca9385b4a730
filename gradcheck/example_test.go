package gradcheck_test

import (
	"errors"
	"fmt"
	"math"

	"github.com/lossgate/lossgate/gradcheck"
)

func ExampleCheck() {
	mse := func(x []float64) float64 { return (x[0]*x[0] + x[1]*x[1]) / 2 }
	x := []float64{3, -1e4}
	fmt.Println(gradcheck.Check(mse, []float64{3, -1e4}, x, nil).Err())

	summed := []float64{6, -2e4} // forgot to divide by 2
	r := gradcheck.Check(mse, summed, x, nil)
	m := r.Mismatches[0]
	fmt.Printf("gradient[%d]: claimed %v, slope %.9g\n", m.Index, m.Lo, m.Slope)
	// Output:
	// <nil>
	// gradient[0]: claimed 6, slope 3
}

func ExampleMismatch() {
	f := func(x []float64) float64 { return 4 * x[0] }
	fmt.Println(gradcheck.Check(f, []float64{3.5}, []float64{1}, nil).Err())
	// Output:
	// gradcheck: gradient[0]: claimed 3.5 (0x1.cp+01), but f has slope 4 (0x1p+02) ± 1.7e-12 at step 0x1p-08: 9.46e+04 times what is allowed
}

func ExampleReport() {
	// At 40 the slope of softplus(−x) is there, but beside the constant it drowns.
	f := func(x []float64) float64 { return 1 + math.Log1p(math.Exp(-x[0])) }
	r := gradcheck.Check(f, []float64{-math.Exp(-40)}, []float64{40}, nil)
	fmt.Println(r.Err(), r.Directions, r.Drowned)

	// A point outside the domain is not a pass.
	r = gradcheck.Check(f, []float64{0}, []float64{math.Inf(1)}, nil)
	fmt.Println(errors.Is(r.Err(), gradcheck.ErrUntested))
	fmt.Println(r)
	// Output:
	// <nil> 1 1
	// true
	// 0 mismatches in 1 directions (1 untested, 0 drowned), 0 steps, 0 dropped, worst excess 0
}

func ExampleReport_Err() {
	f := func(x []float64) float64 { return math.Sqrt(-x[0] * x[0]) } // defined at 0 only
	fmt.Println(gradcheck.Check(f, []float64{0}, []float64{0}, nil).Err())
	fmt.Println(gradcheck.Check(f, []float64{math.NaN()}, []float64{0}, nil).Err())
	// Output:
	// gradcheck: nothing could be tested: 1 directions, 18 steps dropped
	// gradcheck: gradient[0] is NaN where f is finite
}

func ExampleSubgradient() {
	hinge := func(x []float64) float64 { return max(0, 1-x[0]) }
	atKink := []float64{1}
	fmt.Println(gradcheck.Subgradient(hinge, []float64{-1}, atKink, nil).Err())
	fmt.Println(gradcheck.Subgradient(hinge, []float64{-0.5}, atKink, nil).Err())

	m := gradcheck.Subgradient(hinge, []float64{0.5}, atKink, nil).Mismatches[0]
	fmt.Printf("to the right the slope is %v, and a subgradient is at most that; got %v\n", m.Slope, m.Lo)
	// Output:
	// <nil>
	// <nil>
	// to the right the slope is 0, and a subgradient is at most that; got 0.5
}

func ExampleInterval() {
	// A tie of a minimum is a concave kink: the slopes are 2 and 1.
	f := func(x []float64) float64 { return min(x[0], 2*x[0]) }
	x := []float64{0}
	fmt.Println(gradcheck.Interval(f, []float64{1}, []float64{2}, x, nil).Err())
	fmt.Println(len(gradcheck.Interval(f, []float64{1}, []float64{1.5}, x, nil).Mismatches))
	// Output:
	// <nil>
	// 1
}

func ExampleOrder() {
	softplus := func(x []float64) float64 { return math.Log1p(math.Exp(x[0])) }
	x := []float64{0.5}
	sigmoid := 1 / (1 + math.Exp(-x[0]))
	tangent := 0.5 + x[0]/4 // its tangent at 0: right there, and nowhere else

	fmt.Printf("%.1f\n", gradcheck.Order(softplus, []float64{sigmoid}, x, nil, nil).Slope)
	fmt.Printf("%.1f\n", gradcheck.Order(softplus, []float64{tangent}, x, nil, nil).Slope)
	// Output:
	// 2.0
	// 1.0
}

func ExampleRemainder_Err() {
	softplus := func(x []float64) float64 { return math.Log1p(math.Exp(x[0])) }
	fmt.Println(gradcheck.Order(softplus, []float64{0.6}, []float64{0}, nil, nil).Err())
	linear := func(x []float64) float64 { return x[0] }
	fmt.Println(gradcheck.Order(linear, []float64{1}, []float64{0}, nil, nil).Err())
	// Output:
	// gradcheck: the remainder vanishes as h^1.000 over 5 steps, want h^1.9 or faster
	// gradcheck: nothing could be tested: the remainder is not above the noise, 0 steps dropped
}

func ExampleSecondOrder() {
	softplus := func(x []float64) float64 { return math.Log1p(math.Exp(x[0])) }
	x, v := []float64{0.5}, []float64{2}
	p := 1 / (1 + math.Exp(-x[0]))
	hv := []float64{p * (1 - p) * v[0]}
	fmt.Printf("%.1f\n", gradcheck.SecondOrder(softplus, []float64{p}, hv, x, v, nil).Slope)
	// Output:
	// 3.0
}

func ExampleSettings() {
	// A float32 function: its values travel as float64, its noise does not shrink.
	f := func(x []float64) float64 { s := float32(x[0]); return float64(s * s) }
	s := &gradcheck.Settings{
		Unit:  0x1p-24,
		Round: func(x float64) float64 { return float64(float32(x)) },
	}
	fmt.Println(gradcheck.Check(f, []float64{6}, []float64{3}, s).Err())
	// Output:
	// <nil>
}
