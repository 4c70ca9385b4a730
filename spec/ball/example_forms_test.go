package ball_test

import (
	"fmt"

	"github.com/lossgate/lossgate/spec/ball"
)

// text is x to 15 digits.
func text(x ball.Real) string {
	s, _ := x.Text(15)
	return s
}

// The derivatives of x²y³ at (2, 1), twice.
func ExampleHessian() {
	e := ball.NewEval(96, 384)
	x, y := e.Of(2), e.Of(1)
	f := x.Mul(x).Mul(y).Mul(y).Mul(y)
	for _, row := range ball.Hessian(f, []ball.Real{x, y}) {
		fmt.Println(text(row[0]), text(row[1]))
	}
	// Output:
	// 2 12
	// 12 24
}

// Where two sides tie, the formula goes one way, and tells that there were two: Sel takes the other.
func ExampleMaxAt() {
	for _, side := range []int8{0, 1} {
		e := ball.NewEval(96, 384)
		e.Sel = []int8{side}
		x := e.Of(0)
		hinge := ball.MaxAt("margin", x, ball.Of(0))
		fmt.Println(text(hinge), "with slope", text(ball.Grad(hinge, []ball.Real{x})[0]), e.Ties)
	}
	// Output:
	// 0 with slope 1 [{margin 2}]
	// 0 with slope 0 [{margin 2}]
}

func ExampleMinAt() {
	e := ball.NewEval(96, 384)
	x, y := e.Of(3), e.Of(1)
	least := ball.MinAt("nearest", x, y)
	fmt.Println(text(least), text(ball.Max(x, y)), text(ball.Min(x, y)), "ties:", len(e.Ties))
	// Output: 1 3 1 ties: 0
}

func ExamplePi() {
	e := ball.NewEval(128, 384)
	digits, known := ball.Pi(e).Text(30)
	fmt.Println(digits, known)
	// Output: 3.14159265358979323846264338328 true
}

// A Mag bounds a size from above, and never underflows.
func ExampleMagOf() {
	radius := ball.Pow2(-2000).Mul(ball.MagOf(3))
	fmt.Printf("%v %.6f\n", radius.IsZero(), radius.Scale2(2000).F())
	// Output: false 3.000000
}

// The derivative of the norm at 0 is not one vector: three ways, whose hull is the dual unit ball.
func ExampleNorm() {
	e := ball.NewEval(96, 384)
	fmt.Println(text(ball.Norm(2, e.Of(3), e.Of(-4))))
	fmt.Println(text(ball.Norm(1, e.Of(0), e.Of(0))), e.Ties)
	// Output:
	// 5
	// 0 [{norm 3}]
}

func ExampleSort() {
	e := ball.NewEval(96, 384)
	fmt.Println(ball.Sort("rank", []ball.Real{e.Of(0.5), e.Of(2), e.Of(1)}))
	// Output: [1 2 0]
}

// An entropy has terms 0·log 0.
func ExampleXLogY() {
	e := ball.NewEval(96, 384)
	zero, half := e.Of(0), e.Of(0.5)
	fmt.Println(text(ball.XLogY(zero, zero)), text(ball.XLogY(half, half)))
	// Output: 0 -0.346573590279973
}

// Of terms that cancel nothing is lost, since sums of exact numbers are exact.
func ExampleSum() {
	e := ball.NewEval(96, 384)
	large := 1e16
	fmt.Println(text(ball.Sum(e.Of(large), e.Of(1), e.Of(-large))), large+1-large)
	fmt.Println(text(ball.Dot([]ball.Real{e.Of(1), e.Of(2)}, []ball.Real{e.Of(3), e.Of(4)})))
	// Output:
	// 1 0
	// 11
}
