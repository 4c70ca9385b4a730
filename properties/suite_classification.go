package properties

import "github.com/lossgate/lossgate/impl"

// classification lists the properties that only losses of labels claim (PROPERTIES 4.S).
func classification[F impl.Float]() []Property[F] {
	return []Property[F]{
		stationary[F](),
	}
}
