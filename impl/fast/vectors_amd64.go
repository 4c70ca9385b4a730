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
			squared: both{
				vectors[float32]{squared32TotalAVX2, squared32SlopesAVX2, squared32StreamedAVX2, squared32EachAVX2, nil, false},
				vectors[float64]{squared64TotalAVX2, squared64SlopesAVX2, squared64StreamedAVX2, squared64EachAVX2, nil, false},
			},
			absolute: both{
				vectors[float32]{absolute32TotalAVX2, absolute32SlopesAVX2, absolute32StreamedAVX2, absolute32EachAVX2, nil, false},
				vectors[float64]{absolute64TotalAVX2, absolute64SlopesAVX2, absolute64StreamedAVX2, absolute64EachAVX2, nil, false},
			},
			huber: both{
				vectors[float32]{huber32TotalAVX2, huber32SlopesAVX2, huber32StreamedAVX2, huber32EachAVX2, nil, false},
				vectors[float64]{huber64TotalAVX2, huber64SlopesAVX2, huber64StreamedAVX2, huber64EachAVX2, nil, false},
			},
			smoothL1: both{
				vectors[float32]{smoothL132TotalAVX2, smoothL132SlopesAVX2, smoothL132StreamedAVX2, smoothL132EachAVX2, nil, false},
				vectors[float64]{smoothL164TotalAVX2, smoothL164SlopesAVX2, smoothL164StreamedAVX2, smoothL164EachAVX2, nil, false},
			},
			pseudoHuber: both{
				vectors[float32]{pseudoHuber32TotalAVX2, pseudoHuber32SlopesAVX2, nil, pseudoHuber32EachAVX2, nil, false},
				vectors[float64]{pseudoHuber64TotalAVX2, pseudoHuber64SlopesAVX2, nil, pseudoHuber64EachAVX2, nil, false},
			},
			logCosh: both{
				vectors[float32]{logCosh32TotalAVX2, logCosh32SlopesAVX2, nil, logCosh32EachAVX2, nil, false},
				vectors[float64]{logCosh64TotalAVX2, logCosh64SlopesAVX2, nil, logCosh64EachAVX2, nil, false},
			},
			pinball: both{
				vectors[float32]{pinball32TotalAVX2, pinball32SlopesAVX2, pinball32StreamedAVX2, pinball32EachAVX2, nil, false},
				vectors[float64]{pinball64TotalAVX2, pinball64SlopesAVX2, pinball64StreamedAVX2, pinball64EachAVX2, nil, false},
			},
			hinge: both{
				vectors[float32]{hinge32TotalAVX2, hinge32SlopesAVX2, hinge32StreamedAVX2, hinge32EachAVX2, signs32AVX2, false},
				vectors[float64]{hinge64TotalAVX2, hinge64SlopesAVX2, hinge64StreamedAVX2, hinge64EachAVX2, signs64AVX2, false},
			},
			squaredHinge: both{
				vectors[float32]{squaredHinge32TotalAVX2, squaredHinge32SlopesAVX2, squaredHinge32StreamedAVX2, squaredHinge32EachAVX2, signs32AVX2, false},
				vectors[float64]{squaredHinge64TotalAVX2, squaredHinge64SlopesAVX2, squaredHinge64StreamedAVX2, squaredHinge64EachAVX2, signs64AVX2, false},
			},
			logistic: both{
				vectors[float32]{logistic32TotalAVX2, logistic32SlopesAVX2, nil, logistic32EachAVX2, signs32AVX2, true},
				vectors[float64]{logistic64TotalAVX2, logistic64SlopesAVX2, nil, logistic64EachAVX2, signs64AVX2, false},
			},
			bceLogits: both{
				vectors[float32]{bceLogits32TotalAVX2, bceLogits32SlopesAVX2, nil, bceLogits32EachAVX2, fractions32AVX2, true},
				vectors[float64]{bceLogits64TotalAVX2, bceLogits64SlopesAVX2, nil, bceLogits64EachAVX2, fractions64AVX2, false},
			},
			focalSquare: both{
				vectors[float32]{focalSquare32TotalAVX2, focalSquare32SlopesAVX2, nil, focalSquare32EachAVX2, bits32AVX2, false},
				vectors[float64]{focalSquare64TotalAVX2, focalSquare64SlopesAVX2, nil, focalSquare64EachAVX2, bits64AVX2, false},
			},
			rows32: rowVectors[float32]{
				largest32AVX2, exponentials32AVX2, multiply32AVX2, extent32AVX2, linear32AVX2, softSlopes32AVX2,
				gaps32AVX2, ratios32AVX2,
			},
			rows64: rowVectors[float64]{
				largest64AVX2, exponentials64AVX2, multiply64AVX2, extent64AVX2, linear64AVX2, softSlopes64AVX2,
				gaps64AVX2, ratios64AVX2,
			},
		}
	case AVX512: // two registers of AVX2 convert float32s faster than one of 512 bits, which is most of the work of squared and huber
		return kernels{
			squared: both{
				vectors[float32]{squared32TotalAVX2, squared32SlopesAVX2, squared32StreamedAVX2, squared32EachAVX2, nil, false},
				vectors[float64]{squared64TotalAVX512, squared64SlopesAVX512, squared64StreamedAVX512, squared64EachAVX512, nil, false},
			},
			absolute: both{
				vectors[float32]{absolute32TotalAVX512, absolute32SlopesAVX512, absolute32StreamedAVX512, absolute32EachAVX512, nil, false},
				vectors[float64]{absolute64TotalAVX512, absolute64SlopesAVX512, absolute64StreamedAVX512, absolute64EachAVX512, nil, false},
			},
			huber: both{
				vectors[float32]{huber32TotalAVX2, huber32SlopesAVX2, huber32StreamedAVX2, huber32EachAVX2, nil, false},
				vectors[float64]{huber64TotalAVX512, huber64SlopesAVX512, huber64StreamedAVX512, huber64EachAVX512, nil, false},
			},
			smoothL1: both{
				vectors[float32]{smoothL132TotalAVX512, smoothL132SlopesAVX512, smoothL132StreamedAVX512, smoothL132EachAVX512, nil, false},
				vectors[float64]{smoothL164TotalAVX512, smoothL164SlopesAVX512, smoothL164StreamedAVX512, smoothL164EachAVX512, nil, false},
			},
			pseudoHuber: both{
				vectors[float32]{pseudoHuber32TotalAVX512, pseudoHuber32SlopesAVX512, nil, pseudoHuber32EachAVX512, nil, false},
				vectors[float64]{pseudoHuber64TotalAVX512, pseudoHuber64SlopesAVX512, nil, pseudoHuber64EachAVX512, nil, false},
			},
			logCosh: both{
				vectors[float32]{logCosh32TotalAVX512, logCosh32SlopesAVX512, nil, logCosh32EachAVX512, nil, false},
				vectors[float64]{logCosh64TotalAVX512, logCosh64SlopesAVX512, nil, logCosh64EachAVX512, nil, false},
			},
			pinball: both{
				vectors[float32]{pinball32TotalAVX512, pinball32SlopesAVX512, pinball32StreamedAVX512, pinball32EachAVX512, nil, false},
				vectors[float64]{pinball64TotalAVX512, pinball64SlopesAVX512, pinball64StreamedAVX512, pinball64EachAVX512, nil, false},
			},
			hinge: both{
				vectors[float32]{hinge32TotalAVX512, hinge32SlopesAVX512, hinge32StreamedAVX512, hinge32EachAVX512, signs32AVX512, false},
				vectors[float64]{hinge64TotalAVX512, hinge64SlopesAVX512, hinge64StreamedAVX512, hinge64EachAVX512, signs64AVX512, false},
			},
			squaredHinge: both{
				vectors[float32]{squaredHinge32TotalAVX512, squaredHinge32SlopesAVX512, squaredHinge32StreamedAVX512, squaredHinge32EachAVX512, signs32AVX512, false},
				vectors[float64]{squaredHinge64TotalAVX512, squaredHinge64SlopesAVX512, squaredHinge64StreamedAVX512, squaredHinge64EachAVX512, signs64AVX512, false},
			},
			logistic: both{
				vectors[float32]{logistic32TotalAVX512, logistic32SlopesAVX512, nil, logistic32EachAVX512, signs32AVX512, true},
				vectors[float64]{logistic64TotalAVX512, logistic64SlopesAVX512, nil, logistic64EachAVX512, signs64AVX512, false},
			},
			bceLogits: both{
				vectors[float32]{bceLogits32TotalAVX512, bceLogits32SlopesAVX512, nil, bceLogits32EachAVX512, fractions32AVX512, true},
				vectors[float64]{bceLogits64TotalAVX512, bceLogits64SlopesAVX512, nil, bceLogits64EachAVX512, fractions64AVX512, false},
			},
			focalSquare: both{
				vectors[float32]{focalSquare32TotalAVX512, focalSquare32SlopesAVX512, nil, focalSquare32EachAVX512, bits32AVX512, false},
				vectors[float64]{focalSquare64TotalAVX512, focalSquare64SlopesAVX512, nil, focalSquare64EachAVX512, bits64AVX512, false},
			},
			rows32: rowVectors[float32]{
				largest32AVX512, exponentials32AVX512, multiply32AVX512, extent32AVX512, linear32AVX512, softSlopes32AVX512,
				gaps32AVX512, ratios32AVX512,
			},
			rows64: rowVectors[float64]{
				largest64AVX512, exponentials64AVX512, multiply64AVX512, extent64AVX512, linear64AVX512, softSlopes64AVX512,
				gaps64AVX512, ratios64AVX512,
			},
		}
	}
	return kernels{}
}
