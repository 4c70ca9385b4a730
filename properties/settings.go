package properties

import (
	"math"
	"path"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// Settings changes how an implementation is judged. The zero value, and nil, are the defaults.
type Settings struct {
	// Checks is the number of random cases of each property, beside the fixed list. 0 means 200 in Check; under Test
	// rapid's own number holds (-rapid.checks, 100).
	Checks int
	// Half means half as many, for parameters that are variations of others. A failure still names Checks, which is what whoever runs it again
	// asks for.
	Half bool
	// Shrink is how many cases may be asked of the implementation to make one failure smaller. 0 means DefaultShrink, and 1 leaves it as it was found,
	// which an adapter that takes long for a case may be worth.
	Shrink int
	// Seed begins the search of Check. 0 means 1. Under Test rapid's own seed holds (-rapid.seed).
	Seed uint64
	// Format is that of the numbers, where it is narrower than the type that carries them. nil means the type's own,
	// and so does one that the type does not hold.
	Format *ball.Format
	// Only, if not empty, is a glob of path.Match that the names of properties must match.
	Only string
	// Strict makes failures at SHOULD count as failures.
	Strict bool
	// Conventions are the documented deviations of the implementation from the specification, applied in order.
	Conventions []spec.Convention
	// Expect lists failures that are known, each with a witness.
	Expect []Expectation
	// Pinned are regressions: samples that every property of one sample tries first.
	Pinned []spec.Sample
	// Observe, if not nil, is told of every case that Check judged: property by property, in their order.
	Observe func(Observation)
	// Impl names the implementation in reports; empty means "impl" or, under Test, the name of the test.
	Impl string
	// Command is the command line of an adapter, for the line that repeats a failure; nil: the implementation is one of lossgate's own.
	Command []string
	// Deadline bounds one case of Check in seconds, or one batch of them; beyond it a hang is reported by name. A property may take as long
	// as its number of cases asks for. 0 means 120.
	Deadline int
}

// glob is path.Match in which an empty pattern matches everything. A malformed one matches nothing.
func glob(pattern, name string) bool {
	ok, err := path.Match(pattern, name)
	return pattern == "" || ok && err == nil
}

func (s *Settings) resolved() Settings {
	var r Settings
	if s != nil {
		r = *s
	}
	if r.Checks == 0 {
		r.Checks = 200
	}
	if r.Shrink == 0 {
		r.Shrink = DefaultShrink
	}
	if r.Seed == 0 {
		r.Seed = 1
	}
	if r.Impl == "" {
		r.Impl = "impl"
	}
	if r.Deadline == 0 {
		r.Deadline = 120
	}
	return r
}

// random is the number of random cases of each property.
func (s Settings) random() int {
	if s.Half {
		return (s.Checks + 1) / 2
	}
	return s.Checks
}

// declared is the specification with the conventions that the implementation documents.
func (s Settings) declared(l spec.Loss) spec.Loss {
	for _, c := range s.Conventions {
		l = c.Apply(l)
	}
	return l
}

// legal reports whether every number of s is one of format f, and s itself in the domain of l.
func legal(l spec.Loss, f *ball.Format, s spec.Sample) bool {
	for _, v := range [][]float64{s.Pred, s.Target} {
		for _, x := range v {
			if f.Round(x) != x {
				return false
			}
		}
	}
	return l.CheckSample(s, f.U.F()) == nil
}

// finite reports whether all of v is.
func finite[F impl.Float](v []F) bool {
	for _, x := range v {
		if math.IsNaN(float64(x)) || math.IsInf(float64(x), 0) {
			return false
		}
	}
	return true
}
