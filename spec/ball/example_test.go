package ball_test

import (
	"fmt"

	"github.com/lossgate/lossgate/spec/ball"
)

// A number is a midpoint and a radius, and the truth lies within. What the radius leaves open is not decided: it says so.
func Example() {
	e := ball.NewEval(128, 1<<20)
	root := e.Of(2).Sqrt()
	digits, known := root.Text(30)
	fmt.Println(digits, known)
	fmt.Println("above 1.4:", root.Cmp(ball.Of(1.4)) > 0)

	defer func() { fmt.Println("is its square 2?", recover()) }()
	root.Mul(root).Cmp(ball.Of(2)) // they are equal, and no precision tells irrationals that
	// Output:
	// 1.41421356237309504880168872421 true
	// above 1.4: true
	// is its square 2? undecided at this precision
}

// A formula is differentiated as it stands.
func ExampleGrad() {
	e := ball.NewEval(128, 1<<20)
	x := e.In(40, false)
	loss := x.Neg().Exp().Log1p() // log(1 + e^−x)
	slope := ball.Grad(loss, []ball.Real{x})[0]
	v, _ := loss.Text(20)
	g, _ := slope.Text(20)
	fmt.Println(v, g)
	// Output: 4.2483542552915889863e-18 -4.2483542552915889773e-18
}
