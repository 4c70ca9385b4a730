package spec_test

import (
	"fmt"

	"github.com/lossgate/lossgate/spec"
)

func ExampleAbsolute() {
	l := spec.Absolute()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{2}, Target: []float64{0}}, true, 60))
	// Output:
	// absolute is |r|, with r = pred − target
	// 2, gradient [1] <nil>
}

func ExampleBarron() {
	l := spec.Barron(1, 1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{3.75}, Target: []float64{-0.25}}, true, 60))
	// Output:
	// barron(alpha=1, c=1) is (|α−2|/α)·((s/|α−2| + 1)^(α/2) − 1), s = (r/c)², r = pred − target; its limits at α = 2, 0, −Inf, +Inf
	// 3.12310562562, gradient [0.970142500145] <nil>
}

func ExampleCauchy() {
	l := spec.Cauchy(1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{17.5}, Target: []float64{0}}, true, 60))
	// Output:
	// cauchy(c=1) is ln(1 + ½(r/c)²), with r = pred − target
	// 5.03776396148, gradient [0.113544201135] <nil>
}

func ExampleCharbonnier() {
	l := spec.Charbonnier(1e-3)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{-0.875}, Target: []float64{1}}, true, 60))
	// Output:
	// charbonnier(eps=0.001) is √(r² + ε²), with r = pred − target
	// 1.87500026667, gradient [-0.999999857778] <nil>
}

func ExampleEpsInsensitive() {
	l := spec.EpsInsensitive(0.1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{34.1545}, Target: []float64{50.79}}, true, 60))
	// Output:
	// eps-insensitive(eps=0.1) is max(0, |r| − ε), with r = pred − target
	// 16.5355, gradient [-1] <nil>
}

func ExampleExpectile() {
	l := spec.Expectile(0.5)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{2}, Target: []float64{0}}, true, 60))
	// Output:
	// expectile(tau=0.5) is τ(pred − target)² if pred ≤ target, else (1−τ)(pred − target)²
	// 2, gradient [2] <nil>
}

func ExampleFair() {
	l := spec.Fair(1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1}, Target: []float64{0}}, true, 60))
	// Output:
	// fair(c=1) is c²(|r|/c − ln(1 + |r|/c)), with r = pred − target
	// 0.30685281944, gradient [0.5] <nil>
}

func ExampleGemanMcClure() {
	l := spec.GemanMcClure(1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.0625}, Target: []float64{17.33}}, true, 60))
	// Output:
	// geman-mcclure(c=1) is 2(r/c)²/((r/c)² + 4), with r = pred − target
	// 1.97352453528, gradient [-0.0030259145337] <nil>
}

func ExampleHalfSquared() {
	l := spec.HalfSquared()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{-14.375}, Target: []float64{0.508}}, true, 60))
	// Output:
	// half-squared is ½r², with r = pred − target
	// 110.7518445, gradient [-14.883] <nil>
}

func ExampleLogCosh() {
	l := spec.LogCosh()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0}, Target: []float64{0.125}}, true, 60))
	// Output:
	// log-cosh is ln cosh r, with r = pred − target
	// 0.0077922393189, gradient [-0.124353001772] <nil>
}

func ExampleLogitDist() {
	l := spec.LogitDist()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.5}, Target: []float64{0}}, true, 60))
	// Output:
	// logit-dist is −ln(4eʳ/(1 + eʳ)²), with r = pred − target
	// 0.0618596072403, gradient [0.244918662404] <nil>
}

func ExampleLp() {
	l := spec.Lp(1.5)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{-0.5}, Target: []float64{-36.7368}}, true, 60))
	// Output:
	// lp(p=1.5) is |r|^p, with r = pred − target
	// 218.134700807, gradient [9.02955148388] <nil>
}

func ExampleMAPE() {
	l := spec.MAPE()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1}, Target: []float64{-2}}, true, 60))
	// Output:
	// mape is |pred − target|/|target|
	// 1.5, gradient [0.5] <nil>
}

func ExampleMSLE() {
	l := spec.MSLE()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{3.8125}, Target: []float64{88.7228}}, true, 60))
	// Output:
	// msle is (ln(1 + pred) − ln(1 + target))²
	// 8.55859833215, gradient [-1.21579562296] <nil>
}

func ExamplePeriodic() {
	l := spec.Periodic(1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{-23.54}, Target: []float64{-2.9375}}, true, 60))
	// Output:
	// periodic(c=1) is 1 − cos(2πr/c), with r = pred − target
	// 1.79968465849, gradient [3.7725515379] <nil>
}

func ExamplePinball() {
	l := spec.Pinball(0.5)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{-0.0625}, Target: []float64{12.0625}}, true, 60))
	// Output:
	// pinball(tau=0.5) is τ·max(0, target − pred) + (1−τ)·max(0, pred − target)
	// 6.0625, gradient [-0.5] <nil>
}

func ExamplePseudoHuber() {
	l := spec.PseudoHuber(1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{-1}, Target: []float64{0}}, true, 60))
	// Output:
	// pseudo-huber(delta=1) is δ²(√(1 + (r/δ)²) − 1), with r = pred − target
	// 0.414213562373, gradient [-0.707106781187] <nil>
}

func ExampleQuantileHuber() {
	l := spec.QuantileHuber(0.5, 1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.4375}, Target: []float64{-0.5625}}, true, 60))
	// Output:
	// quantile-huber(tau=0.5, kappa=1) is |τ − 1[u < 0]|·huber_κ(u)/κ, with u = target − pred
	// 0.25, gradient [0.5] <nil>
}

func ExampleSMAPE() {
	l := spec.SMAPE()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{-1}, Target: []float64{-3}}, true, 60))
	// Output:
	// smape is 2|pred − target|/(|pred| + |target|), and 0 if both are 0
	// 1, gradient [0.75] <nil>
}

func ExampleSmoothL1() {
	l := spec.SmoothL1(1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{-2}, Target: []float64{-2.6875}}, true, 60))
	// Output:
	// smooth-l1(beta=1) is r²/(2β) if |r| ≤ β, else |r| − ½β, with r = pred − target; β = 0: |r|
	// 0.236328125, gradient [0.6875] <nil>
}

func ExampleSqEpsInsensitive() {
	l := spec.SqEpsInsensitive(0.1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1.375}, Target: []float64{-2.9375}}, true, 60))
	// Output:
	// sq-eps-insensitive(eps=0.1) is max(0, |r| − ε)², with r = pred − target
	// 17.74515625, gradient [8.425] <nil>
}

func ExampleSquared() {
	l := spec.Squared()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.0625}, Target: []float64{2}}, true, 60))
	// Output:
	// squared is r², with r = pred − target
	// 3.75390625, gradient [-3.875] <nil>
}

func ExampleTukey() {
	l := spec.Tukey(4.685)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1.5}, Target: []float64{-0.5}}, true, 60))
	// Output:
	// tukey(c=4.685) is (c²/6)(1 − (1 − (r/c)²)³) if |r| ≤ c, else c²/6, with r = pred − target
	// 1.6576630875, gradient [1.33746682378] <nil>
}

func ExampleVonMises() {
	l := spec.VonMises()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1}, Target: []float64{-0.427}}, true, 60))
	// Output:
	// von-mises is 1 − cos r, with r = pred − target in radians
	// 0.856698716419, gradient [0.989679110684] <nil>
}

func ExampleWelsch() {
	l := spec.Welsch(1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1.5}, Target: []float64{0.25}}, true, 60))
	// Output:
	// welsch(c=1) is 1 − e^(−½(r/c)²), with r = pred − target
	// 0.542166638228, gradient [0.572291702215] <nil>
}

func ExampleWing() {
	l := spec.Wing(10, 2)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{-2}, Target: []float64{-1}}, true, 60))
	// Output:
	// wing(w=10, eps=2) is w·ln(1 + |r|/ε) if |r| < w, else |r| − w + w·ln(1 + w/ε), with r = pred − target
	// 4.05465108108, gradient [-3.33333333333] <nil>
}
