package wire

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
)

// Echo is the arrays that an adapter has to return bit for bit, one of each format: zeros of both signs, the smallest subnormal, the
// largest finite number, the infinities, a quiet NaN with a payload, and 2^53+1, rounded where the format cannot hold it.
func Echo() []Array {
	pattern := func(d Dtype, bits ...uint64) Array {
		a := Array{Dtype: d, Shape: []int{len(bits)}}
		for _, b := range bits {
			a.Data = append(a.Data, binary.LittleEndian.AppendUint64(nil, b)[:d.Size()]...)
		}
		return a
	}
	const third = 1<<53 + 1
	return []Array{
		pattern(F64, 0, 1<<63, 1, 0x7fefffffffffffff, 0x7ff<<52, 0xfff<<52, 0x7ff8dead00beef01, math.Float64bits(third)),
		pattern(F32, 0, 1<<31, 1, 0x7f7fffff, 0xff<<23, 0x1ff<<23, 0x7fd1beef, uint64(math.Float32bits(third))),
		pattern(F16, 0, 1<<15, 1, 0x7bff, 0x7c00, 0xfc00, 0x7e2b, 0x7c00),
		pattern(BF16, 0, 1<<15, 1, 0x7f7f, 0x7f80, 0xff80, 0x7fcb, 0x5a00),
		pattern(I64, 0, 1, math.MaxUint64, 1<<63-1, 1<<63, third),
	}
}

// CheckEcho reports the first number that did not come back as it was sent.
func CheckEcho(got []Array) error {
	want := Echo()
	if len(got) != len(want) {
		return fmt.Errorf("%d arrays came back of the %d that were sent", len(got), len(want))
	}
	for i, w := range want {
		g := got[i]
		if g.Dtype != w.Dtype || !slices.Equal(g.Shape, w.Shape) || len(g.Data) != len(w.Data) {
			return fmt.Errorf("array %d came back as %.20q of shape %v with %d bytes, sent as %s of shape %v with %d bytes",
				i, string(g.Dtype), g.Shape[:min(8, len(g.Shape))], len(g.Data), w.Dtype, w.Shape, len(w.Data))
		}
		for j, n := 0, w.Dtype.Size(); j < len(w.Data); j += n {
			if a, b := w.Data[j:j+n], g.Data[j:j+n]; !bytes.Equal(a, b) {
				return fmt.Errorf("number %d of the array of %s came back as 0x%s, sent as 0x%s (%v): keep the bytes, and convert no number that is not used",
					j/n, w.Dtype, bigEndian(b), bigEndian(a), Array{w.Dtype, nil, a}.Floats()[0])
			}
		}
	}
	return nil
}

// bigEndian is the bytes of a number as people write them.
func bigEndian(b []byte) string {
	b = slices.Clone(b)
	slices.Reverse(b)
	return fmt.Sprintf("%x", b)
}
