package impl_test

import (
	"fmt"

	"github.com/lossgate/lossgate/impl"
)

func ExampleAbsolute() {
	l := impl.Absolute[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{2}, Target: []float64{0}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [2] [1] <nil>
}

func ExampleBarron() {
	l := impl.Barron[float64](1, 1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{3.75}, Target: []float64{-0.25}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [3.12311] [0.970143] <nil>
}

func ExampleCauchy() {
	l := impl.Cauchy[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{17.5}, Target: []float64{0}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [5.03776] [0.113544] <nil>
}

func ExampleCharbonnier() {
	l := impl.Charbonnier[float64](1e-3)
	b := impl.Batch[float64]{N: 1, Pred: []float64{-0.875}, Target: []float64{1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1.875] [-1] <nil>
}

func ExampleEpsInsensitive() {
	l := impl.EpsInsensitive[float64](0.1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{34.1545}, Target: []float64{50.79}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [16.5355] [-1] <nil>
}

func ExampleExpectile() {
	l := impl.Expectile[float64](0.5)
	b := impl.Batch[float64]{N: 1, Pred: []float64{2}, Target: []float64{0}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [2] [2] <nil>
}

func ExampleFair() {
	l := impl.Fair[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{1}, Target: []float64{0}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.306853] [0.5] <nil>
}

func ExampleGemanMcClure() {
	l := impl.GemanMcClure[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.0625}, Target: []float64{17.33}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1.97352] [-0.00302591] <nil>
}

func ExampleHalfSquared() {
	l := impl.HalfSquared[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{-14.375}, Target: []float64{0.508}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [110.752] [-14.883] <nil>
}

func ExampleHuber() {
	l := impl.Huber[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{-0.71875}, Target: []float64{0.28125}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.5] [-1] <nil>
}

func ExampleLogCosh() {
	l := impl.LogCosh[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0}, Target: []float64{0.125}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.00779224] [-0.124353] <nil>
}

func ExampleLogitDist() {
	l := impl.LogitDist[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.5}, Target: []float64{0}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.0618596] [0.244919] <nil>
}

func ExampleLp() {
	l := impl.Lp[float64](1.5)
	b := impl.Batch[float64]{N: 1, Pred: []float64{-0.5}, Target: []float64{-36.7368}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [218.135] [9.02955] <nil>
}

func ExampleMAPE() {
	l := impl.MAPE[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{1}, Target: []float64{-2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1.5] [0.5] <nil>
}

func ExampleMSLE() {
	l := impl.MSLE[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{3.8125}, Target: []float64{88.7228}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [8.5586] [-1.2158] <nil>
}

func ExamplePeriodic() {
	l := impl.Periodic[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{-23.54}, Target: []float64{-2.9375}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1.79968] [3.77255] <nil>
}

func ExamplePinball() {
	l := impl.Pinball[float64](0.5)
	b := impl.Batch[float64]{N: 1, Pred: []float64{-0.0625}, Target: []float64{12.0625}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [6.0625] [-0.5] <nil>
}

func ExamplePseudoHuber() {
	l := impl.PseudoHuber[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{-1}, Target: []float64{0}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.414214] [-0.707107] <nil>
}

func ExampleQuantileHuber() {
	l := impl.QuantileHuber[float64](0.5, 1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.4375}, Target: []float64{-0.5625}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.25] [0.5] <nil>
}

func ExampleSMAPE() {
	l := impl.SMAPE[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{-1}, Target: []float64{-3}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1] [0.75] <nil>
}

func ExampleSmoothL1() {
	l := impl.SmoothL1[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{-2}, Target: []float64{-2.6875}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.236328] [0.6875] <nil>
}

func ExampleSqEpsInsensitive() {
	l := impl.SqEpsInsensitive[float64](0.1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{1.375}, Target: []float64{-2.9375}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [17.7452] [8.425] <nil>
}

func ExampleSquared() {
	l := impl.Squared[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.0625}, Target: []float64{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [3.75391] [-3.875] <nil>
}

func ExampleTukey() {
	l := impl.Tukey[float64](4.685)
	b := impl.Batch[float64]{N: 1, Pred: []float64{1.5}, Target: []float64{-0.5}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1.65766] [1.33747] <nil>
}

func ExampleVonMises() {
	l := impl.VonMises[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{1}, Target: []float64{-0.427}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.856699] [0.989679] <nil>
}

func ExampleWelsch() {
	l := impl.Welsch[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{1.5}, Target: []float64{0.25}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.542167] [0.572292] <nil>
}

func ExampleWing() {
	l := impl.Wing[float64](10, 2)
	b := impl.Batch[float64]{N: 1, Pred: []float64{-2}, Target: []float64{-1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [4.05465] [-3.33333] <nil>
}
