package properties

import (
	"slices"

	"github.com/lossgate/lossgate/impl"
)

// Suite lists every property in the order in which they run. A property finds the losses that it is about by the types
// of their claims.
func Suite[F impl.Float]() []Property[F] {
	return slices.Concat(universal[F](), contracts[F](), structural[F](), relations[F](), regression[F](), margins[F](), classification[F](), information[F](), sequences[F](), transports[F]())
}

// universal lists the contracts that every loss has to keep (PROPERTIES 4.U).
func universal[F impl.Float]() []Property[F] {
	return []Property[F]{
		value[F](),
		gradient[F](),
		finiteOnFinite[F](),
		overflow[F](),
		underflow[F](),
		gradFD[F](),
		taylorOrder[F](),
		clarke[F](),
		kinkSelection[F](),
	}
}

// relations lists the properties of claims that are formulae: identities, bounds, limits, minimisers.
func relations[F impl.Float]() []Property[F] {
	return []Property[F]{
		equals[F](),
		relation[F](),
		bounds[F](),
		closedForm[F](),
		limit[F](),
		minimizer[F](),
	}
}
