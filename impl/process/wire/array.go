package wire

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
)

// A Dtype is the format of the numbers of an array.
type Dtype string

// The formats.
const (
	F64  Dtype = "f64"
	F32  Dtype = "f32"
	F16  Dtype = "f16"
	BF16 Dtype = "bf16"
	I64  Dtype = "i64"
)

// Dtypes lists every format.
func Dtypes() []Dtype { return []Dtype{F64, F32, F16, BF16, I64} }

// Size is the number of bytes of one number; 0 for a format that does not exist.
func (d Dtype) Size() int {
	switch d {
	case F64, I64:
		return 8
	case F32:
		return 4
	case F16, BF16:
		return 2
	}
	return 0
}

// An Array is numbers with their shape, row-major, little-endian. Data travels as base64; a scalar has the shape [].
type Array struct {
	Dtype Dtype  `json:"dtype"`
	Shape []int  `json:"shape"`
	Data  []byte `json:"b64"`
}

// Floats packs numbers, each rounded to the nearest of the format. A nil shape is that of a scalar.
func Floats(d Dtype, shape []int, v []float64) Array {
	b := make([]byte, 0, len(v)*d.Size())
	for _, x := range v {
		switch d {
		case F64:
			b = binary.LittleEndian.AppendUint64(b, math.Float64bits(x))
		case F32:
			b = binary.LittleEndian.AppendUint32(b, math.Float32bits(float32(x)))
		case F16:
			b = binary.LittleEndian.AppendUint16(b, half(x, f16))
		case BF16:
			b = binary.LittleEndian.AppendUint16(b, half(x, bf16))
		}
	}
	return Array{d, notNil(shape), b}
}

// Ints packs whole numbers.
func Ints(shape, v []int) Array {
	b := make([]byte, 0, len(v)*8)
	for _, x := range v {
		b = binary.LittleEndian.AppendUint64(b, uint64(x))
	}
	return Array{I64, notNil(shape), b}
}

// notNil is the shape as JSON wants it: a scalar's is [] and not null.
func notNil(shape []int) []int {
	if shape == nil {
		return []int{}
	}
	return shape
}

// Check reports an array that is not of that format and shape, or whose bytes do not fit them.
func (a *Array) Check(d Dtype, shape []int) error {
	switch {
	case a == nil:
		return fmt.Errorf("missing: want an array of %s of shape %v", d, notNil(shape))
	case a.Dtype != d:
		return fmt.Errorf("dtype %.20q: want %s", string(a.Dtype), d)
	case !slices.Equal(a.Shape, shape):
		return fmt.Errorf("shape %v: want %v", a.Shape[:min(8, len(a.Shape))], notNil(shape))
	}
	n := d.Size()
	for _, m := range shape {
		n *= m
	}
	if len(a.Data) != n {
		return fmt.Errorf("%d bytes: want %d for %s of shape %v", len(a.Data), n, d, notNil(shape))
	}
	return nil
}

// Floats unpacks an array of floats; those of an array of integers are its values.
func (a Array) Floats() []float64 {
	size := a.Dtype.Size()
	if size == 0 {
		return nil
	}
	v := make([]float64, len(a.Data)/size)
	for i := range v {
		b := a.Data[i*size:]
		switch a.Dtype {
		case F64:
			v[i] = math.Float64frombits(binary.LittleEndian.Uint64(b))
		case I64:
			v[i] = float64(int64(binary.LittleEndian.Uint64(b)))
		case F32:
			v[i] = float64(math.Float32frombits(binary.LittleEndian.Uint32(b)))
		case F16:
			v[i] = unhalf(binary.LittleEndian.Uint16(b), f16)
		case BF16:
			v[i] = unhalf(binary.LittleEndian.Uint16(b), bf16)
		}
	}
	return v
}

// Ints unpacks an array of integers; nil for any other.
func (a Array) Ints() []int {
	if a.Dtype != I64 {
		return nil
	}
	v := make([]int, len(a.Data)/8)
	for i := range v {
		v[i] = int(int64(binary.LittleEndian.Uint64(a.Data[i*8:])))
	}
	return v
}

// A layout is how a format of 16 bits divides them: bits of the fraction, and the exponent of the smallest normal number.
type layout struct{ fraction, least int }

var (
	f16  = layout{10, -14} // IEEE 754 binary16
	bf16 = layout{7, -126} // the upper half of binary32
)

// inf is the bits of infinity.
func (l layout) inf() uint16 { return 0x7fff >> l.fraction << l.fraction }

// half rounds to nearest, ties to even. A NaN keeps the upper bits of its payload and is quiet.
func half(x float64, l layout) uint16 {
	sign := uint16(math.Float64bits(x)>>63) << 15
	x = math.Abs(x)
	switch {
	case x != x:
		return sign | l.inf() | 1<<(l.fraction-1) | uint16(math.Float64bits(x)<<12>>(64-l.fraction))
	case x == 0 || math.IsInf(x, 1):
		if x != 0 {
			return sign | l.inf()
		}
		return sign
	}
	_, e := math.Frexp(x)
	e = max(e-1, l.least)
	m := math.RoundToEven(math.Ldexp(x, l.fraction-e)) // below 2^fraction for a subnormal; a carry moves into the exponent by itself
	bits := float64(e-l.least)*math.Ldexp(1, l.fraction) + m
	return sign | uint16(min(bits, float64(l.inf())))
}

func unhalf(b uint16, l layout) float64 {
	e, m := int(b&0x7fff>>l.fraction), float64(b&(1<<l.fraction-1))
	x := math.Ldexp(m, l.least-l.fraction)
	switch {
	case b&0x7fff > l.inf():
		x = math.NaN()
	case b&0x7fff == l.inf():
		x = math.Inf(1)
	case e > 0:
		x = math.Ldexp(m+math.Ldexp(1, l.fraction), e-1+l.least-l.fraction)
	}
	if b>>15 == 1 {
		return -x
	}
	return x
}
