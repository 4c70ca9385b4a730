package properties

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec/ball"
)

// classification lists the properties that only losses of labels claim (PROPERTIES 4.S).
func classification[F impl.Float](f *ball.Format) []Property[F] {
	return []Property[F]{
		stationary[F](f),
	}
}
