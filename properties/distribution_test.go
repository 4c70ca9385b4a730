package properties

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/spec"
)

// A spread is what a number of cases are made of.
type spread struct {
	cases, numbers int
	classes        map[Class]int
	binades        map[int]int
	relations      map[string]int
}

func newSpread() *spread {
	return &spread{classes: map[Class]int{}, binades: map[int]int{}, relations: map[string]int{}}
}

// add counts one case.
func (s *spread) add(o Observation) {
	s.cases++
	for class, n := range o.Counts() {
		s.classes[class] += n
		s.numbers += n
	}
	for binade, n := range o.Binades() {
		s.binades[binade] += n
	}
	for _, r := range o.Relations() {
		s.relations[r]++
	}
}

// quotas are the least shares of cases in which relations hold, and of numbers that are of a class, and the least number of binades. They are
// about half of what the one that got least had when this was written.
type quotas struct {
	relations map[string]float64
	classes   map[Class]float64
	binades   int
}

// missed says which quotas a spread is below.
func (s *spread) missed(want quotas) (all []string) {
	say := func(what string, n, of int, least float64) {
		if float64(n) < least*float64(of) {
			all = append(all, fmt.Sprintf("%s: %d of %d, want %.2g %% or more", what, n, of, 100*least))
		}
	}
	for _, r := range slices.Sorted(maps.Keys(want.relations)) {
		say(r, s.relations[r], s.cases, want.relations[r])
	}
	for _, c := range slices.Sorted(maps.Keys(want.classes)) {
		say(string(c), s.classes[c], s.numbers, want.classes[c])
	}
	if len(s.binades) < want.binades {
		all = append(all, fmt.Sprintf("numbers of %d binades, want %d or more", len(s.binades), want.binades))
	}
	return all
}

// A generator that has one idea is below every quota but those of its idea.
func TestDistributionBelowQuota(t *testing.T) {
	s := newSpread()
	l := spec.Huber(1)
	for range 100 {
		s.add(Observation{Loss: l, Case: Case{Samples: []spec.Sample{{Pred: []float64{1.5}, Target: []float64{0.5}}}}, Format: format[float64]()})
	}
	require.Equal(t, 100, s.relations[AtKink])
	require.Equal(t, map[int]int{0: 100, -1: 100}, s.binades)
	require.Equal(t, []string{
		"equal: 0 of 100, want 1 % or more", "saturated: 0 of 100, want 3 % or more",
		"huge: 0 of 200, want 0.5 % or more", "tiny: 0 of 200, want 1 % or more", "zero: 0 of 200, want 0.2 % or more",
		"numbers of 2 binades, want 30 or more",
	}, s.missed(quotasOf(l)))
}

// drawn are the first n random cases of a trial, as a run with that seed would judge them.
func drawn[F impl.Float](tr trial[F], n int) (all []Observation) {
	g := tr.generator()
	for i := range n {
		all = append(all, Observation{Loss: tr.loss, Property: tr.id(), Case: g.Example(tr.seed(i)), Format: format[F]()})
	}
	return all
}

// TestDistributionOfLosses holds what every loss is tried on, with its first parameters, to quotas: u-value's random cases, and of the two
// relations that chance seldom finds, one ulp apart and one ulp beside a kink, the fixed list too.
func TestDistributionOfLosses(t *testing.T) {
	const cases = 200
	for _, e := range catalog.Entries() {
		t.Run(e.Name, func(t *testing.T) {
			t.Parallel()
			l, err := e.Spec(nil)
			require.NoError(t, err)
			ts := trials[float64](l, nil, Settings{Seed: 1, Only: "u-value"})
			random, all := newSpread(), newSpread()
			for _, o := range drawn(ts[0], cases) {
				random.add(o)
				all.add(o)
			}
			for _, k := range ts[0].fixed() {
				all.add(Observation{Loss: l, Case: k, Format: format[float64]()})
			}
			t.Logf("%v, %d binades, %v", random.classes, len(random.binades), random.relations)
			require.Empty(t, random.missed(quotasOf(l)))
			require.Empty(t, all.missed(quotas{relations: seldom(l)}))
		})
	}
}

// quotasOf is what the random cases of a loss must hold.
func quotasOf(l spec.Loss) quotas {
	q := quotas{relations: map[string]float64{}, classes: map[Class]float64{Unit: 0.1}, binades: 30}
	if paired(l) {
		q.relations[Equal] = 0.01
	}
	if len(l.Kinks) > 0 {
		q.relations[AtKink] = 0.01
	}
	if n := len(l.Shape); n > 0 && l.Shape[n-1].Max > 1 && l.Pred.Couple != spec.Box {
		q.relations[TiedTop] = 0.01
	}
	switch d := l.Pred.At(firstShape(l), 0); d.Couple {
	case spec.Simplex, spec.LogSimplex:
		q.relations[Saturated] = 0.15
		q.binades = 5 // its numbers are multiples of a small power of two, so that sums are exact
		q.classes[Zero] = 0.04
		return q
	case spec.Box:
		q.binades = 10 // small integers and eighths, and thin sides
		q.classes[Zero] = 0.01
		return q
	default:
		if math.IsInf(d.Lo, -1) || math.IsInf(d.Hi, 1) {
			q.relations[Saturated] = 0.03
		}
		if d.Entry(0) == nil {
			q.classes[Zero] = 0.002
		}
		if d.Entry(0x1p-1060) == nil {
			q.classes[Tiny] = 0.01
		}
		if d.Entry(0x1p900) == nil {
			q.classes[Huge] = 0.005
		}
	}
	return q
}

// paired reports whether every entry of a prediction has an entry of the target to be compared with.
func paired(l spec.Loss) bool { return l.HasTarget() && slices.Equal(l.Shape, l.TargetShape) }

// seldom is what the cases of a loss must hold at least once, the fixed ones among them.
func seldom(l spec.Loss) map[string]float64 {
	least := map[string]float64{}
	if l.Pred.Couple != spec.Free || l.Pred.Rows != nil {
		return least // an ulp more in one entry of a row takes it off the simplex
	}
	if paired(l) {
		least[OneUlp] = 1e-9
	}
	s := plainSample(l, format[float64](), 0)
	for _, k := range l.Kinks { // beside a kink of the target alone no prediction lies
		for _, m := range k.Moves(s, choicesAtKink) {
			if !slices.Equal(m.Pred, s.Pred) {
				least[ByKink] = 1e-9
			}
		}
	}
	return least
}

// narrow are the properties that draw from a part of the domain on purpose: their cases are counted and shown with -v, and held to no quota.
var narrow = map[string]string{
	"accurate":          "samples where the definition cancels and the answer is a normal number",
	"exhaustive":        "the probabilities of sequences, without targets",
	"flat":              "samples of infinite value",
	"minimizer":         "a prediction beside the claimed optimum of a few targets",
	"r-descent":         "steps of a path, which are no samples",
	"r-redescending":    "residuals beyond the turn",
	"relative-accuracy": "predictions in a tail",
	"u-lipschitz-tight": "the samples that the claim names",
}

// TestDistributionOfProperties holds what every property draws, over all losses that it is about, to quotas. Of the two relations that chance
// seldom finds it has one for all properties together.
func TestDistributionOfProperties(t *testing.T) {
	const cases = 400
	of := map[string][]trial[float32]{}
	for _, e := range catalog.Entries() {
		l, err := e.Spec(nil)
		require.NoError(t, err)
		for _, tr := range trials[float32](l, nil, Settings{Seed: 1}) {
			if _, denial := tr.claim.(spec.Not); !denial && tr.prop.Draw != nil {
				of[tr.prop.Name] = append(of[tr.prop.Name], tr)
			}
		}
	}
	total := newSpread()
	t.Run("each", func(t *testing.T) {
		for _, name := range slices.Sorted(maps.Keys(of)) {
			t.Run(name, func(t *testing.T) {
				s, ts, want := newSpread(), of[name], quotas{classes: map[Class]float64{}, relations: map[string]float64{}}
				for _, tr := range ts {
					for _, o := range drawn(tr, (cases+len(ts)-1)/len(ts)) {
						s.add(o)
						total.add(o)
					}
					one := quotasOf(tr.loss)
					for r := range one.relations {
						want.relations[r] = 0.01
					}
				}
				t.Logf("%d losses and claims: %v, %d binades, %v", len(ts), s.classes, len(s.binades), s.relations)
				if why := narrow[name]; why != "" {
					t.Logf("narrow: %s", why)
					return
				}
				want.classes = map[Class]float64{Unit: 0.15, Zero: 0.005, Tiny: 0.01, Huge: 0.005, Subnormal: 0.0005}
				want.binades = 40
				require.Empty(t, s.missed(want))
			})
		}
	})
	for name := range narrow {
		require.Contains(t, of, name)
	}
	require.Empty(t, total.missed(quotas{relations: map[string]float64{OneUlp: 0.005, ByKink: 0.005}}))
}

// firstShape is the smallest shape of a prediction.
func firstShape(l spec.Loss) (shape []int) {
	for _, d := range l.Shape {
		shape = append(shape, d.Min)
	}
	return shape
}
