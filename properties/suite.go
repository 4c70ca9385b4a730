package properties

import (
	"slices"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec/ball"
)

// Suite lists every property in the order in which they run. A property finds the losses that it is about by the types
// of their claims. What they draw are numbers of format f; nil means that of F.
func Suite[F impl.Float](f *ball.Format) []Property[F] {
	f = narrower(f, format[F]())
	return slices.Concat(universal[F](f), contracts[F](f), structural[F](f), relations[F](f), regression[F](f), margins[F](f), classification[F](f), information[F](f), sequences[F](f), transports[F](f))
}

// universal lists the contracts that every loss has to keep (PROPERTIES 4.U).
func universal[F impl.Float](f *ball.Format) []Property[F] {
	return []Property[F]{
		value[F](f),
		gradient[F](f),
		finiteOnFinite[F](f),
		overflow[F](f),
		underflow[F](f),
		gradFD[F](f),
		taylorOrder[F](f),
		clarke[F](f),
		kinkSelection[F](f),
	}
}

// relations lists the properties of claims that are formulae: identities, bounds, limits, minimisers.
func relations[F impl.Float](f *ball.Format) []Property[F] {
	return []Property[F]{
		equals[F](f),
		relation[F](f),
		bounds[F](f),
		closedForm[F](f),
		limit[F](f),
		minimizer[F](f),
	}
}
