package process

import (
	"fmt"
	"maps"
	"slices"

	"github.com/lossgate/lossgate/impl/process/wire"
)

// A Phase is what an adapter did not come beyond.
type Phase string

// The phases of a start.
const (
	PhaseStart Phase = "does not start"
	PhaseHello Phase = "does not say hello"
	PhaseEcho  Phase = "does not return numbers as they were sent"
)

// A StartError says which of the three an adapter failed at, so that a broken harness is not taken for a wrong loss.
type StartError struct {
	Phase Phase
	Why   string
}

// Error is "the adapter does not say hello: …".
func (e *StartError) Error() string { return "the adapter " + string(e.Phase) + ": " + e.Why }

// checkHello reports words in hello that mean nothing: a misspelt operation would otherwise be left untested.
func checkHello(h wire.Hello) error {
	bad := func(loss, field, word string, known ...string) error {
		return &StartError{PhaseHello, fmt.Sprintf("losses.%s.%s has %s: want some of %q", plain(loss, 60), field, quoted([]byte(word)), known)}
	}
	if h.Impl.Name == "" {
		return &StartError{PhaseHello, "impl.name is empty: want a name, which reports show"}
	}
	for _, name := range slices.Sorted(maps.Keys(h.Losses)) {
		l := h.Losses[name]
		for _, d := range l.Dtypes {
			if d.Size() == 0 || d == wire.I64 {
				return bad(name, "dtypes", string(d), "f64", "f32", "f16", "bf16")
			}
		}
		for _, list := range []struct {
			field string
			words []string
			known []string
		}{
			{"ops", l.Ops, []string{wire.Value, wire.Grad, wire.TargetGrad}},
			{"reductions", l.Reductions, []string{"none", "sum", "mean"}},
		} {
			for _, word := range list.words {
				if !slices.Contains(list.known, word) {
					return bad(name, list.field, word, list.known...)
				}
			}
		}
	}
	return nil
}
