package reports

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
)

// A Float is a float64 that survives JSON: NaN and the infinities, for which JSON has no number, are the strings "NaN",
// "+Inf" and "-Inf".
type Float float64

// MarshalJSON writes a finite number as a number.
func (f Float) MarshalJSON() ([]byte, error) {
	x := float64(f)
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return strconv.AppendQuote(nil, strconv.FormatFloat(x, 'g', -1, 64)), nil
	}
	return json.Marshal(x)
}

// UnmarshalJSON accepts what MarshalJSON writes, and no other string.
func (f *Float) UnmarshalJSON(text []byte) error {
	switch string(text) {
	case `"NaN"`:
		*f = Float(math.NaN())
	case `"+Inf"`:
		*f = Float(math.Inf(1))
	case `"-Inf"`:
		*f = Float(math.Inf(-1))
	default:
		var x float64
		if err := json.Unmarshal(text, &x); err != nil {
			return fmt.Errorf(`want a number, "NaN", "+Inf" or "-Inf", got %s`, text)
		}
		*f = Float(x)
	}
	return nil
}

// Short shows a number with three digits, or two where an exponent takes the room: nobody compares more of an error in ulps.
func (f Float) Short() string {
	switch y := float64(f); {
	case y >= 100 && y < 1e6:
		return strconv.FormatFloat(y, 'f', 0, 64)
	case y >= 1e6:
		return strconv.FormatFloat(y, 'g', 2, 64)
	default:
		return strconv.FormatFloat(y, 'g', 3, 64)
	}
}
