package properties

import (
	"context"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// A Kill is a property that refuted an implementation known to be wrong.
type Kill struct {
	Property string        // its id in reports
	Attacks  spec.Claim    // the claim that was refuted; nil for a contract of every loss
	Level    reports.Level // at which it failed: MUST or SHOULD
	Cases    int           // how many cases that took, the fixed list counted
	Calls    int           // of the implementation, in these cases
	Asks     int           // of the oracle, in these cases
	Found    string        // what was wrong: "gradient[2]"
}

// Kills tries every property of want on got, each until it fails, and returns those that did in the order of the suite.
// Nothing is shrunk, since the question is which properties have teeth and not what is wrong with got. As in Check, results
// depend on the settings alone.
func Kills[F impl.Float](ctx context.Context, want spec.Loss, got Subject[F], s *Settings) []Kill {
	rapidFlags.RLock()
	defer rapidFlags.RUnlock()
	var all []Kill
	for _, t := range trials(want, got, s.resolved()) {
		if k, ok := t.kill(ctx); ok {
			all = append(all, k)
		}
	}
	return all
}

// kill looks for the first case that fails at MUST or SHOULD.
func (t trial[F]) kill(ctx context.Context) (Kill, bool) {
	o := newOracle[F](t.loss, t.set.Format)
	dead := func(v *Violation) (Kill, bool) {
		if v == nil || v.Level == reports.May {
			return Kill{}, false
		}
		return Kill{
			Property: t.id(), Attacks: t.claim, Level: v.Level, Cases: o.tally.cases,
			Calls: o.tally.calls, Asks: o.tally.asks, Found: v.What,
		}, true
	}
	if n, ok := t.claim.(spec.Not); ok {
		return dead(t.denied(ctx, o, n))
	}
	for _, k := range t.fixed() {
		if kill, ok := dead(t.judge(ctx, o, k)); ok {
			return kill, true
		}
	}
	if t.prop.Draw == nil {
		return Kill{}, false
	}
	g := t.generator()
	for i := 0; i < t.set.random() && ctx.Err() == nil; i++ {
		if kill, ok := dead(t.judge(ctx, o, g.Example(t.seed(i)))); ok {
			return kill, true
		}
	}
	return Kill{}, false
}
