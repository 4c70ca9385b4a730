package machine

import (
	"math"
	"unsafe"
)

// scalar is what every machine can do.
func scalar() loops {
	return loops{lanes: 1, read: readScalar, ahead: readScalar, triad: triadScalar, stream: triadScalar, multiply: multiplyScalar}
}

func readScalar(x, y, sum *float32, blocks int) {
	var part [8]float32
	a, b := unsafe.Slice(x, blocks*block), unsafe.Slice(y, blocks*block)
	for i := 0; i < len(a); i += block {
		a, b := (*[block]float32)(a[i:]), (*[block]float32)(b[i:])
		for j := 0; j < block; j += 4 {
			part[0] += a[j]
			part[1] += a[j+1]
			part[2] += a[j+2]
			part[3] += a[j+3]
			part[4] += b[j]
			part[5] += b[j+1]
			part[6] += b[j+2]
			part[7] += b[j+3]
		}
	}
	for _, p := range part {
		*sum += p
	}
}

func triadScalar(dst, x, y *float32, s float32, blocks int) {
	d, a, b := unsafe.Slice(dst, blocks*block), unsafe.Slice(x, blocks*block), unsafe.Slice(y, blocks*block)
	for i := range d {
		d[i] = a[i] + s*b[i]
	}
}

// multiplyScalar looks at what it ends with, so that no compiler can leave the loop out.
func multiplyScalar(rounds int) {
	var v [12]float64
	for range rounds {
		for j := range v {
			v[j] = math.FMA(v[j], 0.5, 1)
		}
	}
	for _, x := range v {
		if x > 2 {
			panic("machine: a sum of halves above 2")
		}
	}
}
