package properties_test

import (
	"encoding/binary"
	"math"
	"testing"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// FuzzConformance lets Go's fuzzer, which sees the branches of our code, look for samples that a reference gets wrong. Bytes become
// sizes, labels and numbers; what is not in the domain of the loss teaches nothing.
func FuzzConformance(f *testing.F) {
	type target struct {
		l     spec.Loss
		p     impl.Params
		dtype string
	}
	var targets []target
	for _, e := range catalog.Entries() {
		for _, p := range e.Settings() {
			l, err := e.Spec(p)
			if err != nil {
				f.Fatal(err)
			}
			targets = append(targets, target{l, p, "f32"}, target{l, p, "f64"})
		}
	}
	for i := range targets {
		if i%7 == 0 {
			f.Add(uint16(i), []byte{1, 1, 1, 0, 1, 0x3f, 0xf0, 0x3f, 0x80, 0xbf, 0xe0, 0x40, 0x7f, 0, 1, 0xc0, 0x33, 8, 200})
		}
	}
	f.Fuzz(func(t *testing.T, which uint16, data []byte) {
		to := targets[int(which)%len(targets)]
		format := ball.Float64
		if to.dtype == "f32" {
			format = ball.Float32
		}
		b := bytesOf(data)
		s := b.sample(to.l, format)
		if to.l.CheckSample(s, format.U.F()) != nil {
			return
		}
		for _, only := range []string{"u-value", "u-gradient"} {
			judge(t, to.l, to.p, to.dtype, []spec.Sample{s}, only)
		}
	})
}

// bytesOf is what a sample is read from; it is 0 from its end on.
type bytesOf []byte

func (b *bytesOf) next() byte {
	if len(*b) == 0 {
		return 0
	}
	x := (*b)[0]
	*b = (*b)[1:]
	return x
}

// sample reads one of the shape that l wants.
func (b *bytesOf) sample(l spec.Loss, f *ball.Format) spec.Sample {
	size := map[string]int{}
	shape := func(dims []spec.Dim) (shape []int, n int) {
		n = 1
		for _, d := range dims {
			if size[d.Name] == 0 {
				size[d.Name] = d.Min + int(b.next())%(d.Max-d.Min+1)
			}
			shape, n = append(shape, size[d.Name]), n*size[d.Name]
		}
		return shape, n
	}
	var s spec.Sample
	var n int
	s.Shape, n = shape(l.Shape)
	s.Pred = b.numbers(l.Pred, s.Shape, n, f)
	if l.Target.Couple != spec.Absent {
		s.TargetShape, n = shape(l.TargetShape)
		s.Target = b.numbers(l.Target, s.TargetShape, n, f)
	}
	for range l.Class.Min + int(b.next())%(l.Class.Max-l.Class.Min+1) {
		s.Class = append(s.Class, int(b.next())%8)
	}
	return s
}

// numbers reads n of them. A row of a simplex is of eighths, so that it sums to 1; its logarithm is not, and is left to the generators.
func (b *bytesOf) numbers(d spec.Domain, shape []int, n int, f *ball.Format) []float64 {
	v := make([]float64, n)
	row := 1
	if len(shape) > 0 {
		row = shape[len(shape)-1]
	}
	for i := range v {
		couple := d.Couple
		if d.Rows != nil {
			couple = d.Rows[min(i/(n/shape[0]), len(d.Rows)-1)].Couple
		}
		switch couple {
		case spec.Simplex:
			if v[i] = float64(b.next()%3) / 8; i%row == row-1 {
				v[i] = 1
				for _, x := range v[i-row+1 : i] {
					v[i] -= x
				}
			}
		case spec.Signs:
			v[i] = float64(b.next()%2)*2 - 1
		case spec.Bits:
			v[i] = float64(b.next() % 2)
		default:
			v[i] = f.Round(b.number())
		}
	}
	return v
}

// number is half of the time a small fraction, and any bits otherwise.
func (b *bytesOf) number() float64 {
	head := b.next()
	if head%2 == 0 {
		return float64(int8(b.next())) / float64(int(1)<<(head%16/2))
	}
	var word [8]byte
	for i := range word {
		word[i] = b.next()
	}
	return math.Float64frombits(binary.BigEndian.Uint64(word[:]))
}
