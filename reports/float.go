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
