package vectors

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// digits is how many significant decimal digits an exact number has.
const digits = 40

// A Setting is a loss with its parameters fixed, and the known bugs of implementations for these parameters.
type Setting struct {
	Loss spec.Loss
	Bugs []Bug
}

// A Bug is an implementation that is wrong on purpose. Where a vector shows it the vector carries its flag.
type Bug struct {
	Flag
	Dtype string
	Ask   func(op properties.Op, s spec.Sample) ([]float64, error)
}

// Asking is the Ask of a Go implementation.
func Asking[F impl.Float](l impl.Loss[F]) func(op properties.Op, s spec.Sample) ([]float64, error) {
	return func(op properties.Op, s spec.Sample) ([]float64, error) {
		a := properties.InProcess[F]{Loss: l}.Do(context.Background(), []properties.Call{{Op: op, Samples: []spec.Sample{s}}})[0]
		out := make([]float64, len(a.Out))
		for i, x := range a.Out {
			out[i] = float64(x)
		}
		return out, a.Err
	}
}

// The flags that are no bug on record.
var (
	special = Flag{ID: "special-case", Hunts: "an edge that is documented and was forgotten: a limit, an infinity, a boundary, data that must be refused"}
	kink    = Flag{ID: "kink", Hunts: "a gradient outside of the interval between the one-sided ones, or NaN, where the derivative jumps"}
	beside  = Flag{ID: "beside-a-joint", Hunts: "the wrong branch beside a threshold: < for ≤, a sign lost, a threshold of another size"}
	plain   = Flag{ID: "formula", Hunts: "a wrong formula: a factor, a sign, a parameter that is ignored"}
	extreme = Flag{ID: "extreme", Hunts: "overflow, underflow or cancellation at the ends of the format and of the exponential"}
)

// How many vectors of a kind each group has at most, and among how many drawn samples of each kind those are sought that show a bug.
const (
	plains, extremes = 6, 6
	tries            = 64
)

// Make makes the file of a loss in its settings. It depends on nothing but the specification and the bugs.
func Make(settings []Setting) (File, error) {
	l := settings[0].Loss
	f := File{Schema: Version, Loss: l.Name, Definition: l.Definition, Sources: []string{}}
	for _, r := range l.Refs {
		f.Sources = append(f.Sources, strings.TrimSuffix(r.Text+", "+r.DOI, ", "))
	}
	for _, s := range settings {
		for _, format := range []*ball.Format{ball.Float32, ball.Float64} {
			g := group{l: s.Loss, f: format, Group: Group{Params: map[string][]string{}, Dtype: properties.Dtype(format), Vectors: []Vector{}}}
			for _, p := range s.Loss.Params {
				g.Params[p.Name] = hexes(p.Value)
			}
			if err := g.fill(s.Bugs); err != nil {
				return f, fmt.Errorf("%s %s: %w", s.Loss, g.Dtype, err)
			}
			f.Groups = append(f.Groups, g.Group)
			for _, flag := range g.flags {
				if !slices.Contains(f.Flags, flag) {
					f.Flags = append(f.Flags, flag)
				}
			}
		}
	}
	return f, nil
}

// A group is in the making.
type group struct {
	Group
	l     spec.Loss
	f     *ball.Format
	flags []Flag
	seen  []string
}

func (g *group) fill(bugs []Bug) error {
	for _, c := range g.l.Special {
		if err := g.add(special, c.When, c.In, &c); err != nil {
			return err
		}
	}
	for _, k := range properties.OnKinks(g.l, g.f, 1) {
		flag, says := kink, k.Kink
		if k.Beside {
			flag, says = beside, "beside: "+k.Kink
		}
		if err := g.add(flag, says, k.Sample, nil); err != nil {
			return err
		}
	}
	for i := range max(plains, extremes) {
		if i < plains {
			if err := g.add(plain, "", properties.Drawn(g.l, g.f, false, i), nil); err != nil {
				return err
			}
		}
		if i < extremes {
			if err := g.add(extreme, "", properties.Drawn(g.l, g.f, true, i), nil); err != nil {
				return err
			}
		}
	}
	for _, b := range bugs {
		if b.Dtype == g.Dtype {
			if err := g.hunt(b); err != nil {
				return err
			}
		}
	}
	return nil
}

// hunt flags the vectors that show a bug. Where none does it looks for one among drawn samples; some bugs show in no single sample.
func (g *group) hunt(b Bug) error {
	found := false
	for i, v := range g.Vectors {
		s, err := v.Sample()
		if err != nil {
			return err
		}
		if shows, err := g.shows(b, s, v.Rejected); err != nil {
			return err
		} else if shows {
			g.Vectors[i].Flags = append(v.Flags, b.ID)
			found = true
		}
	}
	for i := 0; i < 2*tries && !found; i++ {
		s := properties.Drawn(g.l, g.f, i%2 == 1, i/2)
		shows, err := g.shows(b, s, false)
		if err != nil {
			return err
		}
		if found = shows; found {
			if err := g.add(b.Flag, "", s, nil); err != nil {
				return err
			}
		}
	}
	if found && !slices.Contains(g.flags, b.Flag) {
		g.flags = append(g.flags, b.Flag)
	}
	return nil
}

// shows reports whether a bug gives an answer at s that level MUST does not allow.
func (g *group) shows(b Bug, s spec.Sample, rejected bool) (bool, error) {
	out, err := b.Ask(properties.Value, s)
	if rejected || errors.Is(err, impl.ErrUnsupported) {
		return rejected && err == nil, nil
	}
	if slices.ContainsFunc(slices.Concat(s.Pred, s.Target), math.IsNaN) {
		return err == nil && (len(out) != 1 || out[0] == out[0]), nil
	}
	value, grad, target, failed := properties.Bounds(g.l, g.f, s, digits)
	if errors.Is(failed, spec.ErrUndecided) || errors.Is(failed, spec.ErrUndefined) {
		return false, nil
	}
	if err != nil || failed != nil {
		return true, failed
	}
	wrong := func(want []properties.Bound, got []float64) bool {
		for i, w := range want {
			if i >= len(got) {
				return true
			}
			x, off := got[i], w.Must
			if w.Less >= 0 {
				x, off = x-got[w.Less], off.Add(g.f.U.Mul(ball.MagOf(x).Add(ball.MagOf(got[w.Less]))))
			}
			if !w.Admits(x, off) {
				return true
			}
		}
		return false
	}
	if wrong([]properties.Bound{value}, out) {
		return true, nil
	}
	for _, of := range []struct {
		op   properties.Op
		want []properties.Bound
	}{{properties.Grad, grad}, {properties.TargetGrad, target}} {
		if of.want == nil {
			continue
		}
		got, err := b.Ask(of.op, s)
		if errors.Is(err, impl.ErrUnsupported) {
			continue
		}
		if err != nil || wrong(of.want, got) {
			return true, nil
		}
	}
	return false, nil
}

// add adds a vector, unless its sample is there, is not of the format, or is one of which the oracle does not know enough.
func (g *group) add(flag Flag, says string, s spec.Sample, c *spec.SpecialCase) error {
	for _, x := range slices.Concat(s.Pred, s.Target) {
		if x == x && g.f.Round(x) != x {
			return nil
		}
	}
	v := Vector{
		ID: len(g.Vectors) + 1, Flags: []string{flag.ID}, Says: says,
		Pred: hexes(s.Pred), Target: hexes(s.Target), Class: s.Class, Shape: s.Shape, TargetShape: s.TargetShape,
	}
	if slices.Contains(g.seen, key(s)) || c == nil && g.l.CheckSample(s, g.f.U.F()) != nil {
		return nil
	}
	if ok, err := v.answer(g.l, g.f, s, c); !ok || err != nil {
		return err
	}
	g.seen, g.Vectors = append(g.seen, key(s)), append(g.Vectors, v)
	if !slices.Contains(g.flags, flag) {
		g.flags = append(g.flags, flag)
	}
	return nil
}

// key tells samples apart, bit for bit.
func key(s spec.Sample) string {
	return fmt.Sprint(hexes(s.Pred), hexes(s.Target), s.Class, s.Shape, s.TargetShape)
}

// answer fills in what is right at s, and reports whether anything is known.
func (v *Vector) answer(l spec.Loss, f *ball.Format, s spec.Sample, c *spec.SpecialCase) (bool, error) {
	switch {
	case c != nil && c.Err || c == nil && l.CheckSample(s, f.U.F()) != nil:
		v.Rejected = true
		return true, nil
	case c != nil && math.IsNaN(c.Want), slices.ContainsFunc(slices.Concat(s.Pred, s.Target), math.IsNaN):
		v.Value = &Number{Point: &Point{"nan", "nan"}, Must: "0", Should: "0"}
		return true, nil
	}
	value, grad, target, err := properties.Bounds(l, f, s, digits)
	if errors.Is(err, spec.ErrUndecided) || errors.Is(err, spec.ErrUndefined) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	v.Value = number(value, f)
	v.Grad, v.TargetGrad = numbers(grad, f), numbers(target, f)
	return v.Value != nil && v.Value.Must != "", nil
}

func numbers(bs []properties.Bound, f *ball.Format) (out []*Number) {
	for _, b := range bs {
		out = append(out, number(b, f))
	}
	return out
}

// number is nil where nothing is specified, or where the digits are not known.
func number(b properties.Bound, f *ball.Format) *Number {
	lo, ok := point(b.Lo, f)
	hi, too := point(b.Hi, f)
	if b.Free || !ok || !too {
		return nil
	}
	n := &Number{Point: &lo, Must: bound(b.Must), Should: bound(b.Should), Inf: b.Over}
	if lo != hi {
		n.Point, n.Lo, n.Hi = nil, &lo, &hi
	}
	if b.Less >= 0 {
		n.Less = &b.Less
	}
	return n
}

func point(x ball.Real, f *ball.Format) (Point, bool) {
	text, ok := x.Text(digits)
	if strings.ContainsAny(text, "<>") { // smaller, or larger, than anything that can be printed
		return Point{}, false
	}
	v, _ := x.Round(f)
	return Point{text, hexes([]float64{v})[0]}, ok
}

// bound is an upper bound of a budget to three digits, empty where it is infinite.
func bound(m ball.Mag) string {
	if m.Inf() || m.F() > 1e300 {
		return ""
	}
	return strconv.FormatFloat(m.F()*1.005, 'e', 2, 64)
}

// hexes are numbers in hex; infinities and NaN are "inf", "-inf" and "nan".
func hexes(v []float64) []string {
	out := []string{}
	for _, x := range v {
		out = append(out, strings.TrimPrefix(strings.ToLower(strconv.FormatFloat(x, 'x', -1, 64)), "+"))
	}
	return out
}
