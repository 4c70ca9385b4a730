// Package catalog pairs specifications with reference implementations, one line for each loss. It is the only place that
// knows both, and the only list of losses there is.
package catalog

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/lossgate/lossgate/impl"
)

// Entries lists every loss in alphabetical order.
func Entries() []Entry { return slices.Clone(entries()) }

// entries is made once: to make it every loss is specified, and properties that vary a parameter look their loss up in every case.
var entries = sync.OnceValue(func() []Entry {
	es := slices.Concat(
		margins(), classification(), angleMargins(), regression(), likelihoods(), divergences(), transport(),
		embeddings(), contrastive(), regions(), perceptual(), adversarial(), penalties(), sequences(),
	)
	slices.SortFunc(es, func(a, b Entry) int { return strings.Compare(a.Name, b.Name) })
	return es
})

// Find returns the entry of that name.
func Find(name string) (Entry, error) {
	es := entries()
	if i, ok := slices.BinarySearchFunc(es, name, func(e Entry, name string) int { return strings.Compare(e.Name, name) }); ok {
		return es[i], nil
	}
	return Entry{}, fmt.Errorf("no loss is named %q; lossgate list shows them all", name)
}

// Reference is the library of the reference implementations.
type Reference struct{}

// Info implements impl.Library.
func (Reference) Info() impl.Info { return impl.Info{Name: "reference", Language: "go"} }

// Float64 implements impl.Library.
func (Reference) Float64(name string, p impl.Params) (impl.Loss[float64], error) {
	return build(name, p, func(e Entry, a args) impl.Loss[float64] { return e.f64(a) })
}

// Float32 implements impl.Library.
func (Reference) Float32(name string, p impl.Params) (impl.Loss[float32], error) {
	return build(name, p, func(e Entry, a args) impl.Loss[float32] { return e.f32(a) })
}

// Narrow implements impl.NarrowLibrary: references compute in float64 and round once.
func (r Reference) Narrow(f impl.Format, name string, p impl.Params) (impl.Loss[float32], error) {
	l, err := r.Float64(name, p)
	if err != nil {
		return nil, err
	}
	return impl.Rounded(l, f), nil
}

func build[F impl.Float](name string, p impl.Params, make func(Entry, args) impl.Loss[F]) (impl.Loss[F], error) {
	e, err := Find(name)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", impl.ErrUnsupported, err)
	}
	a, err := e.complete(p)
	if err != nil {
		return nil, err
	}
	return make(e, a), nil
}

var (
	_ impl.Library       = Reference{}
	_ impl.NarrowLibrary = Reference{}
)
