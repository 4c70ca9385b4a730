package impl_test

import (
	"fmt"

	"github.com/lossgate/lossgate/impl"
)

func ExampleFeatureReconstruction() {
	l := impl.FeatureReconstruction[float64](impl.Layer{Features: impl.Pixels(), Weight: 1})
	b := impl.Batch[float64]{N: 1, Pred: []float64{1.1875, -0.3125, -13.9375, -2.1875}, Target: []float64{-0.375, 10.0625, 0.75, 1.75}, Shape: []int{2, 2, 1}, TargetShape: []int{2, 2, 1}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [85.3271] [0.78125 -5.1875 -7.34375 -1.96875] <nil>
}

func ExampleGramStyle() {
	l := impl.GramStyle[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{1, 3}, Target: []float64{1, 1}, Shape: []int{1, 1, 2}, TargetShape: []int{1, 1, 2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [16] [8 24] <nil>
}

func ExampleLogSpectral() {
	l := impl.LogSpectral[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0.187, 0.0625}, Target: []float64{0.1875, 1}, Shape: []int{1, 2}, TargetShape: []int{1, 2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1.38763] [-2.6738 -8] <nil>
}

func ExampleMSSSIM() {
	l := impl.MSSSIM[float64]([]float64{0.5, 0.5}, []float64{0.5, 0.5}, 0.01, 0.03, 1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0}, Target: []float64{1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1}, Shape: []int{4, 4}, TargetShape: []int{4, 4}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1] [0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0] <nil>
}

func ExamplePSNR() {
	l := impl.PSNR[float64](1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{3.5625, 15.125}, Target: []float64{2.75, 4.5625}, Shape: []int{1, 2}, TargetShape: []int{1, 2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [17.4907] [0.0628843 0.817495] <nil>
}

func ExampleSSIM() {
	l := impl.SSIM[float64]([]float64{0.5, 0.5}, 0.01, 0.03, 1)
	b := impl.Batch[float64]{N: 1, Pred: []float64{1, 0.333, 1, 0.5, 0.5, 1, 1, 1, 1}, Target: []float64{0.3125, 0, 0.3125, 0, 0.3125, 0.3125, 0, 0.3125, 0.3125}, Shape: []int{3, 3}, TargetShape: []int{3, 3}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [0.838208] [0.0957365 0.0738672 0.080722 0.191129 -0.330181 0.0852849 0.0906108 -0.0825086 0.00456283] <nil>
}

func ExampleSpectralConvergence() {
	l := impl.SpectralConvergence[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{6, 8}, Target: []float64{3, 4}, Shape: []int{2}, TargetShape: []int{2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [1] [0.12 0.16] <nil>
}

func ExampleTVImage() {
	l := impl.TVImage[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{0, 1, 1, 0}, Shape: []int{2, 2}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [4] [-2 2 2 -2] <nil>
}

func ExampleTVImageIsotropic() {
	l := impl.TVImageIsotropic[float64]()
	b := impl.Batch[float64]{N: 1, Pred: []float64{1, 3, 0}, Shape: []int{1, 3}}
	value, err := l.Value(nil, b, impl.Mean)
	grad, _ := l.Grad(nil, b, impl.Mean, nil)
	fmt.Printf("%.6g %.6g %v\n", value, grad, err)
	// Output: [5] [-1 2 -1] <nil>
}
