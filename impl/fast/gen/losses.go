package main

// losses lists what is computed in vectors.
func losses() []loss {
	return []loss{
		{name: "squared", body: squared, scarce: true, halves: true},
		{name: "absolute", body: absolute, scarce: true},
		{name: "huber", body: huber, scarce: true, halves: true},
		{name: "smoothL1", body: smoothL1, scarce: true},
		{name: "pseudoHuber", body: pseudoHuber},
		{name: "logCosh", body: logCosh, long: true},
		{name: "pinball", body: pinball, scarce: true},
		{name: "hinge", body: hinge, scarce: true},
		{name: "squaredHinge", body: squaredHinge, scarce: true},
		{name: "logistic", body: logistic, long: true, single: true},
		{name: "bceLogits", body: bceLogits, long: true, single: true},
		{name: "focalSquare", body: focalSquare, long: true},
	}
}
