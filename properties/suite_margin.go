package properties

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec/ball"
)

// margins lists the properties that only losses of a margin are about (PROPERTIES 4.M).
func margins[F impl.Float](f *ball.Format) []Property[F] {
	return []Property[F]{
		noGradient[F](f),
		relative[F](f),
	}
}
