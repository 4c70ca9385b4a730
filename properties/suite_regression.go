package properties

import "github.com/lossgate/lossgate/impl"

// regression lists the properties that only losses of a residual claim (PROPERTIES 4.R).
func regression[F impl.Float]() []Property[F] {
	return []Property[F]{
		redescending[F](),
		descent[F](),
	}
}
