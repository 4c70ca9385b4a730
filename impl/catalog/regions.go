package catalog

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
)

// regions are the losses of overlaps, masks and boxes.
func regions() []Entry {
	return []Entry{
		plain(spec.GIoU, impl.GIoU[float64], impl.GIoU[float32]),
	}
}
