package mutant

import (
	"math"

	"github.com/lossgate/lossgate/impl"
)

func symmetricCELogOfEps() Mutant {
	return Mutant{
		ID: "x402", Name: "symmetric-ce-log-of-eps", Loss: "symmetric-ce",
		Bug:     "clips the one-hot label at 10⁻⁷ and takes its logarithm, −16.1, where the parameter says what log 0 is",
		Trigger: "any prediction that is not certain of the label",
		Float64: func() impl.Loss[float64] { return impl.SymmetricCE[float64](0.1, 1, math.Log(1e-7)) },
	}
}
