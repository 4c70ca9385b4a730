package vectors

import (
	"fmt"
	"reflect"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// Lint says what is wrong with a file, each time with the place: a number that is not what the oracle says, an input that is no number of
// its format, a flag without a meaning or a vector without a flag. find gives the specification of a loss with parameters.
func Lint(f File, find func(name string, p impl.Params) (spec.Loss, error)) (wrong []string) {
	say := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	meant, used := map[string]bool{}, map[string]bool{}
	for i, flag := range f.Flags {
		if flag.ID == "" || flag.Hunts == "" || meant[flag.ID] {
			say("flags[%d] = %q: want an id that is there once, and what it hunts", i, flag.ID)
		}
		meant[flag.ID] = true
	}
	for i, g := range f.Groups {
		at := fmt.Sprintf("groups[%d]", i)
		format, ok := map[string]*ball.Format{"f32": ball.Float32, "f64": ball.Float64}[g.Dtype]
		if !ok {
			say("%s.dtype = %q: want f32 or f64", at, g.Dtype)
			continue
		}
		p, err := g.values()
		if err != nil {
			say("%s.%v", at, err)
			continue
		}
		l, err := find(f.Loss, p)
		if err != nil {
			say("%s: %v", at, err)
			continue
		}
		for j, v := range g.Vectors {
			at := fmt.Sprintf("%s.vectors[%d]", at, j)
			if v.ID != j+1 {
				say("%s.id = %d: want %d", at, v.ID, j+1)
			}
			if len(v.Flags) == 0 {
				say("%s.flags: want at least one", at)
			}
			for _, id := range v.Flags {
				if used[id] = true; !meant[id] {
					say("%s.flags: %q is not among the flags of the file", at, id)
				}
			}
			for _, what := range v.lint(l, format) {
				say("%s%s", at, what)
			}
		}
	}
	for i, flag := range f.Flags {
		if !used[flag.ID] {
			say("flags[%d]: no vector has %q", i, flag.ID)
		}
	}
	return wrong
}

// lint compares a vector with what the oracle says of its sample.
func (v Vector) lint(l spec.Loss, f *ball.Format) (wrong []string) {
	s, err := v.Sample()
	if err != nil {
		return []string{"." + err.Error()}
	}
	for _, a := range []struct {
		name string
		v    []float64
	}{{"pred", s.Pred}, {"target", s.Target}} {
		for i, x := range a.v {
			if x == x && f.Round(x) != x {
				return []string{fmt.Sprintf(".%s[%d] = %x: no number of %s", a.name, i, x, properties.Dtype(f))}
			}
		}
	}
	var want Vector
	if ok, err := want.answer(l, f, s, documented(l, s)); err != nil || !ok {
		return []string{": the oracle does not know enough to say"}
	}
	if v.Rejected != want.Rejected {
		return []string{fmt.Sprintf(".rejected = %v: want %v", v.Rejected, want.Rejected)}
	}
	for _, a := range []struct {
		name      string
		got, want []*Number
	}{{"value", []*Number{v.Value}, []*Number{want.Value}}, {"grad", v.Grad, want.Grad}, {"target_grad", v.TargetGrad, want.TargetGrad}} {
		if len(a.got) != len(a.want) {
			wrong = append(wrong, fmt.Sprintf(".%s: %d numbers, want %d", a.name, len(a.got), len(a.want)))
			continue
		}
		for i := range a.got {
			if !reflect.DeepEqual(a.got[i], a.want[i]) {
				wrong = append(wrong, fmt.Sprintf(".%s[%d] = %s: want %s", a.name, i, a.got[i], a.want[i]))
			}
		}
	}
	return wrong
}

// documented is the special case whose sample s is; nil: none.
func documented(l spec.Loss, s spec.Sample) *spec.SpecialCase {
	for _, c := range l.Special {
		if key(c.In) == key(s) {
			return &c
		}
	}
	return nil
}
