//go:build amd64 && !purego

package machine

import (
	"slices"

	"github.com/lossgate/lossgate/impl/fast"
)

//go:noescape
func read512(x, y, sum *float32, blocks int)

//go:noescape
func read256(x, y, sum *float32, blocks int)

//go:noescape
func ahead512(x, y, sum *float32, blocks int)

//go:noescape
func ahead256(x, y, sum *float32, blocks int)

//go:noescape
func triad512(dst, x, y *float32, s float32, blocks int)

//go:noescape
func triad256(dst, x, y *float32, s float32, blocks int)

//go:noescape
func stream512(dst, x, y *float32, s float32, blocks int)

//go:noescape
func stream256(dst, x, y *float32, s float32, blocks int)

func multiply512(rounds int)

func multiply256(rounds int)

// best is what this machine has the vectors for, as impl/fast finds out.
func best() loops {
	switch all := fast.Variants(); {
	case slices.Contains(all, fast.AVX512):
		return loops{16, read512, ahead512, triad512, stream512, multiply512}
	case slices.Contains(all, fast.AVX2):
		return loops{8, read256, ahead256, triad256, stream256, multiply256}
	}
	return scalar()
}
