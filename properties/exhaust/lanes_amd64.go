//go:build goexperiment.simd

package exhaust

import "simd/archsimd"

// What is done for every input whatever the loss, in vector instructions, where the program is built with GOEXPERIMENT=simd. Otherwise a compiler
// that knows no vectors does it one by one.

// wide says that there are vectors of eight float64s.
var wide = archsimd.X86.AVX512()

// consecutive stores numbers of which the first has those bits, eight at a time, and returns how many it has stored.
func consecutive(first uint32, narrow []float32, float64s []float64) int {
	n := len(narrow) &^ 7
	if !wide || n == 0 {
		return 0
	}
	bits := archsimd.LoadUint32x8(&[8]uint32{0, 1, 2, 3, 4, 5, 6, 7}).Add(archsimd.BroadcastUint32x8(first))
	eight := archsimd.BroadcastUint32x8(8)
	for i := 0; i < n; i += 8 {
		x := bits.AsFloat32x8()
		x.Store((*[8]float32)(narrow[i:]))
		x.ConvertToFloat64().Store((*[8]float64)(float64s[i:]))
		bits = bits.Add(eight)
	}
	archsimd.ClearAVXUpperBits() // without which scalar code is slow that comes behind
	return n
}

// doubtful marks the answers that are not sure, eight at a time, and returns how many it has looked at.
func (c closeness) doubtful(got []float32, want []float64, d *doubts) int {
	n := len(want) &^ 7
	if !wide || n == 0 {
		return 0
	}
	powers, sizes := archsimd.BroadcastUint64x8(exponent), archsimd.BroadcastUint64x8(1<<63-1)
	least, half := archsimd.BroadcastUint64x8(c.least), archsimd.BroadcastFloat64x8(c.half)
	beyond := archsimd.BroadcastFloat64x8(c.beyond)
	for i := 0; i < n; i += 8 {
		w := archsimd.LoadFloat64x8((*[8]float64)(want[i:]))
		is := archsimd.LoadFloat32x8((*[8]float32)(got[i:])).ConvertToFloat64()
		off := is.Sub(w).AsUint64x8().And(sizes).AsFloat64x8()
		binade := w.AsUint64x8().And(powers).Max(least).AsFloat64x8()
		size := w.AsUint64x8().And(sizes)
		overflow := w.AsUint64x8().AndNot(sizes).Or(powers).AsFloat64x8() // ±Inf
		sure := off.Less(binade.Mul(half)).Or(beyond.Less(size.AsFloat64x8()).And(is.Equal(overflow)))
		d[i/8] = ^sure.ToBits()
	}
	archsimd.ClearAVXUpperBits()
	return n
}
