package reports

import "fmt"

// A Level says how binding a property is.
type Level string

// The levels, most binding first.
const (
	Must   Level = "MUST"   // mathematics, or the documented contract
	Should Level = "SHOULD" // numerical quality
	May    Level = "MAY"    // a convention: recorded, never held against anybody
)

// Levels lists every level, most binding first.
func Levels() []Level { return []Level{Must, Should, May} }

// Decides reports whether a failure at level l decides the exit code: MUST always does, SHOULD when strict.
func (l Level) Decides(strict bool) bool { return l == Must || l == Should && strict }

// UnmarshalText accepts exactly the levels there are.
func (l *Level) UnmarshalText(text []byte) error {
	for _, known := range Levels() {
		if string(text) == string(known) {
			*l = known
			return nil
		}
	}
	return fmt.Errorf("level %q is none of %v", text, Levels())
}
