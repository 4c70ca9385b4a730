package properties

import "github.com/lossgate/lossgate/impl"

// sequences lists the properties that only losses of label sequences claim (PROPERTIES 4.Q).
func sequences[F impl.Float]() []Property[F] {
	return []Property[F]{
		exhaustive[F](),
		flat[F](),
	}
}
