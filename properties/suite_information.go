package properties

import (
	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec/ball"
)

// information lists the properties that only measures of information claim (PROPERTIES 4.I).
func information[F impl.Float](f *ball.Format) []Property[F] {
	return []Property[F]{
		accurate[F](f),
		triangle[F](f),
	}
}
