package main

// losses lists what is computed in vectors.
func losses() []loss {
	return []loss{
		{name: "squared", body: squared},
		{name: "absolute", body: absolute},
		{name: "huber", body: huber},
		{name: "smoothL1", body: smoothL1},
		{name: "pseudoHuber", body: pseudoHuber},
		{name: "logCosh", body: logCosh, long: true},
		{name: "pinball", body: pinball},
		{name: "hinge", body: hinge},
		{name: "squaredHinge", body: squaredHinge},
		{name: "logistic", body: logistic, long: true, single: true},
		{name: "bceLogits", body: bceLogits, long: true, single: true},
		{name: "focalSquare", body: focalSquare, long: true},
	}
}
