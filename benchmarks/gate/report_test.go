package gate_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/benchmarks/gate"
)

func TestExit(t *testing.T) {
	row := func(v gate.Verdict) gate.Row { return gate.Row{Unit: gate.CPU, By: gate.CPU, Verdict: v} }
	alarm := row(gate.Equivalent)
	alarm.Alarm = true
	grown := row(gate.Regression)
	grown.By = gate.Allocations
	for _, c := range []struct {
		name string
		r    gate.Report
		want int
	}{
		{"nothing", nil, gate.ExitNothing},
		{"of one side each", gate.Report{{Only: "head"}, {Only: "base"}}, gate.ExitNothing},
		{"as it was", gate.Report{row(gate.Equivalent), row(gate.Improvement)}, gate.ExitNone},
		{"a new one", gate.Report{row(gate.Equivalent), {Only: "head"}}, gate.ExitNone},
		{"one is gone", gate.Report{row(gate.Equivalent), {Only: "base"}}, gate.ExitUndecided},
		{"undecided", gate.Report{row(gate.Equivalent), row(gate.Undecided)}, gate.ExitUndecided},
		{"a regression, and undecided", gate.Report{row(gate.Regression), row(gate.Undecided)}, gate.ExitRegression},
		{"the canary alarms", gate.Report{row(gate.Equivalent), alarm}, gate.ExitUndecided},
		{"a regression beside an alarm", gate.Report{row(gate.Regression), alarm}, gate.ExitUndecided},
		{"more allocations beside an alarm", gate.Report{grown, alarm}, gate.ExitRegression},
	} {
		require.Equal(t, c.want, c.r.Exit(), c.name)
	}
}

// The whole table, as it is printed.
func TestWrite(t *testing.T) {
	slow := one(ten(gate.CPU, 1e-6), and(ten(gate.CPU, 1.5e-6), gate.Wall, ten(gate.Wall, 3e-6)[gate.Wall]...))
	slow.Name, slow.Canary = "Loss/loss=huber/op=value/n=1", []gate.Samples{ten(gate.CPU, 1.2e-6)}
	slow.Base[0][gate.Wall] = ten(gate.Wall, 2e-6)[gate.Wall]
	slow.Base[0][gate.Instructions], slow.Head[0][gate.Instructions] = []float64{100, 102}, []float64{110, 110}
	more := one(and(ten(gate.CPU, 2), gate.Allocations, 1), and(ten(gate.CPU, 2), gate.Allocations, 2))
	more.Name = "Loss/loss=hinge/op=value/n=1"
	few := one(and(gate.Samples{}, gate.CPU, 2), and(gate.Samples{}, gate.CPU, 2))
	few.Name = "Loss/loss=hinge/op=grad/n=1"
	var r gate.Report
	for _, b := range []gate.Benchmark{slow, more, few, {Name: "Loss/loss=new/op=value/n=1", Head: []gate.Samples{nil}}} {
		r = append(r, gate.Judge(b, nil, nil))
	}
	var b strings.Builder
	r.Write(&b, nil)
	require.Equal(t, `all of Loss/n=1

benchmark    base     head     change   at 98 %             wall     instructions  allocs  verdict
huber value  1.000µs  1.501µs  +50.0 %  [+49.9 %, +50.1 %]  +50.0 %  +8.9 %        –       ✗ regression
hinge value  2.001s   2.001s   +0.0 %   [−0.0 %, +0.0 %]    –        –             1 → 2   ✗ regression: allocs/op 1 → 2
hinge grad   2.000s   2.000s   +0.0 %   [−∞, ∞]             –        –             –       ? undecided
new value                                                                                  only in head

canary, which is base against itself: at most +20.0 % among 1; alarms: 1
  alarm: Loss/loss=huber/op=value/n=1: +20.0 % [+20.0 %, +20.0 %]; by this run's clock nothing is proven

regression: 2, improvement: 0, undecided: 1, equivalent: 0; the margin is 2 %, and p < 0.01
undecided is not a pass: take more samples, or a quieter machine
  regression: Loss/loss=huber/op=value/n=1: +50.0 % cpu-time/op
  regression: Loss/loss=hinge/op=value/n=1: allocs/op 1 → 2
`, b.String())
}
