package reports

// A Status is what people are told first of a result or a row: a glyph and a word, and how they should feel about it. Colour is
// lost on paper, in a log and on one reader in twelve; glyph and word are not.
type Status struct {
	Glyph, Word string
	Mood        Mood
}

// A Mood is what a colour may say.
type Mood string

// The moods.
const (
	Good    Mood = "good"    // tried, and held
	Bad     Mood = "bad"     // to be mended
	Unsure  Mood = "unsure"  // not known, or short of quality
	Neutral Mood = "neutral" // nothing was tried, or it went as expected
)

// String is "✓ pass".
func (s Status) String() string { return s.Glyph + " " + s.Word }

// Status is what the result comes to. A failure that only touches quality is named by its level, since most readers want to
// tell "wrong" from "could be better"; a convention that differs is as good as a pass.
func (r Result) Status() Status {
	v := r.Verdict
	switch {
	case r.Accused() && r.Level == Should:
		return Status{"△", "should", Unsure}
	case r.Vacuous():
		return Status{"?", "vacuous", Unsure}
	case r.Convention():
		v = Pass
	}
	return v.Status()
}

// Status says how to feel about a verdict.
func (v Verdict) Status() Status {
	mood := Neutral
	switch {
	case v.Accuses():
		mood = Bad
	case v == Pass:
		mood = Good
	case v == Xpass, v == NotRun, v == Undecided:
		mood = Unsure
	}
	return Status{v.Glyph(), string(v), mood}
}
