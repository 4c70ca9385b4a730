package fast

import "slices"

// A Variant is the instruction set that kernels are written in. Those without a kernel of their own compute as Portable does.
type Variant int

// The variants. The build tag purego leaves Portable alone.
const (
	Best     Variant = iota // the last of the others that this machine has
	Portable                // Go
	AVX2                    // amd64 with AVX2 and FMA
	AVX512                  // amd64 with AVX-512 F, DQ and VL
)

// String is "best", "portable", "avx2" or "avx512".
func (v Variant) String() string { return [...]string{"best", "portable", "avx2", "avx512"}[v] }

// Variants lists those that this machine has, the best last.
func Variants() []Variant { return append([]Variant{Portable}, vectorVariants()...) }

// resolved is v, or the best there is where v is Best or nothing that this machine has.
func (v Variant) resolved() Variant {
	all := Variants()
	if slices.Contains(all, v) {
		return v
	}
	return all[len(all)-1]
}
