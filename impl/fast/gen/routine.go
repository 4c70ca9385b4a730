package main

import (
	"fmt"
	"math"
	"regexp"
	"slices"

	"github.com/mmcloughlin/avo/attr"
	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// A routine is one function that is being written: a loop over numbers in arrays, whose arithmetic is in singles or in doubles.
//
// What the loop needs in registers before it begins is known when it has been written. It is loaded behind the loop, where the function jumps
// first.
type routine struct {
	isa
	single  bool
	parts   int           // how many registers an iteration computes side by side
	streams [][]func()    // what is to be done in each part
	n, at   reg.GPVirtual // how many numbers there are, and the first of the iteration
	held    []holding
	holding map[string]reg.VecVirtual
}

// A holding is a register that is loaded before the loop.
type holding struct {
	v    reg.VecVirtual
	load func(v reg.VecVirtual)
}

// start begins a function of the instruction set, whose arrays are of a format that the signature calls F.
func start(s isa, name, says, signature, format string, single bool, parts int) *routine {
	build.TEXT(name+s.name, build.NOSPLIT, "func("+regexp.MustCompile(`\bF\b`).ReplaceAllString(signature, format)+")")
	build.Pragma("noescape")
	build.Doc(name + s.name + " " + says)
	r := &routine{isa: s, single: single, parts: parts, streams: make([][]func(), parts), n: build.GP64(), at: build.GP64(), holding: map[string]reg.VecVirtual{}}
	build.Load(build.Param("n"), r.n)
	build.XORQ(r.at, r.at)
	return r
}

// array is the memory that an argument points at, from the first number of the iteration on, numbers being of that many bytes.
func (r *routine) array(name string, size int) operand.Mem {
	return operand.Mem{Base: build.Load(build.Param(name), build.GP64()), Index: r.at, Scale: uint8(size)}
}

// pointer is the memory that an argument points at.
func pointer(name string) operand.Mem {
	return operand.Mem{Base: build.Load(build.Param(name), build.GP64())}
}

// argument is the memory that holds an argument.
func argument(name string) operand.Mem {
	p, err := build.Param(name).Resolve()
	if err != nil {
		panic(err)
	}
	return p.Addr
}

// loop begins the loop.
func (r *routine) loop() {
	build.JMP(operand.LabelRef("prologue"))
	build.Label("loop")
}

// on has something done in a part.
func (r *routine) on(part int, do func()) { r.streams[part] = append(r.streams[part], do) }

// emit writes what is to be done. Each part starts a little later than the one before: if all multiplied at the same time, all would add at the
// same time too. A tenth of the way was the fastest of several.
func (r *routine) emit() {
	way := len(r.streams[0])
	lag := way / 10
	for at := range way + lag*(r.parts-1) {
		for i, stream := range r.streams {
			if from := at - i*lag; from >= 0 && from < len(stream) {
				stream[from]()
			}
		}
	}
	r.streams = make([][]func(), r.parts)
}

// next ends an iteration over that many numbers.
func (r *routine) next(numbers int) {
	r.emit()
	build.ADDQ(operand.Imm(uint64(numbers)), r.at)
	build.CMPQ(r.at, r.n)
	build.JNE(operand.LabelRef("loop"))
}

// step is how many numbers an iteration computes.
func (r *routine) step() int {
	if r.single {
		return r.parts * r.singles()
	}
	return r.parts * r.doubles()
}

// end ends the function, and loads what it holds.
func (r *routine) end() {
	build.VZEROUPPER()
	build.RET()
	build.Label("prologue")
	for _, h := range slices.Backward(r.held) { // the first were constants, and what computes its own may need the registers that they will be in
		h.load(h.v)
	}
	build.JMP(operand.LabelRef("loop"))
}

// hold is the register of that name, which load fills before the loop.
func (r *routine) hold(name string, load func(v reg.VecVirtual)) same {
	v, ok := r.holding[name]
	if !ok {
		v = r.register()
		r.holding[name] = v
		r.held = append(r.held, holding{v, load})
	}
	return same{v}
}

// param is number i of params, which are doubles.
func (r *routine) param(i int) operands {
	return r.hold(fmt.Sprint("param", i), func(v reg.VecVirtual) {
		p := build.Load(build.Param("params"), build.GP64())
		r.broadcast(operand.Mem{Base: p, Disp: 8 * i}, v)
	})
}

// broadcast fills v with a double in memory, in the format of the arithmetic.
func (r *routine) broadcast(m operand.Mem, v reg.VecVirtual) {
	if !r.single {
		build.VBROADCASTSD(m, v)
		return
	}
	x := build.XMM()
	build.VMOVSD(m, x)
	build.VCVTSD2SS(x, x, x)
	build.VBROADCASTSS(x, v)
}

// num is a constant in the format of the arithmetic.
func (r *routine) num(x float64) operands {
	if r.single {
		b := uint64(math.Float32bits(float32(x)))
		return r.pattern(b<<32 | b)
	}
	return r.pattern(math.Float64bits(x))
}

// mostHeld is how many constants a routine of AVX-512 holds in its 32 registers. Further ones are loaded where they are needed.
const mostHeld = 6

// pattern is 64 bits, over and over: for AVX-512 in a register, otherwise in memory.
func (r *routine) pattern(b uint64) operands {
	m := constant(b)
	if r.isa != avx512 {
		return same{m}
	}
	name := fmt.Sprintf("%016x", b)
	if _, ok := r.holding[name]; !ok && len(r.held) >= mostHeld {
		return far{m}
	}
	return r.hold(name, func(v reg.VecVirtual) { build.VBROADCASTSD(m, v) })
}

// Constants are as long as a register of AVX2, each once in the file.
var constants = map[uint64]operand.Mem{}

func constant(b uint64) operand.Mem {
	m, ok := constants[b]
	if !ok {
		m = build.GLOBL(fmt.Sprintf("c%016x", b), attr.RODATA|attr.NOPTR)
		for at := 0; at < avx2.bytes; at += 8 {
			build.DATA(at, operand.U64(b))
		}
		constants[b] = m
	}
	return m
}
