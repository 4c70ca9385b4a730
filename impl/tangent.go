package impl

import "math"

// Tangent is (2·atan m − 1)², m = target·pred (Masnadi-Shirazi, Mahadevan & Vasconcelos 2010). Its derivative in m is
// 4(2·atan m − 1)/(1 + m²).
//
// Near its zero, m = tan ½, the difference would cancel; there atan m − ½ is taken as one arctangent, of
// (m − tan ½)/(1 + m·tan ½), with tan ½ to twice the precision.
//
// Special cases are:
//
//	Tangent(m = +Inf) = (π − 1)², with derivative 0
//	Tangent(m = -Inf) = (π + 1)², with derivative -0
//	Tangent(NaN) = NaN
//
// A target that is not −1 or +1 is a *DataError.
func Tangent[F Float]() Loss[F] {
	return margin[F](nil, func(m float64) (v, g float64) {
		w := 2*math.Atan(m) - 1
		if m > 0 && m < 4 {
			w = 2 * math.Atan(((m-tanHalf.hi)-tanHalf.lo)/(1+float64(m*tanHalf.hi)))
		}
		d := 1 + float64(m*m)
		if math.Abs(m) > 0x1p500 { // m² may overflow where the slope is not yet 0
			return w * w, 4 * w / m / m
		}
		return w * w, 4 * w / d
	})
}

// tanHalf is tan ½ to 107 bits.
var tanHalf = twofold{0x1.17b4f5bf3474ap-1, 0x1.0c5e59201e209p-55}
