package properties

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"

	"pgregory.net/rapid"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// A trial is one property attacking one claim of one loss: what Test makes a subtest of and Check a result.
type trial[F impl.Float] struct {
	prop    Property[F]
	claim   spec.Claim
	loss    spec.Loss
	subject Subject[F]
	set     Settings
	asked   string // name of the test that runs it; empty under Check
}

// id is the name that reports give to the trial: the claim's own, where it has one.
func (t trial[F]) id() string {
	if c, ok := t.claim.(spec.Stated); ok {
		if id, _ := c.Statement(); id != "" {
			return id
		}
	}
	return t.prop.Name
}

// says is the sentence that was attacked.
func (t trial[F]) says() string {
	if c, ok := t.claim.(spec.Stated); ok {
		if _, says := c.Statement(); says != "" {
			return says
		}
	}
	if t.loss.Measured != nil && t.prop.needs == wider {
		return fmt.Sprintf("%s Without a definition, what it answers in %s stands for that.", t.prop.Says, Dtype(t.loss.Measured.Format))
	}
	return t.prop.Says
}

// name tells the trial from every other one of the loss: "u-convex", "u-lipschitz/lipschitz(1)".
func (t trial[F]) name() string {
	if t.claim == nil || t.claim.String() == t.id() {
		return t.id()
	}
	return t.id() + "/" + t.claim.String()
}

// trials lists what there is to try, in the order of the suite.
func trials[F impl.Float](l spec.Loss, subject Subject[F], set Settings) (ts []trial[F]) {
	l, set.Format = set.declared(l), narrower(set.Format, format[F]())
	for _, p := range Suite[F](set.Format) {
		for _, c := range p.For(l) {
			if t := (trial[F]{prop: p, claim: c, loss: l, subject: subject, set: set}); glob(set.Only, t.id()) {
				ts = append(ts, t)
			}
		}
	}
	return ts
}

func unsupported(err error) bool { return errors.Is(err, impl.ErrUnsupported) }

// judge tries one case. It returns nil where the property holds or the case taught nothing; o's tally knows which.
func (t trial[F]) judge(ctx context.Context, o *Oracle[F], k Case) *Violation {
	return t.judged(o, k, t.ask(ctx, t.claim, []Case{k})[0])
}

// judged is judge of a case that was asked already.
func (t trial[F]) judged(o *Oracle[F], k Case, q inquiry[F]) *Violation {
	o.tally.cases++
	o.tally.skip, o.tally.open = false, false
	v := t.attack(o, t.claim, k, q)
	if v != nil && v.Level == "" {
		v.Level = t.prop.Level
	}
	if o.tally.open {
		o.tally.undecided++
	}
	if !o.tally.skip {
		o.tally.reached++
	}
	return v
}

// suiteFault is what a violation is of when a property itself broke.
const suiteFault = "the suite itself"

// attack judges the answers to an inquiry. Where a formula of the property has no value the case teaches nothing, and where it is open nobody knows;
// any other panic of a property is a fault of the suite, and not of the implementation.
func (t trial[F]) attack(o *Oracle[F], c spec.Claim, k Case, q inquiry[F]) (v *Violation) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case ball.Undefined:
			v = o.Pass()
		case ball.Undecided:
			o.undecided()
		default:
			v = &Violation{Level: reports.Must, What: suiteFault, Got: fmt.Sprintf("panic: %v", p), Want: "a verdict", Excess: 1}
		}
	}()
	if t.prop.Local != nil {
		p, ok := t.subject.(InProcess[F])
		if !ok {
			o.tally.untested++
			return o.Pass()
		}
		return contained(func() *Violation { return t.prop.Local(o, p.Loss, k) })
	}
	if q.panicked != nil {
		panic(q.panicked)
	}
	o.tally.calls += len(q.calls)
	if v, ok := o.lost(q.answers); ok {
		return v
	}
	return t.prop.Judge(o, c, k, q.answers)
}

// contained turns a panic inside f into a violation.
func contained(f func() *Violation) (v *Violation) {
	defer func() {
		if p := recover(); p != nil {
			v = panicked(fmt.Sprint(p))
		}
	}()
	return f()
}

// falseDenial is what a violation is of when not even the specification itself refutes what it denies.
const falseDenial = "witness of a denial"

// denied tries the witness of a denial: it must refute the claim. An implementation that it does not refute is another loss, unless the
// specification as an implementation is not refuted either: then the denial is wrong. nil: refuted as it should be.
func (t trial[F]) denied(ctx context.Context, o *Oracle[F], n spec.Not) *Violation {
	k := Case{Samples: rounded(o.Format, n.Witness)}
	o.tally.cases++
	if t.attack(o, n.Of, k, t.ask(ctx, n.Of, []Case{k})[0]) == nil {
		if o.tally.skip || coarse(o.Format) {
			return nil
		}
		v := &Violation{What: "a loss of which the claim is false", Got: "not refuted", Want: "a refutation of " + n.Of.String(), Level: reports.Must}
		right := t
		right.subject = Exact[F]{Loss: t.loss, Format: o.Format}
		if right.attack(newOracle[F](t.loss, o.Format), n.Of, k, right.ask(ctx, n.Of, []Case{k})[0]) == nil {
			v.What = falseDenial
		}
		return v
	}
	o.tally.reached++
	return nil
}

// fixed lists the cases that run before the random ones: the property's own, pinned regressions, special values, kinks and
// their neighbours, the edges of the domain.
func (t trial[F]) fixed() (ks []Case) {
	f := t.set.Format
	if t.prop.Own != nil {
		ks = t.prop.Own(t.loss, t.claim)
	}
	if t.prop.From == nil {
		return ks
	}
	for _, s := range append(t.set.Pinned, fixedSamples(t.loss, f)...) {
		if !legal(t.loss, f, s) {
			continue
		}
		if k, ok := t.prop.From(t.loss, t.claim, s); ok {
			ks = append(ks, k)
		}
	}
	return ks
}

// generator draws random cases.
func (t trial[F]) generator() *rapid.Generator[Case] {
	return rapid.Custom(func(r *rapid.T) Case { return t.prop.Draw(r, t.loss, t.claim) })
}

// seed of random case i: hashed, so that no two properties share a stream, and a case can be drawn again by itself.
// rapid takes 0 for "choose one", and Generator.Example takes an int.
func (t trial[F]) seed(i int) int {
	h := fnv.New64a()
	var b [8]byte
	for _, n := range []uint64{t.set.Seed, uint64(i)} {
		binary.LittleEndian.PutUint64(b[:], n)
		h.Write(b[:])
	}
	h.Write([]byte(t.loss.String() + "/" + t.name()))
	return int(h.Sum64()&(1<<62-1)) | 1
}

// rounded are samples that a specification names, as numbers of the format: those that it computed from a parameter need not be.
func rounded(f *ball.Format, samples []spec.Sample) []spec.Sample {
	out := make([]spec.Sample, len(samples))
	for i, s := range samples {
		out[i] = s.Clone()
		for _, v := range [][]float64{out[i].Pred, out[i].Target} {
			for j, x := range v {
				v[j] = f.Round(x)
			}
		}
	}
	return out
}
