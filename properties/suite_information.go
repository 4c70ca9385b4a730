package properties

import "github.com/lossgate/lossgate/impl"

// information lists the properties that only measures of information claim (PROPERTIES 4.I).
func information[F impl.Float]() []Property[F] {
	return []Property[F]{
		accurate[F](),
		triangle[F](),
	}
}
