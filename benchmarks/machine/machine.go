// Package machine measures what bounds a kernel on this machine, whatever it computes: how fast one core reads and writes memory, and how
// many multiply-adds it does. Its loops are assembly where impl/fast has vectors, since scalar loads do not fill a core's memory bandwidth.
package machine

import "unsafe"

// block is how many numbers a turn of a loop takes of each stream: a length is rounded down to a multiple of it.
const block = 64

// loops are what is measured for one kind of vector, of that many numbers.
type loops struct {
	lanes         int
	read, ahead   func(x, y, sum *float32, blocks int)
	triad, stream func(dst, x, y *float32, s float32, blocks int)
	multiply      func(rounds int)
}

// FlopsPerRound is how many operations Multiply does in each of its rounds, a multiply-add being two.
func FlopsPerRound() int { return 2 * 12 * best().lanes }

// Read returns the sum of all numbers of x and y, in no particular order: two streams from memory, of 8 bytes an entry. Both are of one length.
func Read(x, y []float32) (sum float32) {
	if blocks := len(x) / block; blocks > 0 {
		_ = y[len(x)-1]
		best().read(&x[0], &y[0], &sum, blocks)
	}
	return sum
}

// ReadAhead is Read with the lines fetched before they are needed, which pays where they lie in no cache.
func ReadAhead(x, y []float32) (sum float32) {
	if blocks := len(x) / block; blocks > 0 {
		_ = y[len(x)-1]
		best().ahead(&x[0], &y[0], &sum, blocks)
	}
	return sum
}

// Triad is STREAM's (McCalpin 1995), dst = x + s·y: 12 bytes an entry, and four more that the processor reads for itself before it writes.
// All three are of one length.
func Triad(dst, x, y []float32, s float32) {
	if blocks := len(dst) / block; blocks > 0 {
		_, _ = x[len(dst)-1], y[len(dst)-1]
		best().triad(&dst[0], &x[0], &y[0], s, blocks)
	}
}

// Stream is Triad with stores that pass the caches by, so that 12 bytes an entry are all. dst is as Aligned makes it.
func Stream(dst, x, y []float32, s float32) {
	if blocks := len(dst) / block; blocks > 0 {
		_, _ = x[len(dst)-1], y[len(dst)-1]
		best().stream(&dst[0], &x[0], &y[0], s, blocks)
	}
}

// Multiply does rounds of twelve independent multiply-adds in registers, at least one.
func Multiply(rounds int) { best().multiply(max(1, rounds)) }

// Aligned returns n numbers that begin on a line of the cache.
func Aligned(n int) []float32 {
	const line, size = 64, 4
	v := make([]float32, n+line/size)
	skip := int(-uintptr(unsafe.Pointer(unsafe.SliceData(v))) % line / size)
	return v[skip : skip+n : skip+n]
}
