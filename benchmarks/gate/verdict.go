package gate

// A Verdict says what is known of one benchmark.
type Verdict int

// The verdicts.
const (
	Undecided   Verdict = iota // too noisy, too few samples, or two rounds that disagree; it is never a pass
	Equivalent                 // the change is smaller than the margin, either way
	Improvement                // less by more than the margin
	Regression                 // more by more than the margin
)

// String is the verdict as the table has it.
func (v Verdict) String() string {
	return [...]string{"undecided", "equivalent", "improvement", "regression"}[v]
}

// Glyph is the verdict in one character.
func (v Verdict) Glyph() string { return [...]string{"?", "=", "✓", "✗"}[v] }

// Settings say when a change is one. nil and zero fields mean the defaults, which are those that were measured: BENCH.md has the rates of false
// alarms and of detection.
type Settings struct {
	Margin       float64 // what is not worth a word; 0 means 0.02, since another layout of the same code moves by 2 % (BENCHMARKS 2.5)
	Alpha        float64 // of each one-sided test; 0 means 0.01
	Instructions float64 // the growth of a count of instructions that is one; 0 means 0.01
}

func (s *Settings) resolved() Settings {
	var r Settings
	if s != nil {
		r = *s
	}
	for _, f := range []struct {
		field *float64
		is    float64
	}{{&r.Margin, 0.02}, {&r.Alpha, 0.01}, {&r.Instructions, 0.01}} {
		if *f.field == 0 {
			*f.field = f.is
		}
	}
	return r
}

// of is the verdict that an interval supports.
func (s Settings) of(i Interval) Verdict {
	most := 1 + s.Margin
	switch {
	case i.Lo > most:
		return Regression
	case i.Hi < 1/most:
		return Improvement
	case i.Lo >= 1/most && i.Hi <= most: // two one-sided tests
		return Equivalent
	}
	return Undecided
}

// overRounds judges samples that were taken in one or two rounds. A change is one in all of them together, and the estimate of each round by itself
// must be beyond the margin: so no passing disturbance is a change.
func (s Settings) overRounds(base, head [][]float64) (Interval, Verdict) {
	all := Ratio(join(base), join(head), s.Alpha)
	v := s.of(all)
	for i := range base {
		switch mid := Ratio(base[i], head[i], s.Alpha).Mid; {
		case v == Regression && mid <= 1+s.Margin, v == Improvement && mid >= 1/(1+s.Margin):
			return all, Undecided
		}
	}
	return all, v
}

func join(rounds [][]float64) (all []float64) {
	for _, r := range rounds {
		all = append(all, r...)
	}
	return all
}

// Settled reports whether the rounds so far say that nothing has changed, of head as of the canary. What they do not settle is worth another.
func Settled(b Benchmark, settings *Settings) bool {
	s := settings.resolved()
	r := Judge(b, nil, settings)
	return s.of(r.Time) == Equivalent && !r.Alarm
}
