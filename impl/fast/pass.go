package fast

import (
	"math"
	"sync"
	"sync/atomic"
	"unsafe"

	"github.com/lossgate/lossgate/impl"
)

// A pass is the work of one call, cut into segments that workers take in turn. Which worker takes which does not matter: the sum of each
// segment has a place of its own.
type pass[F impl.Float] struct {
	kernel kernel[F]
	b      impl.Batch[F]
	up     []F
	r      impl.Reduction
	d      float64 // what Mean divides by, otherwise 1
	value  []F     // one for each sample, or nil
	grad   []F     // as b.Pred, or nil

	stride int
	sums   []sum
	next   atomic.Int64
	others sync.WaitGroup
	help   func()    // what another goroutine does: bound once, as starting it would allocate otherwise
	spaces sync.Pool // of *workspace
}

func newPass[F impl.Float]() *pass[F] {
	p := &pass[F]{}
	p.spaces.New = func() any { return new(workspace[F]) }
	p.help = func() {
		p.work()
		p.others.Done()
	}
	return p
}

func (p *pass[F]) begin(k kernel[F], b impl.Batch[F], up []F, r impl.Reduction) {
	p.kernel, p.b, p.up, p.r, p.d = k, b, up, r, 1
}

// end lets go of what the caller owns.
func (p *pass[F]) end() {
	p.b, p.up, p.value, p.grad = impl.Batch[F]{}, nil, nil, nil
}

// fits reports whether the lengths of a batch agree, and its weights are weights.
func (p *pass[F]) fits() bool {
	b := &p.b
	size := 1
	for _, d := range b.Shape {
		size *= d
	}
	values := 1
	if p.r == impl.None {
		values = b.N
	}
	if b.N <= 0 || len(b.Pred) != b.N*size || p.up != nil && len(p.up) != values || b.Weight != nil && len(b.Weight) != b.N {
		return false
	}
	for _, w := range b.Weight {
		if !(w >= 0 && float64(w) <= math.MaxFloat64) {
			return false
		}
	}
	return true
}

// apart is out, or new memory of its size where out shares some with an input or with the other output, which could then be overwritten
// before it is read.
func (p *pass[F]) apart(out, other []F) []F {
	for _, in := range [...][]F{p.b.Pred, p.b.Target, p.b.Weight, p.up, other} {
		if overlap(out, in) {
			return make([]F, len(out))
		}
	}
	return out
}

// total does the work and returns Σ w·v.
func (p *pass[F]) total(set Settings) sum {
	p.stride = p.kernel.stride(&p.b)
	n := (p.b.N + p.stride - 1) / p.stride
	if cap(p.sums) < n {
		p.sums = make([]sum, n)
	}
	p.sums = p.sums[:n]
	p.next.Store(0)
	for range set.crew(n) - 1 {
		p.others.Add(1)
		go p.help()
	}
	p.work()
	p.others.Wait()
	var all sum
	for _, s := range p.sums {
		all.join(s)
	}
	return all
}

// work takes segments until there are none.
func (p *pass[F]) work() {
	w := p.spaces.Get().(*workspace[F])
	defer p.spaces.Put(w)
	for {
		i := int(p.next.Add(1)) - 1
		if i >= len(p.sums) {
			return
		}
		lo := i * p.stride
		p.sums[i] = p.kernel.run(p, lo, min(lo+p.stride, p.b.N), w)
	}
}

// weight is that of sample i.
func (p *pass[F]) weight(i int) float64 {
	if p.b.Weight == nil {
		return 1
	}
	return float64(p.b.Weight[i])
}

// slope is what the gradient of sample i is multiplied by before it is divided by d.
func (p *pass[F]) slope(i int) float64 {
	k := p.weight(i)
	if p.up != nil {
		k *= float64(p.up[min(i, len(p.up)-1)])
	}
	return k
}

// even is what all gradients are multiplied by, where they have one factor, and it is safe.
func (p *pass[F]) even() (f float64, ok bool) {
	if p.b.Weight != nil || len(p.up) > 1 {
		return 0, false
	}
	f = p.slope(0) / p.d
	return f, safe(f)
}

// large reports whether the gradient takes so much memory that what is stored of it first will have left the caches before anybody reads it.
func (p *pass[F]) large() bool { return len(p.grad)*int(unsafe.Sizeof(p.grad[0])) >= largeBytes }

// largeBytes is where storing past the caches begins to pay.
const largeBytes = 8 << 20

// safe reports whether a factor is so far from the ends of the range that a product by it is rounded once. Zero is not.
func safe(f float64) bool { return math.Abs(f) > 0x1p-500 && math.Abs(f) < 0x1p500 }

// ordinary reports whether a factor is the sum of two normal float32s, and far from the ends of their range.
func ordinary(f float64) bool { return math.Abs(f) > 0x1p-90 && math.Abs(f) < 0x1p90 }

// scaled is g·k/d, by the quotient k/d where that is safe.
func scaled(g, k, d float64) float64 {
	f := k / d
	if safe(f) {
		return g * f
	}
	if x := g * k / d; !math.IsInf(x, 0) { // the quotient of the factors may fit where the product does not
		return x
	}
	return g * f
}

// blockLen is how many numbers a kernel computes at a time: a few such arrays stay in the first-level cache.
const blockLen = 256

// segmentLen is how many numbers a worker takes at a time. Waking one costs about 3 µs.
const segmentLen = 1 << 17

// A workspace is where one worker computes.
type workspace[F impl.Float] struct {
	v, g    [blockLen]float64 // values and derivatives
	e, q, l [blockLen]float64 // what kernels need besides

	x, t   [vectorLen]F        // a remainder, filled up
	top    [4]F                // what exponentials are relative to
	params [5]float64          // of a vector kernel of rows
	row    [blockLen]F         // exponentials that nobody wants to keep
	sums   [2 * sumLen]float64 // of a vector kernel
}
