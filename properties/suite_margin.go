package properties

import "github.com/lossgate/lossgate/impl"

// margins lists the properties that only losses of a margin are about (PROPERTIES 4.M).
func margins[F impl.Float]() []Property[F] {
	return []Property[F]{
		noGradient[F](),
		relative[F](),
	}
}
