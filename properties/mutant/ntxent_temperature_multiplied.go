package mutant

import "github.com/lossgate/lossgate/impl"

func ntxentTemperatureMultiplied() Mutant {
	return Mutant{
		ID: "x513", Name: "ntxent-temperature-multiplied", Loss: "nt-xent", Params: impl.Params{"temperature": {0.5}},
		Bug:     "multiplies by the temperature where it should divide",
		Trigger: "a temperature that is not 1, and two items",
		Float64: func() impl.Loss[float64] { return impl.NTXent[float64](2) },
	}
}
