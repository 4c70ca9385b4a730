package mutant

import "github.com/lossgate/lossgate/impl"

func pinballTauSwapped() Mutant {
	return Mutant{
		ID: "m36", Name: "pinball-tau-swapped", Loss: "pinball", Params: impl.Params{"tau": {0.25}},
		Bug:    "swaps the roles of tau and 1 − tau, so that its minimiser is another quantile",
		Thread: "awslabs/gluonts#1784", Trigger: "any tau but ½",
		Float64: func() impl.Loss[float64] { return impl.Pinball[float64](0.75) },
	}
}
