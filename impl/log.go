package impl

import "math"

// log is math.Log, which on amd64 and s390x takes every subnormal number for one near the least normal number
// (golang/go#56600): off by up to 35 where the logarithm is -744.
func log(x float64) float64 {
	const normal, up = 0x1p-1022, 0x1p54
	if x > 0 && x < normal {
		return math.Log(x*up) - 54*math.Ln2
	}
	return math.Log(x)
}

// xlogy is x·log y, and 0 for x = 0 whatever y is.
func xlogy(x, y float64) float64 {
	if x == 0 {
		return 0
	}
	return x * log(y)
}
