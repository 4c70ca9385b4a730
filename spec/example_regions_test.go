package spec_test

import (
	"fmt"

	"github.com/lossgate/lossgate/spec"
)

func ExampleCIoU() {
	l := spec.CIoU()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1, 5, 4, 6}, Target: []float64{-1, -7, 5, -3}, Shape: []int{4}, TargetShape: []int{4}}, true, 60))
	// Output:
	// ciou is 1 − I/U + ρ²/c² + αv, v = (4/π²)(atan(w_t/h_t) − atan(w/h))², α = v/(1 − I/U + v)
	// 1.5398267897, gradient [0.00183628765001 0.0530277224158 0.00304176113048 -0.0189527670321] <nil>
}

func ExampleDIoU() {
	l := spec.DIoU()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 0, 1, 1}, Target: []float64{1, 1, 2, 2}, Shape: []int{4}, TargetShape: []int{4}}, true, 60))
	// Output:
	// diou is 1 − I/U + ρ²/c²: areas of intersection and union, distance of centres, diagonal of the enclosing box
	// 1.25, gradient [0 0 -0.125 -0.125] <nil>
}

func ExampleDice() {
	l := spec.Dice(1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 1}, Target: []float64{1, 0}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// dice(smooth=1) is 1 − (2Σpg + ε)/(Σp + Σg + ε), p = pred, g = target, ε = smooth
	// 0.666666666667, gradient [-0.555555555556 0.111111111111] <nil>
}

func ExampleDiceL1() {
	l := spec.DiceL1(1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 1}, Target: []float64{1, 0}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// dice-l1(smooth=1) is 1 − (Σp + Σg − Σ|p − g| + ε)/(Σp + Σg + ε), p = pred, g = target, ε = smooth
	// 0.666666666667, gradient [-0.555555555556 0.111111111111] <nil>
}

func ExampleDiceSquared() {
	l := spec.DiceSquared(1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 1}, Target: []float64{1, 0}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// dice-squared(smooth=1) is 1 − (2Σpg + ε)/(Σp² + Σg² + ε), p = pred, g = target, ε = smooth
	// 0.666666666667, gradient [-0.666666666667 0.222222222222] <nil>
}

func ExampleEIoU() {
	l := spec.EIoU()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{7, 1, 11, 3}, Target: []float64{5, 3, 7, 10}, Shape: []int{4}, TargetShape: []int{4}}, true, 60))
	// Output:
	// eiou is 1 − I/U + ρ²/c² + (w − w_t)²/c_w² + (h − h_t)²/c_h²
	// 1.66975308642, gradient [-0.0854700854701 0.192043895748 0.0740740740741 -0.161918328585] <nil>
}

func ExampleFocalTversky() {
	l := spec.FocalTversky(0.3, 0.7, 0.75, 1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1, 0}, Target: []float64{0, 0}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// focal-tversky(alpha=0.3, beta=0.7, smooth=1, gamma=0.75) is (1 − (T + ε)/(T + αF₊ + βF₋ + ε))^γ, T = Σpg, F₊ = Σp(1 − g), F₋ = Σ(1 − p)g, p = pred, g = target, ε = smooth
	// 0.33295337907, gradient [0.192088487925 0.192088487925] <nil>
}

func ExampleGIoU() {
	l := spec.GIoU()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 0, 1, 1}, Target: []float64{1, 1, 2, 2}, Shape: []int{4}, TargetShape: []int{4}}, true, 60))
	// Output:
	// giou is 1 − I/U + (C − U)/C: areas of intersection, union and enclosing box
	// 1.5, gradient [0 0 -0.25 -0.25] <nil>
}

func ExampleGeneralizedDice() {
	l := spec.GeneralizedDice()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1, 1, 0, 0, 0, 0}, Target: []float64{1, 1, 0, 0, 0, 1}, Shape: []int{2, 3}, TargetShape: []int{2, 3}}, true, 60))
	// Output:
	// generalized-dice is 1 − 2Σ_l w_l Σp_l g_l / Σ_l w_l(Σp_l + Σg_l), w_l = 1/(Σg_l)², p = pred, g = target, classes are rows
	// 0.5, gradient [-0.1875 -0.1875 0.0625 0.25 0.25 -0.75] <nil>
}

func ExampleIoU() {
	l := spec.IoU()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 0, 1, 1}, Target: []float64{2, 2, 3, 3}, Shape: []int{4}, TargetShape: []int{4}}, true, 60))
	// Output:
	// iou is 1 − I/U: areas of intersection and union
	// 1, gradient [0 0 0 0] <nil>
}

func ExampleJaccard() {
	l := spec.Jaccard(1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 1}, Target: []float64{1, 0}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// jaccard(smooth=1) is 1 − (Σpg + ε)/(Σp + Σg − Σpg + ε), p = pred, g = target, ε = smooth
	// 0.666666666667, gradient [-0.333333333333 0.111111111111] <nil>
}

func ExampleLovaszHinge() {
	l := spec.LovaszHinge()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 2}, Target: []float64{0, 0}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// lovasz-hinge is Σ e_i·(Δ({1…i}) − Δ({1…i−1})), e = max(0, 1 − yf) sorted downwards, Δ(M) = |M|/|{y = 1} ∪ M|, f = pred, y = 2·target − 1
	// 3, gradient [0 1] <nil>
}

func ExampleLovaszSoftmax() {
	l := spec.LovaszSoftmax()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.5, 0.5, 0.6875, 0.3125, 0, 1}, Class: []int{0, 0, 1}, Shape: []int{3, 2}}, true, 60))
	// Output:
	// lovasz-softmax is mean over the classes c among y of Σ e_i·(Δ_c({1…i}) − Δ_c({1…i−1})), e = |[y = c] − p_c| sorted downwards, Δ_c(M) = |M|/|{y = c} ∪ M|, rows of pred p, class y
	// 0.354166666667, gradient [-0.25 0.25 -0.25 0.0833333333333 0 -0.166666666667] <nil>
}

func ExampleMCC() {
	l := spec.MCC()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 0.5}, Target: []float64{0, 0}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// mcc is 1 − (TP·TN − FP·FN)/√((TP+FP)(TP+FN)(TN+FP)(TN+FN)), TP = Σpg, TN = Σ(1−p)(1−g), FP = Σp(1−g), FN = Σ(1−p)g, p = pred, g = target; 1 for 0/0
	// 1, gradient [0 0] <nil>
}

func ExampleTversky() {
	l := spec.Tversky(0.3, 0.7, 1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.0625}, Target: []float64{1}, Shape: []int{1}, TargetShape: []int{1}}, true, 60))
	// Output:
	// tversky(alpha=0.3, beta=0.7, smooth=1) is 1 − (T + ε)/(T + αF₊ + βF₋ + ε), T = Σpg, F₊ = Σp(1 − g), F₋ = Σ(1 − p)g, p = pred, g = target, ε = smooth
	// 0.381818181818, gradient [-0.473917355372] <nil>
}
