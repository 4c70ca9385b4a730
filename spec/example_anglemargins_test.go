package spec_test

import (
	"fmt"

	"github.com/lossgate/lossgate/spec"
)

func ExampleArcFace() {
	l := spec.ArcFace(30, 0.5, false)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{3, 4}, Target: []float64{1, 0, 0, 1, 1, 1}, Class: []int{2}, Shape: []int{2}, TargetShape: []int{3, 2}}, true, 60))
	// Output:
	// arcface(s=30, m=0.5, easy_margin=0) is −log softmax(z)_y, z_j = s·cos θ_j, z_y = s·cos(θ_y + m), θ_j the angle of pred and row j of target
	// 0.680050875431, gradient [-2.83079507475 2.12309630606] <nil>
}

func ExampleCosFace() {
	l := spec.CosFace(64, 0.35)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{3, 4}, Target: []float64{1, 0, 0, 1, 1, 1}, Class: []int{2}, Shape: []int{2}, TargetShape: []int{3, 2}}, true, 60))
	// Output:
	// cosface(s=64, m=0.35) is −log softmax(z)_y, z_j = s·cos θ_j, z_y = s·(cos θ_y − m), θ_j the angle of pred and row j of target
	// 10.2432707633, gradient [-7.59184485885 5.69388364414] <nil>
}

func ExampleLSoftmax() {
	l := spec.LSoftmax(2)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{3, 4}, Target: []float64{1, 0, 0, 1, 1, 1}, Class: []int{2}, Shape: []int{2}, TargetShape: []int{3, 2}}, true, 60))
	// Output:
	// l-softmax(m=2) is −log softmax(z)_y, z_j = ‖W_j‖‖x‖cos θ_j, z_y = ‖W_y‖‖x‖ψ(θ_y), x = pred, W = target, θ_j the angle of x and W_j
	// 0.0808110920951, gradient [-0.0915447814973 0.00932503529409] <nil>
}

func ExampleSphereFace() {
	l := spec.SphereFace(4)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{3, 4}, Target: []float64{1, 0, 0, 1, 1, 1}, Class: []int{2}, Shape: []int{2}, TargetShape: []int{3, 2}}, true, 60))
	// Output:
	// sphereface(m=4) is −log softmax(z)_y, z_j = ‖x‖cos θ_j, z_y = ‖x‖ψ(θ_y), x = pred, θ_j the angle of pred and row j of target
	// 0.742960038009, gradient [-1.02620434732 0.70609001569] <nil>
}
