package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// contrastive are the losses of a whole batch of embeddings.
func contrastive() []Entry {
	return []Entry{
		one(spec.CLIP, impl.CLIP[float64], impl.CLIP[float32], 1, 16),
		one(spec.InfoNCE, impl.InfoNCE[float64], impl.InfoNCE[float32], 1, 0.25, 16),
		plain(spec.NPair, impl.NPair[float64], impl.NPair[float32]),
	}
}
