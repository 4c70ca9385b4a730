package spec_test

import (
	"fmt"

	"github.com/lossgate/lossgate/spec"
)

func ExampleGammaDeviance() {
	l := spec.GammaDeviance()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{2}, Target: []float64{1002.625}}, true, 60))
	// Output:
	// gamma-deviance is 2((t − μ)/μ − ln(t/μ)), t = target, μ = pred
	// 988.190540682, gradient [-500.3125] <nil>
}

func ExampleGaussianNLL() {
	l := spec.GaussianNLL(0)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{2.25, 5.0625}, Target: []float64{0}, Shape: []int{2}}, true, 60))
	// Output:
	// gaussian-nll(full=0) is ½(ln v + r²/v), r = m − target and pred = (m, v); plus ½·ln 2π if full
	// 1.31093021622, gradient [0.444444444444 0] <nil>
}

func ExampleLaplaceNLL() {
	l := spec.LaplaceNLL()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 0.25}, Target: []float64{0}, Shape: []int{2}}, true, 60))
	// Output:
	// laplace-nll is ln 2b + |r|/b, r = m − target and pred = (m, b)
	// -0.69314718056, gradient [[-4,4] 4] <nil>
}

func ExamplePoissonDeviance() {
	l := spec.PoissonDeviance()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1}, Target: []float64{0}}, true, 60))
	// Output:
	// poisson-deviance is 2(t·ln(t/μ) − t + μ) with 0·ln 0 = 0, t = target, μ = pred
	// 2, gradient [2] <nil>
}

func ExamplePoissonNLL() {
	l := spec.PoissonNLL(0)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{3}, Target: []float64{0}}, true, 60))
	// Output:
	// poisson-nll(full=0) is μ − t·ln μ with 0·ln 0 = 0, t = target, μ = pred; plus ln Γ(t + 1) if full
	// 3, gradient [1] <nil>
}

func ExamplePoissonNLLLog() {
	l := spec.PoissonNLLLog(0)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0}, Target: []float64{1}}, true, 60))
	// Output:
	// poisson-nll-log(full=0) is e^z − t·z, t = target, z = pred; plus ln Γ(t + 1) if full
	// 1, gradient [0] <nil>
}

func ExampleStudentNLL() {
	l := spec.StudentNLL(4)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.125, 1.9375}, Target: []float64{0.125}, Shape: []int{2}}, true, 60))
	// Output:
	// student-nll(nu=4) is ((ν+1)/2)·ln(1 + r²/(νs²)) + ln s, r = m − target and pred = (m, s)
	// 0.661398482245, gradient [0 0.516129032258] <nil>
}

func ExampleTweedieDeviance() {
	l := spec.TweedieDeviance(1.5)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1}, Target: []float64{0}}, true, 60))
	// Output:
	// tweedie-deviance(p=1.5) is 2(t^(2−p)/((1−p)(2−p)) − t·μ^(1−p)/(1−p) + μ^(2−p)/(2−p)), t = target, μ = pred; its limits at p = 1 and 2
	// 4, gradient [2] <nil>
}
