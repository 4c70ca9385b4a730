package properties

import "github.com/lossgate/lossgate/impl"

// transports lists the properties that only transport costs claim (PROPERTIES 4.T).
func transports[F impl.Float]() []Property[F] {
	return []Property[F]{planned[F]()}
}
