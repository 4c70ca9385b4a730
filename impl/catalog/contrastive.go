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
		one(spec.NTXent, impl.NTXent[float64], impl.NTXent[float32], 0.5, 1, 0.0625),
		one(spec.SupCon, impl.SupCon[float64], impl.SupCon[float32], 1, 0.25),
	}
}
