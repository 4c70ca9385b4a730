package properties

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec/ball"
)

// regression lists the properties that only losses of a residual claim (PROPERTIES 4.R).
func regression[F impl.Float](f *ball.Format) []Property[F] {
	return []Property[F]{
		redescending[F](f),
		descent[F](f),
	}
}
