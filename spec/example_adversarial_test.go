package spec_test

import (
	"fmt"

	"github.com/lossgate/lossgate/spec"
)

func ExampleFGANKLD() {
	l := spec.FGANKLD()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 0}, Target: []float64{1, 1}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}, true, 60))
	// Output:
	// f-gan-kl-d is E e^(T(x̃)−1) − E T(x), pred rows are T(x) and T(x̃), target rows their probabilities
	// 0.367879441171, gradient [-1 0.367879441171] <nil>
}

func ExampleFGANPearsonD() {
	l := spec.FGANPearsonD()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1, -1, 1, -1}, Target: []float64{0.75, 0.25, 0.5, 0.5}, Shape: []int{2, 2}, TargetShape: []int{2, 2}}, true, 60))
	// Output:
	// f-gan-pearson-d is E (T(x̃)²/4 + T(x̃)) − E T(x), pred rows are T(x) and T(x̃), target rows their probabilities
	// -0.25, gradient [-0.75 -0.25 0.75 0.25] <nil>
}

func ExampleGANMinimaxD() {
	l := spec.GANMinimaxD()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 0}, Target: []float64{1, 1}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}, true, 60))
	// Output:
	// gan-minimax-d is −E log D(x) − E log(1 − D(x̃)), D = σ(s), pred rows are s(x) and s(x̃), target rows their probabilities
	// 1.38629436112, gradient [-0.5 0.5] <nil>
}

func ExampleGANMinimaxG() {
	l := spec.GANMinimaxG()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0}, Target: []float64{1}, Shape: []int{1}, TargetShape: []int{1}}, true, 60))
	// Output:
	// gan-minimax-g is E log(1 − D(x̃)), D = σ(s), pred = s(x̃), target = their probabilities
	// -0.69314718056, gradient [-0.5] <nil>
}

func ExampleGANNonsaturatingG() {
	l := spec.GANNonsaturatingG()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0}, Target: []float64{1}, Shape: []int{1}, TargetShape: []int{1}}, true, 60))
	// Output:
	// gan-nonsaturating-g is −E log D(x̃), D = σ(s), pred = s(x̃), target = their probabilities
	// 0.69314718056, gradient [-0.5] <nil>
}

func ExampleHingeGAND() {
	l := spec.HingeGAND()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{-2, 3}, Target: []float64{1, 1}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}, true, 60))
	// Output:
	// hinge-gan-d is E max(0, 1 − s(x)) + E max(0, 1 + s(x̃)), pred rows are s(x) and s(x̃), target rows their probabilities
	// 7, gradient [-1 1] <nil>
}

func ExampleHingeGANG() {
	l := spec.HingeGANG()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{2.5}, Target: []float64{1}, Shape: []int{1}, TargetShape: []int{1}}, true, 60))
	// Output:
	// hinge-gan-g is −E s(x̃), pred = s(x̃), target = their probabilities
	// -2.5, gradient [-1] <nil>
}

func ExampleLSGAND() {
	l := spec.LSGAND(0, 1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{3, -2}, Target: []float64{1, 1}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}, true, 60))
	// Output:
	// lsgan-d(a=0, b=1) is ½E(s(x) − b)² + ½E(s(x̃) − a)², pred rows are s(x) and s(x̃), target rows their probabilities
	// 4, gradient [2 -2] <nil>
}

func ExampleLSGANG() {
	l := spec.LSGANG(1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{4}, Target: []float64{1}, Shape: []int{1}, TargetShape: []int{1}}, true, 60))
	// Output:
	// lsgan-g(c=1) is ½E(s(x̃) − c)², pred = s(x̃), target = their probabilities
	// 4.5, gradient [3] <nil>
}

func ExampleRSGAND() {
	l := spec.RSGAND()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{-1, 3}, Target: []float64{1}, Shape: []int{2, 1}, TargetShape: []int{1}}, true, 60))
	// Output:
	// rsgan-d is −E log σ(s(x) − s(x̃)), pred rows are s(x) and s(x̃), target = the probabilities of the pairs
	// 4.01814992792, gradient [-0.982013790038 0.982013790038] <nil>
}

func ExampleRSGANG() {
	l := spec.RSGANG()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{5, 9, 5, 0}, Target: []float64{1, 0}, Shape: []int{2, 2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// rsgan-g is −E log σ(s(x̃) − s(x)), pred rows are s(x) and s(x̃), target = the probabilities of the pairs
	// 0.69314718056, gradient [0.5 0 -0.5 0] <nil>
}

func ExampleRaGAND() {
	l := spec.RaGAND()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{3, -1}, Target: []float64{1, 1}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}, true, 60))
	// Output:
	// ragan-d is −E log σ(s(x) − E s(x̃)) − E log(1 − σ(s(x̃) − E s(x))), pred rows are s(x) and s(x̃), target rows their probabilities
	// 0.0362998558356, gradient [-0.0359724199242 0.0359724199242] <nil>
}

func ExampleRaGANG() {
	l := spec.RaGANG()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{14.375, -8.75}, Target: []float64{1, 1}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}, true, 60))
	// Output:
	// ragan-g is −E log σ(s(x̃) − E s(x)) − E log(1 − σ(s(x) − E s(x̃))), pred rows are s(x) and s(x̃), target rows their probabilities
	// 46.2500000002, gradient [1.99999999982 -1.99999999982] <nil>
}

func ExampleWGANCritic() {
	l := spec.WGANCritic()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1, -2}, Target: []float64{1, 1}, Shape: []int{2, 1}, TargetShape: []int{2, 1}}, true, 60))
	// Output:
	// wgan-critic is E s(x̃) − E s(x), pred rows are s(x) and s(x̃), target rows their probabilities
	// -3, gradient [-1 1] <nil>
}

func ExampleWGANGenerator() {
	l := spec.WGANGenerator()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{2.5}, Target: []float64{1}, Shape: []int{1}, TargetShape: []int{1}}, true, 60))
	// Output:
	// wgan-generator is −E s(x̃), pred = s(x̃), target = their probabilities
	// -2.5, gradient [-1] <nil>
}
