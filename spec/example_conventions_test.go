package spec_test

import (
	"fmt"

	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// exactly asks for a value alone.
func exactly(l spec.Loss, s spec.Sample) string {
	a, err := l.Exact(s, false, 60)
	return fmt.Sprint(l, ": ", a, " ", err)
}

// A library whose squared error has a factor ½, or that counts in bits, says so.
func ExampleScaled() {
	s := spec.Sample{Pred: []float64{3}, Target: []float64{0}}
	fmt.Println(exactly(spec.Squared(), s))
	fmt.Println(exactly(spec.Scaled(0.5).Apply(spec.Squared()), s))
	// Output:
	// squared: 9 <nil>
	// squared: 4.5 <nil>
}

// A library that clips probabilities says where.
func ExampleClip() {
	certain := spec.Sample{Pred: []float64{0}, Target: []float64{1}}
	fmt.Println(exactly(spec.BCE(), certain))
	fmt.Println(exactly(spec.Clip(1e-7, 1).Apply(spec.BCE()), certain))
	// Output:
	// bce: inf <nil>
	// bce: 16.118095651 <nil>
}

// PyTorch's BCELoss takes no logarithm for less than −100.
func ExampleLogFloor() {
	certain := spec.Sample{Pred: []float64{0}, Target: []float64{1}}
	fmt.Println(exactly(spec.LogFloor(-100).Apply(spec.BCE()), certain))
	// Output: bce: 100 <nil>
}

// A library whose first argument is the data has the divergence the other way round.
func ExampleExchanged() {
	s := spec.Sample{Pred: []float64{0.5, 0.5}, Target: []float64{1, 0}, Shape: []int{2}, TargetShape: []int{2}}
	fmt.Println(exactly(spec.KL(), s))
	fmt.Println(exactly(spec.Exchanged().Apply(spec.KL()), s))
	// Output:
	// kl: 0.69314718056 <nil>
	// kl: inf <nil>
}

func ExampleLabelSmoothing() {
	s := spec.Sample{Pred: []float64{0.25}, Target: []float64{1}}
	fmt.Println(exactly(spec.BCE(), s))
	fmt.Println(exactly(spec.LabelSmoothing(0.1).Apply(spec.BCE()), s))
	// Output:
	// bce: 1.38629436112 <nil>
	// bce: 1.33136374669 <nil>
}

// What a library's hello calls its deviations becomes transformers of the specification.
func ExampleParseConvention() {
	for _, name := range []string{"scaled:0.5", "clip:1e-07,0.9999999", "clip:everything"} {
		if c, err := spec.ParseConvention(name, spec.BCE()); err != nil {
			fmt.Println(err)
		} else {
			fmt.Println(c.Name)
		}
	}
	// Output:
	// scaled:0.5
	// clip:1e-07,0.9999999
	// convention "clip:everything" of bce: want one of arguments:exchanged, class:none-ignored, clip:LO,HI, domain:finite, empty-mean:0|nan, kink:any|0|lower|upper|middle, label-smoothing:EPS, log-floor:F, mean:count, mean:entries, scaled:K, weights:positive, weights:uniform
}

// What these say changes no value; it narrows what is asked, or widens what is taken.
func ExampleFiniteOnly() {
	for _, c := range []struct {
		is   spec.Convention
		loss spec.Loss
	}{
		{spec.FiniteOnly(), spec.Squared()},
		{spec.KinkAny(), spec.Hinge()},
		{spec.AtKinks(spec.ElementUpper), spec.Hinge()},
		{spec.EmptyMean(0), spec.Hinge()},
		{spec.PositiveWeights(), spec.W1()},
		{spec.EveryClass(), spec.SoftmaxCE(nil, -100, 0)},
		{spec.MeanOverCount(), spec.SoftmaxCE([]float64{1, 2}, -100, 0)},
		{spec.MeanOverEntries(), spec.KL()},
		{spec.Uniform(), spec.WGANCritic()},
	} {
		fmt.Println(c.is.Name, "of", c.is.Apply(c.loss).Name)
	}
	// Output:
	// domain:finite of squared
	// kink:any of hinge
	// kink:upper of hinge
	// empty-mean:0 of hinge
	// weights:positive of w1-1d
	// class:none-ignored of softmax-ce
	// mean:count of softmax-ce
	// mean:entries of kl
	// weights:uniform of wgan-critic
}

// A parameter has a name, a value and where it may lie.
func ExampleScalar() {
	delta := spec.Scalar("delta", 1.5, spec.Domain{Lo: 0, Hi: 10})
	weight := spec.Vector("weight", []float64{1, 2}, spec.Domain{Lo: 0, Hi: 10})
	l := spec.Loss{Name: "mine", Params: []spec.Param{delta, weight}}
	fmt.Println(l, l.Param("weight"))
	// Output: mine(delta=1.5, weight=[1 2]) [1 2]
}

func ExampleSize() {
	fmt.Println(spec.Size(nil), spec.Size([]int{2, 3}))
	// Output: 1 6
}

// Ten probabilities in float32 are a distribution as long as they sum to 1 so closely.
func ExampleSumSlack() {
	fmt.Printf("%.2g\n", spec.SumSlack(10, 0x1p-24))
	// Output: 1.5e-06
}

// The right-hand side of a relation: the mean of two predictions.
func ExampleFormula() {
	mean := func(x []spec.In, _ []int) ball.Real { return x[0].Pred[0].Add(x[1].Pred[0]).Mul(ball.Of(0.5)) }
	v, err := spec.Formula(mean, []spec.Sample{{Pred: []float64{1}}, {Pred: []float64{4}}}, nil)
	fmt.Println(v.Float(), err)
	// Output: 2.5 <nil>
}

// A divergence of Bregman has a convex function, an f-divergence a contrast, a loss of Fenchel and Young a regulariser.
func ExampleBregmanBurg() {
	s := spec.Sample{Pred: []float64{1, 2}, Target: []float64{2, 1}, Shape: []int{2}, TargetShape: []int{2}}
	for _, f := range []spec.Generator{spec.BregmanSquares(), spec.BregmanEntropy(), spec.BregmanBurg()} {
		fmt.Println(exactly(spec.Bregman(f), s))
	}
	bits := spec.Sample{Pred: []float64{0.25}, Target: []float64{0.5}, Shape: []int{1}, TargetShape: []int{1}}
	fmt.Println(exactly(spec.Bregman(spec.BregmanLogistic()), bits))
	// Output:
	// bregman(generator=0): 1 <nil>
	// bregman(generator=1): 0.69314718056 <nil>
	// bregman(generator=2): 0.5 <nil>
	// bregman(generator=3): 0.143841036226 <nil>
}

func ExampleContrastKL() {
	s := spec.Sample{Pred: []float64{0.25, 0.75}, Target: []float64{0.5, 0.5}, Shape: []int{2}, TargetShape: []int{2}}
	for _, f := range []spec.Contrast{spec.ContrastKL(), spec.ContrastHellinger(), spec.ContrastTriangular(), spec.ContrastJS()} {
		fmt.Println(exactly(spec.FDivergence(f), s))
	}
	// Output:
	// f-divergence(f=0): 0.143841036226 <nil>
	// f-divergence(f=1): 0.0340741737109 <nil>
	// f-divergence(f=2): 0.133333333333 <nil>
	// f-divergence(f=3): 0.0338220755686 <nil>
}

func ExampleShannon() {
	s := spec.Sample{Pred: []float64{2, 1}, Target: []float64{1, 0}, Shape: []int{2}, TargetShape: []int{2}}
	for _, omega := range []spec.Regulariser{spec.Shannon(), spec.Gini(), spec.HalfNorm()} {
		fmt.Println(exactly(spec.FenchelYoung(omega), s))
	}
	// Output:
	// fenchel-young(omega=0): 0.313261687518 <nil>
	// fenchel-young(omega=1): 0 <nil>
	// fenchel-young(omega=2): 1 <nil>
}

// Features are what a perceptual loss compares instead of pixels.
func ExampleEdges() {
	s := spec.Sample{Pred: []float64{1, 2, 3, 4}, Target: []float64{1, 2, 3, 0}, Shape: []int{1, 2, 2}, TargetShape: []int{1, 2, 2}}
	for _, f := range []spec.Features{spec.Pixels(), spec.Mirrored(), spec.GlobalPool(), spec.Edges()} {
		a, err := spec.FeatureReconstruction(spec.Layer{Features: f, Weight: 1}).Exact(s, false, 60)
		fmt.Println(a, err)
	}
	// Output:
	// 4 <nil>
	// 4 <nil>
	// 1 <nil>
	// 5 <nil>
}
