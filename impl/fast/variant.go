package fast

// A Variant is the instruction set that kernels are written in.
type Variant int

// The variants. Best is the last of the others that this machine can run.
const (
	Best Variant = iota
	Portable
)

// String is "best" or "portable".
func (v Variant) String() string { return [...]string{"best", "portable"}[v] }

// Variants lists those that this machine can run, Portable first.
func Variants() []Variant { return []Variant{Portable} }

// resolved is v, or the best there is where v is Best or nothing that this machine can run.
func (v Variant) resolved() Variant {
	all := Variants()
	for _, have := range all {
		if have == v {
			return v
		}
	}
	return all[len(all)-1]
}
