//go:build !amd64 || purego

package fast

// vectorVariants lists no instruction set: this build has no vector kernels.
func vectorVariants() []Variant { return nil }

// kernels are none.
func (v Variant) kernels() kernels { return kernels{} }
