package properties

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec/ball"
)

// sequences lists the properties that only losses of label sequences claim (PROPERTIES 4.Q).
func sequences[F impl.Float](f *ball.Format) []Property[F] {
	return []Property[F]{
		exhaustive[F](f),
		flat[F](f),
	}
}
