// Command gen writes the vector kernels of package fast, in AVX2 and in AVX-512, and their declarations in Go.
//
// A loss is written once, as what it does to a group of samples in registers; what becomes of values and derivatives is written once
// too, for every loss. Every kernel takes a multiple of 32 samples.
package main

import (
	"github.com/mmcloughlin/avo/build"
)

func main() {
	build.ConstraintExpr("!purego")
	for _, set := range []isa{avx2, avx512} {
		for _, l := range losses() {
			for _, wide := range []bool{false, true} {
				if set == avx512 && l.halves && !wide {
					continue
				}
				for _, s := range []sink{total, slopes, streamed, each} {
					if s != streamed || l.scarce {
						pointwise(set, l, wide, s)
					}
				}
			}
		}
		softmax(set)
		distributions(set)
		divergence(set)
		legal(set)
	}
	build.Generate()
}
