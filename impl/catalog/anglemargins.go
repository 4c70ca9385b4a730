package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// angleMargins are the softmax losses with a margin between classes, by angle or by score.
func angleMargins() []Entry {
	return []Entry{
		two(spec.ArcFace, impl.ArcFace[float64], impl.ArcFace[float32], 64, 0.5, [2]float64{8, 0}, [2]float64{1, 0.25}),
	}
}
