package properties

import (
	"fmt"
	"math"
	"slices"

	"github.com/lossgate/lossgate/impl"
)

// A door is one way into an implementation, under one reduction.
type door[F impl.Float] struct {
	name string
	op   Op
	r    impl.Reduction
	call func(dst []F, b impl.Batch[F], up []F) ([]F, error)
}

// doors lists the ways into l.
func doors[F impl.Float](l impl.Loss[F], target bool) (ds []door[F]) {
	for _, r := range []impl.Reduction{impl.None, impl.Sum, impl.Mean} {
		ds = append(ds,
			door[F]{"Value", Value, r, func(dst []F, b impl.Batch[F], _ []F) ([]F, error) { return l.Value(dst, b, r) }},
			door[F]{"Grad", Grad, r, func(dst []F, b impl.Batch[F], up []F) ([]F, error) { return l.Grad(dst, b, r, up) }})
		if t, ok := l.(impl.TargetGrader[F]); ok && target {
			ds = append(ds, door[F]{"TargetGrad", TargetGrad, r, func(dst []F, b impl.Batch[F], up []F) ([]F, error) { return t.TargetGrad(dst, b, r, up) }})
		}
	}
	return ds
}

// String is "Grad under mean".
func (d door[F]) String() string { return fmt.Sprintf("%s under %v", d.name, d.r) }

// own is a batch of k whose memory nobody else has.
func own[F impl.Float](k Case) impl.Batch[F] {
	return BatchOf[F](Call{Samples: k.Samples, Weights: k.Weights})
}

// upstream is the upstream gradient of k for a door; nil for values.
func (d door[F]) upstream(k Case) []F {
	switch {
	case d.op == Value || k.Up == nil:
		return nil
	case d.r != impl.None:
		return convert[F](k.Up[:1])
	}
	return convert[F](k.Up)
}

// canary is a number that no loss has, so that its loss is noticed.
func canary[F impl.Float]() F { return F(math.Copysign(0x1.deadp+13, -1)) }

// caged is memory of n numbers that are all canaries, of length 0.
func caged[F impl.Float](n int) []F { return slices.Repeat([]F{canary[F]()}, n)[:0] }

// alive counts the canaries at the end of v, up to its capacity.
func alive[F impl.Float](v []F) int {
	v = v[:cap(v)]
	n := 0
	for n < len(v) && v[len(v)-1-n] == canary[F]() {
		n++
	}
	return n
}

// memory is a violation about what happened to memory.
func memory(what, got, want string) *Violation {
	return &Violation{What: what, Got: got, Want: want, Excess: math.Inf(1)}
}
