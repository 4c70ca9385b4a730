//go:build !purego

package fast

import "golang.org/x/sys/cpu"

//go:generate go -C gen run . -out ../kernels_amd64.s -stubs ../kernels_amd64.go -pkg fast

// vectorVariants lists the instruction sets with vector kernels that this machine has, the best last.
func vectorVariants() (all []Variant) {
	if cpu.X86.HasAVX2 && cpu.X86.HasFMA {
		all = append(all, AVX2)
	}
	if cpu.X86.HasAVX2 && cpu.X86.HasFMA && cpu.X86.HasAVX512F && cpu.X86.HasAVX512DQ && cpu.X86.HasAVX512VL {
		all = append(all, AVX512)
	}
	return all
}

// kernels are those of an instruction set.
func (v Variant) kernels() kernels {
	switch v {
	case AVX2:
		return kernels{
			squared32:   vectors[float32]{squared32TotalAVX2, squared32SlopesAVX2, squared32EachAVX2, nil, false},
			squared64:   vectors[float64]{squared64TotalAVX2, squared64SlopesAVX2, squared64EachAVX2, nil, false},
			huber32:     vectors[float32]{huber32TotalAVX2, huber32SlopesAVX2, huber32EachAVX2, nil, false},
			huber64:     vectors[float64]{huber64TotalAVX2, huber64SlopesAVX2, huber64EachAVX2, nil, false},
			logistic32:  vectors[float32]{logistic32TotalAVX2, logistic32SlopesAVX2, logistic32EachAVX2, signs32AVX2, true},
			bceLogits32: vectors[float32]{bceLogits32TotalAVX2, bceLogits32SlopesAVX2, bceLogits32EachAVX2, fractions32AVX2, true},
			softmax32:   rowVectors[float32]{largest32AVX2, exponentials32AVX2, multiply32AVX2},
		}
	case AVX512:
		return kernels{
			squared32:   vectors[float32]{squared32TotalAVX512, squared32SlopesAVX512, squared32EachAVX512, nil, false},
			squared64:   vectors[float64]{squared64TotalAVX512, squared64SlopesAVX512, squared64EachAVX512, nil, false},
			huber32:     vectors[float32]{huber32TotalAVX512, huber32SlopesAVX512, huber32EachAVX512, nil, false},
			huber64:     vectors[float64]{huber64TotalAVX512, huber64SlopesAVX512, huber64EachAVX512, nil, false},
			logistic32:  vectors[float32]{logistic32TotalAVX512, logistic32SlopesAVX512, logistic32EachAVX512, signs32AVX512, true},
			bceLogits32: vectors[float32]{bceLogits32TotalAVX512, bceLogits32SlopesAVX512, bceLogits32EachAVX512, fractions32AVX512, true},
			softmax32:   rowVectors[float32]{largest32AVX512, exponentials32AVX512, multiply32AVX512},
		}
	}
	return kernels{}
}
