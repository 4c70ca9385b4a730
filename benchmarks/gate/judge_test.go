package gate_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/benchmarks/gate"
)

// A noise is what a machine does to a time. The numbers of BENCHMARKS 2.4 and 2.5: processes differ by 1.1 %, samples within one by 0.7 to 2 %, and
// layouts of the same code by about 1 %; under contention a tenth of the samples, or a third, is slower by up to 30 %.
type noise struct {
	sample, layout float64 // standard deviations
	bursts         float64 // how often
}

var (
	calm      = noise{0.013, 0.008, 0.02}
	busy      = noise{0.020, 0.010, 0.10}
	contended = noise{0.030, 0.012, 0.33}
)

// side draws the samples of one side, in four layouts of its own code.
func (n noise) side(rng *rand.Rand, factor float64, layouts [4]float64, samples int) []float64 {
	var all []float64
	for i := range samples {
		x := factor * math.Exp(layouts[i%4]+n.sample*rng.NormFloat64())
		if rng.Float64() < n.bursts {
			x *= 1 + 0.3*rng.Float64()
		}
		all = append(all, x)
	}
	return all
}

func (n noise) layouts(rng *rand.Rand) (l [4]float64) {
	for i := range l {
		l[i] = n.layout * rng.NormFloat64()
	}
	return l
}

// benchmark is one whose head takes factor times as long, measured as bench-compare does it: again where the first round does not settle it.
func (n noise) benchmark(rng *rand.Rand, factor float64) gate.Benchmark {
	old, now := n.layouts(rng), n.layouts(rng)
	b := gate.Benchmark{Name: "B"}
	for range 2 {
		b.Base = append(b.Base, gate.Samples{gate.CPU: n.side(rng, 1, old, 20)})
		b.Head = append(b.Head, gate.Samples{gate.CPU: n.side(rng, factor, now, 20)})
		b.Canary = append(b.Canary, gate.Samples{gate.CPU: n.side(rng, 1, old, 20)})
		if gate.Settled(b, nil) {
			break
		}
	}
	return b
}

// How often the gate cries wolf, and how often it finds what is there, on noise that is known. The bounds leave room for another seed; the rates
// themselves are in BENCH.md.
func TestRates(t *testing.T) {
	const trials = 200
	for _, c := range []struct {
		name     string
		noise    noise
		factor   float64
		lo, hi   int // regressions among the trials
		decided  int // at least
		improves bool
	}{
		{"nothing changed, calm", calm, 1, 0, 0, 150, false},
		{"nothing changed, busy", busy, 1, 0, 0, 60, false},
		{"nothing changed, contended", contended, 1, 0, 0, 0, false},
		{"+2 %, the margin, which layouts move by half a percent", calm, 1.02, 0, 30, 0, false},
		{"+5 %, calm", calm, 1.05, 190, trials, 190, false},
		{"+5 %, busy", busy, 1.05, 170, trials, 170, false},
		{"+10 %, calm", calm, 1.10, trials, trials, trials, false},
		{"+10 %, busy", busy, 1.10, trials, trials, trials, false},
		{"+10 %, contended", contended, 1.10, 185, trials, 185, false},
		{"-10 %, busy", busy, 0.9, 0, 0, trials, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			rng := rand.New(rand.NewPCG(20, 26))
			counts, alarms := map[gate.Verdict]int{}, 0
			for range trials {
				r := gate.Judge(c.noise.benchmark(rng, c.factor), nil, nil)
				counts[r.Verdict]++
				if r.Alarm {
					alarms++
				}
			}
			t.Logf("of %d: %v, %d alarms of the canary", trials, counts, alarms)
			require.Zero(t, alarms)
			require.GreaterOrEqual(t, counts[gate.Regression], c.lo)
			require.LessOrEqual(t, counts[gate.Regression], c.hi)
			require.GreaterOrEqual(t, trials-counts[gate.Undecided], c.decided)
			require.Equal(t, c.improves, counts[gate.Improvement] > 0)
		})
	}
}

// ten is a side of ten samples around x.
func ten(unit string, x float64) gate.Samples {
	s := gate.Samples{}
	for i := range 10 {
		s[unit] = append(s[unit], x*(1+0.0001*float64(i)))
	}
	return s
}

// and adds a unit whose values are what is given.
func and(s gate.Samples, unit string, values ...float64) gate.Samples {
	s[unit] = values
	return s
}

func one(base, head gate.Samples) gate.Benchmark {
	return gate.Benchmark{Name: "B", Base: []gate.Samples{base}, Head: []gate.Samples{head}}
}

func TestJudge(t *testing.T) {
	const allocs, instrs = gate.Allocations, gate.Instructions
	cpu := func(x float64) gate.Samples { return ten(gate.CPU, x) }
	rounds := func(first, second float64) gate.Benchmark {
		return gate.Benchmark{Base: []gate.Samples{cpu(1), cpu(1)}, Head: []gate.Samples{cpu(first), cpu(second)}}
	}
	for _, c := range []struct {
		name string
		b    gate.Benchmark
		want gate.Verdict
		by   string
	}{
		{"the same", one(cpu(1), cpu(1)), gate.Equivalent, gate.CPU},
		{"within the margin", one(cpu(1), cpu(1.015)), gate.Equivalent, gate.CPU},
		{"at the margin", one(cpu(1), cpu(1.02)), gate.Undecided, gate.CPU},
		{"slower", one(cpu(1), cpu(1.03)), gate.Regression, gate.CPU},
		{"faster", one(cpu(1), cpu(0.97)), gate.Improvement, gate.CPU},
		{"slower, twice", rounds(1.03, 1.04), gate.Regression, gate.CPU},
		{"slower, then not", rounds(1.2, 1), gate.Undecided, gate.CPU},
		{"slower, then faster", rounds(1.2, 0.8), gate.Undecided, gate.CPU},
		{"no processor time", one(ten(gate.Wall, 1), and(cpu(7), gate.Wall, ten(gate.Wall, 1.5)[gate.Wall]...)), gate.Regression, gate.Wall},
		{"too few", one(and(gate.Samples{}, gate.CPU, 1, 1, 1, 1), and(gate.Samples{}, gate.CPU, 2, 2, 2, 2)), gate.Undecided, gate.CPU},
		{"one more allocation", one(and(cpu(1), allocs, 2, 2), and(cpu(1), allocs, 3, 3)), gate.Regression, allocs},
		{"one more allocation, and faster", one(and(cpu(1), allocs, 0), and(cpu(0.5), allocs, 1)), gate.Regression, allocs},
		{"one less", one(and(cpu(1), allocs, 2, 2), and(cpu(1), allocs, 1, 1)), gate.Improvement, allocs},
		{"one less, but slower", one(and(cpu(1), allocs, 2, 2), and(cpu(1.5), allocs, 1, 1)), gate.Regression, gate.CPU},
		{"a stray one", one(and(cpu(1), allocs, 2, 2, 2), and(cpu(1), allocs, 2, 2, 3)), gate.Equivalent, gate.CPU},
		{"sometimes", one(and(cpu(1), allocs, 2, 2, 2), and(cpu(1), allocs, 2, 3, 3)), gate.Undecided, allocs},
		{"ulps grow", one(and(cpu(1), "max-ulp", 0.5, 0.5), and(cpu(1), "max-ulp", 0.6, 0.6)), gate.Regression, "max-ulp"},
		{"another unit is no judge", one(and(cpu(1), "B/op", 5), and(cpu(1), "B/op", 6)), gate.Equivalent, gate.CPU},
		{"more instructions, time unknown", one(and(cpu(1), instrs, 1000), and(cpu(1.02), instrs, 1020)), gate.Regression, instrs},
		{"hardly more", one(and(cpu(1), instrs, 1000), and(cpu(1.02), instrs, 1009)), gate.Undecided, gate.CPU},
		{"more instructions, less time", one(and(cpu(1), instrs, 1000), and(cpu(0.9), instrs, 1100)), gate.Improvement, gate.CPU},
	} {
		r := gate.Judge(c.b, []string{"max-ulp"}, nil)
		require.Equal(t, c.want, r.Verdict, "%s: %+v", c.name, r)
		require.Equal(t, c.by, r.By, c.name)
	}
	require.Equal(t, gate.Regression, gate.Judge(one(cpu(1), cpu(1.03)), nil, &gate.Settings{Margin: 0.025}).Verdict)
	require.Equal(t, gate.Equivalent, gate.Judge(one(cpu(1), cpu(1.03)), nil, &gate.Settings{Margin: 0.05}).Verdict)
}
