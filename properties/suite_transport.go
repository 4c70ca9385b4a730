package properties

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec/ball"
)

// transports lists the properties that only transport costs claim (PROPERTIES 4.T).
func transports[F impl.Float](f *ball.Format) []Property[F] {
	return []Property[F]{planned[F](f)}
}
