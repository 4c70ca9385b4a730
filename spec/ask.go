package spec

import (
	"errors"
	"fmt"

	"github.com/lossgate/lossgate/spec/ball"
)

// Evaluation starts at a modest precision, which most questions need, and doubles. Past maxPrec the oracle says that it
// does not know. An inexact tie counts as a tie from tiePrec on: equalities between irrationals never decide.
const (
	startPrec = 96
	tiePrec   = 384
	maxPrec   = 3072
)

// maxChoices bounds the replays of one evaluation at ties: 2^6, six independent two-way ties.
const maxChoices = 64

// A Question says what is wanted of the oracle, and when it may stop.
type Question struct {
	Stable bool              // evaluate the stable form, if there is one
	Format *ball.Format      // compute running errors for it, and treat what it cannot tell apart as tied
	Grad   bool              // gradients too
	Record bool              // keep decisions, for coverage
	Most   uint              // bits beyond which it gives up; 0: 3072
	Enough func(Answer) bool // nil: the radius is below 2^-60 of what it belongs to
}

// ErrUndecided means that the question was not decided at the largest precision. It is neither pass nor fail.
var ErrUndecided = errors.New("undecided at the largest precision")

// ErrUndefined means that the definition has no value there, as 0/0 has none.
var ErrUndefined = errors.New("undefined")

// Exact evaluates the definition at s until at least bits leading bits are known of the value, and of every coordinate of
// the gradient if that is wanted. Where no precision is enough for the definition, as for exp(1e300) within a logarithm, the
// stable form answers.
func (l Loss) Exact(s Sample, grad bool, bits int) (Answer, error) {
	return l.exact(s, Question{Grad: grad, Enough: func(a Answer) bool { return a.sharp(bits) }})
}

// decimalPrec decides what may be zero in decimal: one bound is 10^-1000, far below any format, and takes 3322 bits.
const decimalPrec = 6144

// Digits is Exact in decimal, for people: so many significant digits are known of every number as Real.Text prints it. A
// number that may be zero is bounded below 10^-1000. Where the definition bounds a number and the stable form has digits, as
// of log(1 + e^−10000), the stable form answers.
func (l Loss) Digits(s Sample, grad bool, digits int) (Answer, error) {
	q := Question{Grad: grad, Most: decimalPrec, Enough: func(a Answer) bool {
		return a.all(func(x ball.Real) bool {
			_, ok := x.Text(digits)
			return ok
		})
	}}
	a, err := l.exact(s, q)
	nonzero := func(x ball.Real) bool { return x.Exact() || x.AbsLo().Cmp(ball.Mag{}) > 0 }
	if err != nil || l.Stable == nil || a.all(nonzero) {
		return a, err
	}
	q.Stable = true
	if b, err := l.Ask(s, q); err == nil && b.all(nonzero) {
		return b, nil
	}
	return a, nil
}

// exact asks the definition, then the stable form where that was undecided.
func (l Loss) exact(s Sample, q Question) (Answer, error) {
	a, err := l.Ask(s, q)
	if errors.Is(err, ErrUndecided) && l.Stable != nil {
		q.Stable = true
		return l.Ask(s, q)
	}
	return a, err
}

// Judge evaluates the stable form at s with the running error of format f.
func (l Loss) Judge(s Sample, f *ball.Format, grad bool) (Answer, error) {
	return l.Ask(s, Question{Stable: true, Format: f, Grad: grad})
}

// Ask evaluates l at s with rising precision until the answer is enough.
func (l Loss) Ask(s Sample, q Question) (Answer, error) {
	if l.Measured != nil {
		return l.Measured.Ask(s, q)
	}
	f := l.Value
	if q.Stable && l.Stable != nil {
		f = l.Stable
	}
	if l.Ignored(s) {
		f = func(x In) ball.Real { return x.Of(0) }
	}
	enough := q.Enough
	if enough == nil {
		enough = func(a Answer) bool { return a.sharp(60) }
	}
	var a Answer
	most := q.Most
	if most == 0 {
		most = maxPrec
	}
	for prec := uint(startPrec); prec <= most; prec *= 2 {
		var err error
		a, err = l.once(f, s, q, prec)
		if errors.Is(err, ErrUndecided) {
			continue
		}
		if err != nil || enough(a) {
			return a, err
		}
	}
	return a, ErrUndecided
}

// once evaluates f at one precision, with every choice at ties when gradients are wanted.
func (l Loss) once(f func(In) ball.Real, s Sample, q Question, prec uint) (a Answer, err error) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case ball.Undecided:
			err = ErrUndecided
		case ball.Undefined:
			err = fmt.Errorf("%w: %s", ErrUndefined, p.What)
		default:
			panic(p)
		}
	}()
	a = Answer{Complete: true, Prec: prec}
	var hull sums
	var beside ball.Mag
	for sel, try := []int8(nil), 0; ; try++ {
		e := ball.NewEval(prec, tiePrec)
		e.Sel, e.Format, e.Soft, e.Rec = sel, q.Format, q.Format != nil, q.Record && try == 0
		x := l.input(e, s)
		y := e.Adopt(f(x))
		if y.Rad().Inf() {
			return a, ErrUndecided
		}
		if try == 0 {
			a.Value, a.Ties, a.Sees = y, e.Ties, e.Sees
			if e.Close {
				a.Value, beside = l.sharply(f, s, y, prec)
			}
		}
		if err := y.Err().Add(beside); err.Cmp(a.Err) > 0 {
			a.Err = err
		}
		if !q.Grad {
			return a, nil
		}
		a.Complete = a.Complete && !e.Blind
		gs := ball.Grad(y, append(x.Pred[:len(x.Pred):len(x.Pred)], x.Target...))
		if l.Additive {
			hull.add(sel, gs, prec)
			if sel = single(sel, a.Ties); sel == nil {
				hull.into(&a, len(x.Pred), l.TargetGrad)
				return a, nil
			}
			continue
		}
		a.join(gs, len(x.Pred), l.TargetGrad)
		if sel = next(sel, e.Ties); sel == nil {
			return a, nil
		}
		if try == maxChoices {
			a.Complete = false
			return a, nil
		}
	}
}

// sharply is the value that y is of, in an evaluation at whose branches only what is equal ties, and how far y is from it: a value of the
// piece beside a joint, which a float evaluation may take as well.
func (l Loss) sharply(f func(In) ball.Real, s Sample, y ball.Real, prec uint) (ball.Real, ball.Mag) {
	e := ball.NewEval(prec, tiePrec)
	v := e.Adopt(f(l.input(e, s)))
	if v.IsInf() || y.IsInf() {
		return v, ball.Mag{}
	}
	return v, y.In(e).Sub(v).AbsUp()
}

func (l Loss) input(e *ball.Eval, s Sample) In {
	n := len(s.Pred)
	all := make([]ball.Real, n+len(s.Target))
	for i, v := range s.Pred {
		all[i] = e.Of(v)
	}
	for i, v := range s.Target {
		all[n+i] = e.Of(v)
	}
	return In{Pred: all[:n:n], Target: all[n:], Class: s.Class, Shape: s.Shape, TargetShape: s.TargetShape, eval: e}
}

// join widens the answer's sets by the gradient of one choice.
func (a *Answer) join(gs []ball.Real, n int, target bool) {
	widen := func(sets []Set, gs []ball.Real) []Set {
		if sets == nil {
			sets = make([]Set, 0, len(gs))
			for _, g := range gs {
				sets = append(sets, Set{g, g, g.Err()})
			}
			return sets
		}
		for i, g := range gs {
			t := &sets[i]
			// Of two with one midpoint the less known one stays, so that more precision is asked for.
			vague := func(end ball.Real) bool { return !g.Less(end) && !end.Less(g) && g.Rad().Cmp(end.Rad()) > 0 }
			if g.Less(t.Lo) || vague(t.Lo) {
				t.Lo = g
			}
			if t.Hi.Less(g) || vague(t.Hi) {
				t.Hi = g
			}
			if g.Err().Cmp(t.Err) > 0 {
				t.Err = g.Err()
			}
		}
		return sets
	}
	a.Grad = widen(a.Grad, gs[:n])
	if target {
		a.TargetGrad = widen(a.TargetGrad, gs[n:])
	}
}

// next is the selection after sel, counting like an odometer over the ties of this path; nil when all were tried.
func next(sel []int8, ties []ball.Tie) []int8 {
	n := make([]int8, len(ties))
	copy(n, sel)
	for i := len(n) - 1; i >= 0; i-- {
		if int(n[i])+1 < ties[i].Ways {
			n[i]++
			return n[:i+1]
		}
	}
	return nil
}

// Formula evaluates a formula of samples, such as the right-hand side of a Relation, to 60 bits and more.
func Formula(f func(x []In, k []int) ball.Real, samples []Sample, k []int) (ball.Real, error) {
	l := Loss{Value: func(first In) ball.Real {
		xs := make([]In, len(samples))
		for i, s := range samples {
			xs[i] = Loss{}.input(first.eval, s)
		}
		return f(xs, k)
	}}
	a, err := l.Ask(Sample{}, Question{})
	return a.Value, err
}

// Twin is the right-hand side of the claim as a loss: what the left-hand side must equal.
func (c Equals) Twin() Loss {
	other := c.Other()
	turn := func(f func(In) ball.Real) func(In) ball.Real {
		if f == nil {
			return nil
		}
		return func(x In) ball.Real {
			y := x
			if c.Map != nil {
				y = c.Map(x)
			}
			v := f(y)
			if c.Scale != 0 {
				v = v.Mul(x.Of(c.Scale))
			}
			if c.Plus != nil {
				v = v.Add(c.Plus(x))
			}
			return v
		}
	}
	other.Value, other.Stable = turn(other.Value), turn(other.Stable)
	return other
}
