package main

import (
	"math"

	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// A loss computes values and derivatives of samples in registers.
type loss struct {
	name   string
	single bool // float32s are computed in singles, otherwise in doubles, as float64s are
	long   bool // many numbers are needed at a time
	// halves: converting float32s is most of the work, for which two registers of AVX2 are faster than one of AVX-512.
	halves bool
	scarce bool // memory is what limits it, where a batch does not fit in the caches
	// body computes the samples of an iteration.
	body func(k *kernel) answer
}

// An answer is values and derivatives. Values are v, or v·by where that is not nil.
type answer struct{ v, by, g vec }

// formats are what samples may be.
var formats = map[bool]string{false: "float32", true: "float64"}

// A kernel is a routine over samples.
type kernel struct {
	*routine
	wide bool // samples are float64s, otherwise float32s
	x, t operand.Mem
}

// pred and target are samples in the format of the arithmetic, in memory or in registers.
func (k *kernel) pred() operands   { return k.samples(k.x) }
func (k *kernel) target() operands { return k.samples(k.t) }

func (k *kernel) samples(m operand.Mem) operands {
	from := memory{m, k.size() * k.step() / k.parts}
	if k.single || k.wide {
		return from
	}
	v := k.vec()
	k.do(instruction{pd: build.VCVTPS2PD}, from, v)
	return v
}

// size is that of a sample's number in bytes.
func (k *kernel) size() int {
	if k.wide {
		return 8
	}
	return 4
}

// parts is how many registers are computed side by side: as many as there is room for.
func (s isa) parts(single, long bool) int {
	switch {
	case s == avx512 && single:
		return 4
	case s == avx2 && long && !single:
		return 1
	}
	return 2
}

// A sink is what becomes of the answers.
type sink struct{ name, says, signature string }

var (
	total  = sink{"Total", "stores sums of the values of n samples.", "n int, params *[4]float64, sums *[64]float64"}
	slopes = sink{"Slopes", "stores sums of the values of n samples, and their derivatives times factor.",
		"slope *F, n int, factor float64, params *[4]float64, sums *[64]float64"}
	// What is stored past the caches need not be read before, and leaves them to the samples.
	streamed = sink{"Streamed", "is Slopes, and stores past the caches, from an address on that is a multiple of 64.", slopes.signature}
	each     = sink{"Each", "stores the values and derivatives of n samples.", "value, slope *float64, n int, params *[4]float64"}
)

// pointwise writes one kernel. What additions of doubles lose goes to sums of their own, 32 further on. For float32s these stay 0, as their sums
// are known to float64 well enough.
func pointwise(s isa, l loss, wide bool, to sink) {
	format := formats[wide]
	single := l.single && !wide
	k := &kernel{routine: start(s, l.name+format[5:]+to.name, to.says, "x, t *F, "+to.signature, format, single, s.parts(single, l.long)), wide: wide}
	k.x, k.t = k.array("x", k.size()), k.array("t", k.size())
	var sum, lost []reg.VecVirtual
	var v, g, sums operand.Mem
	switch to {
	case each:
		v, g = k.array("value", 8), k.array("slope", 8)
	case slopes, streamed:
		g = k.array("slope", k.size())
	}
	if to != each {
		sums = pointer("sums")
		for range k.doublesOf() {
			sum = append(sum, s.register())
			s.clear(sum[len(sum)-1])
			if wide {
				lost = append(lost, s.register())
				s.clear(lost[len(lost)-1])
			}
		}
	}
	k.loop()
	a := l.body(k)
	if to == slopes || to == streamed {
		k.storeMultiple(a.g, g, to == streamed)
	}
	if fused := !wide && !single && to != each; a.by != nil && fused {
		k.do(instruction{pd: build.VFMADD231PD}, a.by, a.v, vec(sum))
		a.v = nil
	} else if a.by != nil {
		a.v = k.mul(a.v, a.by)
	}
	k.widened(a.v, func(i int, w reg.VecVirtual) {
		switch {
		case to == each:
			build.VMOVUPD(w, v.Offset(i*s.bytes))
		case wide:
			k.addTwofold(w, sum[i], lost[i])
		default:
			build.VADDPD(w, sum[i%len(sum)], sum[i%len(sum)])
		}
	})
	if to == each {
		k.widened(a.g, func(i int, w reg.VecVirtual) { build.VMOVUPD(w, g.Offset(i*s.bytes)) })
	}
	k.next(k.step())
	for i := range sum {
		build.VMOVUPD(sum[i], sums.Offset(i*s.bytes))
		if wide {
			build.VMOVUPD(lost[i], sums.Offset(8*32+i*s.bytes))
		}
	}
	if to == streamed {
		build.SFENCE() // what others read after this must be there
	}
	k.end()
}

// doublesOf is how many registers of doubles are added up side by side.
func (k *kernel) doublesOf() int {
	if k.single {
		return 2
	}
	return k.parts
}

// widened has something done with the numbers of v as doubles, register by register.
func (r *routine) widened(v vec, do func(i int, w reg.VecVirtual)) {
	for i, v := range v {
		if !r.single {
			r.on(i, func() { do(i, v) })
			continue
		}
		lo, hi, h := r.register(), r.register(), r.register()
		r.on(i, func() { build.VCVTPS2PD(r.half(v), lo) })
		r.on(i, func() { do(2*i, lo) })
		r.on(i, func() {
			if r.isa == avx512 {
				build.VEXTRACTF32X8(operand.Imm(1), v, h.AsY())
			} else {
				build.VEXTRACTF128(operand.Imm(1), v, h.AsX())
			}
		})
		r.on(i, func() { build.VCVTPS2PD(r.half(h), hi) })
		r.on(i, func() { do(2*i+1, hi) })
	}
}

// storeMultiple stores v times the argument factor in the format of samples, past the caches or not. Singles are multiplied by it in two parts, as if it were not rounded.
func (k *kernel) storeMultiple(v vec, to operand.Mem, past bool) {
	f := argument("factor")
	store := instruction{ps: build.VMOVUPS, pd: build.VMOVUPD}
	if past {
		store = instruction{ps: two(build.VMOVNTPS), pd: two(build.VMOVNTPD)}
	}
	if k.single {
		high, low := k.twofold(f)
		p := k.mul(v, low)
		k.addProduct(p, v, high)
		k.do(store, p, memory{to, k.bytes})
		return
	}
	p := k.mul(v, k.hold("factor", func(h reg.VecVirtual) { build.VBROADCASTSD(f, h) }))
	if k.wide {
		k.do(store, p, memory{to, k.bytes})
		return
	}
	for i, p := range p {
		k.on(i, func() {
			h := build.YMM()
			if k.isa == avx512 {
				build.VCVTPD2PS(p, h)
				store.ps(h, to.Offset(i*k.bytes/2))
			} else {
				build.VCVTPD2PSY(p, h.AsX())
				store.ps(h.AsX(), to.Offset(i*k.bytes/2))
			}
		})
	}
}

// twofold is a double in memory as the sum of two singles.
func (r *routine) twofold(m operand.Mem) (high, low same) {
	high = r.hold("high", func(v reg.VecVirtual) {
		x := build.XMM()
		build.VMOVSD(m, x)
		build.VCVTSD2SS(x, x, x)
		build.VBROADCASTSS(x, v)
	})
	low = r.hold("low", func(v reg.VecVirtual) {
		x, y := build.XMM(), build.XMM()
		build.VMOVSD(m, x)
		build.VCVTSD2SS(x, x, y)
		build.VCVTSS2SD(y, y, y)
		build.VSUBSD(y, x, x)
		build.VCVTSD2SS(x, x, x)
		build.VBROADCASTSS(x, v)
	})
	return high, low
}

// addTwofold adds v to sum, and what that loses to lost (Knuth's two-sum). Every other difference is a product, as less has it.
func (r *routine) addTwofold(v, sum, lost reg.VecVirtual) {
	t, y, z, w := r.register(), r.register(), r.register(), r.register()
	var one operand.Op = constant(math.Float64bits(1))
	if r.isa == avx512 {
		one = r.hold("one", func(v reg.VecVirtual) { build.VBROADCASTSD(constant(math.Float64bits(1)), v) }).Op
	}
	build.VADDPD(v, sum, t)
	build.VSUBPD(sum, t, y) // y = t − sum
	build.VMOVAPD(t, z)
	build.VFNMADD231PD(one, y, z) // z = t − y
	build.VSUBPD(z, sum, z)       // what sum lost
	build.VMOVAPD(v, w)
	build.VFNMADD231PD(one, y, w) // what v lost
	build.VADDPD(w, z, z)
	build.VADDPD(z, lost, lost)
	build.VMOVAPD(t, sum)
}
