package spec_test

import (
	"fmt"

	"github.com/lossgate/lossgate/spec"
)

func ExampleFeatureReconstruction() {
	l := spec.FeatureReconstruction(spec.Layer{Features: spec.Pixels(), Weight: 1})
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1.1875, -0.3125, -13.9375, -2.1875}, Target: []float64{-0.375, 10.0625, 0.75, 1.75}, Shape: []int{2, 2, 1}, TargetShape: []int{2, 2, 1}}, true, 60))
	// Output:
	// feature-reconstruction(weight=[1]) is Σ w/n·‖φ(x) − φ(y)‖² over layers, n features each, x = pred, y = target; φ: the identity
	// 85.3271484375, gradient [0.78125 -5.1875 -7.34375 -1.96875] <nil>
}

func ExampleGramStyle() {
	l := spec.GramStyle()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1, 3}, Target: []float64{1, 1}, Shape: []int{1, 1, 2}, TargetShape: []int{1, 1, 2}}, true, 60))
	// Output:
	// gram-style is ‖FFᵀ/(CHW) − SSᵀ/(Chw)‖² (Frobenius), F = pred as C×HW, S = target as C×hw
	// 16, gradient [8 24] <nil>
}

func ExampleLogSpectral() {
	l := spec.LogSpectral()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0.187, 0.0625}, Target: []float64{0.1875, 1}, Shape: []int{1, 2}, TargetShape: []int{1, 2}}, true, 60))
	// Output:
	// log-spectral is mean |log s − log t| over bins, s = pred, t = target
	// 1.3876294754, gradient [-2.67379679144 -8] <nil>
}

func ExampleMSSSIM() {
	l := spec.MSSSIM([]float64{0.5, 0.5}, []float64{0.5, 0.5}, 0.01, 0.03, 1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0}, Target: []float64{1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1}, Shape: []int{4, 4}, TargetShape: []int{4, 4}}, true, 60))
	// Output:
	// ms-ssim(weights=[0.5 0.5], window=[0.5 0.5], k1=0.01, k2=0.03, range=1) is 1 − Π_{j<M} max(0, CS_j)^w_j · max(0, SSIM_M)^w_M, CS = mean over windows of (2σxy + C2)/(σx² + σy² + C2), at scales of blocks of 2^(j−1)
	// 1, gradient [0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0] <nil>
}

func ExamplePSNR() {
	l := spec.PSNR(1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{3.5625, 15.125}, Target: []float64{2.75, 4.5625}, Shape: []int{1, 2}, TargetShape: []int{1, 2}}, true, 60))
	// Output:
	// psnr(max=1) is 10·log10(mean (x − y)² / max²) = −PSNR, x = pred, y = target
	// 17.4906566502, gradient [0.0628842688729 0.817495495347] <nil>
}

func ExampleSSIM() {
	l := spec.SSIM([]float64{0.5, 0.5}, 0.01, 0.03, 1)
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1, 0.333, 1, 0.5, 0.5, 1, 1, 1, 1}, Target: []float64{0.3125, 0, 0.3125, 0, 0.3125, 0.3125, 0, 0.3125, 0.3125}, Shape: []int{3, 3}, TargetShape: []int{3, 3}}, true, 60))
	// Output:
	// ssim(window=[0.5 0.5], k1=0.01, k2=0.03, range=1) is 1 − mean over windows of (2μxμy + C1)(2σxy + C2)/((μx² + μy² + C1)(σx² + σy² + C2)), C1 = (k1·L)², C2 = (k2·L)², x = pred, y = target
	// 0.838208348411, gradient [0.0957365335946 0.0738672336668 0.0807220343083 0.191128705545 -0.330180766966 0.0852848645701 0.0906107608056 -0.082508642424 0.00456283026179] <nil>
}

func ExampleSpectralConvergence() {
	l := spec.SpectralConvergence()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{6, 8}, Target: []float64{3, 4}, Shape: []int{2}, TargetShape: []int{2}}, true, 60))
	// Output:
	// spectral-convergence is ‖t − s‖₂ / ‖t‖₂ over all bins, s = pred, t = target
	// 1, gradient [0.12 0.16] <nil>
}

func ExampleTVImage() {
	l := spec.TVImage()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{0, 1, 1, 0}, Shape: []int{2, 2}}, true, 60))
	// Output:
	// tv-image is Σ|x[i+1,j] − x[i,j]| + Σ|x[i,j+1] − x[i,j]|, no neighbours across the border
	// 4, gradient [-2 2 2 -2] <nil>
}

func ExampleTVImageIsotropic() {
	l := spec.TVImageIsotropic()
	fmt.Println(l, "is", l.Definition)
	fmt.Println(l.Exact(spec.Sample{Pred: []float64{1, 3, 0}, Shape: []int{1, 3}}, true, 60))
	// Output:
	// tv-image-isotropic is Σ√((x[i+1,j] − x[i,j])² + (x[i,j+1] − x[i,j])²), a difference across the border is 0
	// 5, gradient [-1 2 -1] <nil>
}
