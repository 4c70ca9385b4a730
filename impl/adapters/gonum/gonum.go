// Package gonum puts the divergences of gonum.org/v1/gonum/stat behind the contract of package impl, so that the suite can
// judge them. It adapts and does not repair: arguments go through as they are, in the order that gonum documents, and so do
// results. gonum has no gradients of these functions; they are reported as untested.
package gonum

import (
	_ "embed" // for the expectations
	"fmt"

	"gonum.org/v1/gonum/stat"

	"github.com/lossgate/lossgate/impl"
)

// Version is the release that the expectations were written for.
const Version = "v0.17.0"

// Expectations is the file of what the suite found, as package properties/expect reads it.
//
//go:embed expect.toml
var Expectations string

// Library is gonum/stat as a library of losses, in float64.
type Library struct{}

var _ impl.Library = Library{}

// Info implements impl.Library.
func (Library) Info() impl.Info {
	return impl.Info{Name: "gonum", Version: Version, Language: "go", Homepage: "https://www.gonum.org"}
}

// Float64 implements impl.Library. The first argument of gonum's functions, p, is what the data says: Target.
func (Library) Float64(name string, p impl.Params) (impl.Loss[float64], error) {
	if len(p) != 0 {
		return nil, fmt.Errorf("%w: gonum's %s has no parameters", impl.ErrUnsupported, name)
	}
	switch name {
	case "cross-entropy":
		return pair(stat.CrossEntropy), nil
	case "kl":
		return pair(stat.KullbackLeibler), nil
	case "js":
		return pair(stat.JensenShannon), nil
	case "hellinger":
		return pair(stat.Hellinger), nil
	case "bhattacharyya":
		return pair(stat.Bhattacharyya), nil
	case "entropy":
		return rows(func(x impl.Row[float64]) float64 { return stat.Entropy(x.Pred) }), nil
	case "w1-1d":
		return rows(func(x impl.Row[float64]) float64 {
			n, m := len(x.Pred)/2, len(x.Target)/2
			return stat.WassersteinDistance(x.Target[:m], x.Pred[:n], x.Target[m:], x.Pred[n:])
		}), nil
	}
	return nil, fmt.Errorf("%w: gonum/stat has no %s", impl.ErrUnsupported, name)
}

// Float32 implements impl.Library: gonum/stat knows float64 only.
func (Library) Float32(name string, _ impl.Params) (impl.Loss[float32], error) {
	return nil, fmt.Errorf("%w: gonum/stat has no %s in float32", impl.ErrUnsupported, name)
}

// pair adapts a function of two distributions.
func pair(f func(p, q []float64) float64) impl.Loss[float64] {
	return rows(func(x impl.Row[float64]) float64 { return f(x.Target, x.Pred) })
}

// rows adapts a function of one sample, with our reductions around it. gonum rejects by a panic that is a string, as its
// package documentation says; that is an error here. Any other panic is a crash and passes through.
func rows(f func(x impl.Row[float64]) float64) impl.Loss[float64] {
	return impl.Rows[float64]{NoGrad: true, Eval: func(x impl.Row[float64], _, _ []float64) (v float64, err error) {
		defer func() {
			if p := recover(); p != nil {
				why, ok := p.(string)
				if !ok {
					panic(p)
				}
				err = &impl.DataError{Arg: "pred", At: -1, Got: len(x.Pred), Why: why}
			}
		}()
		return f(x), nil
	}}
}
