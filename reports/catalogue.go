package reports

// A Catalogue is what a report is told of losses beside the results. It is plain data, made by whoever knows them: a record and a
// catalogue can be read by a program that has no loss.
type Catalogue struct {
	Losses    []Loss
	Contracts []Claim // what is asked of every loss
}

// A Loss describes one loss with its default parameters.
type Loss struct {
	Name       string   `json:"loss"`
	Title      string   `json:"title"` // with its parameters
	Family     string   `json:"family"`
	Definition string   `json:"definition"`         // the formula in plain text
	Takes      []Term   `json:"takes"`              // parameters, arguments, what gradients there are, kinks
	Special    []Term   `json:"special,omitempty"`  // the "Special cases are:" table
	Claims     []Claim  `json:"claims"`             // what properties try to refute, beside the contracts of every loss
	Contracts  []string `json:"contracts"`          // ids of those contracts that apply
	Accuracy   []Term   `json:"accuracy,omitempty"` // where our reference falls short of grade A, and why
	Sources    []Source `json:"sources,omitempty"`
	Elsewhere  []Term   `json:"elsewhere,omitempty"` // what other libraries call it
	Curve      *Curve   `json:"curve,omitempty"`     // nil where no line through its domain tells much
}

// A Term is a name and what there is to say of it.
type Term struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// A Claim is a statement that a property tries to refute.
type Claim struct {
	ID   string `json:"id"`             // as results name it: [Result.Property]
	Of   string `json:"of,omitempty"`   // which of several claims of that id: [Result.Claim]
	Says string `json:"says,omitempty"` // the sentence
}

// A Source is where a definition or a claim comes from; URL is empty where there is none.
type Source struct {
	Text string `json:"text"`
	URL  string `json:"url,omitempty"`
}

// A Curve is the exact value of a loss, and its slope, along a line through its domain.
type Curve struct {
	Along string     `json:"along"` // what moves: "pred", "pred[0], the others 0"
	X     []float64  `json:"x"`     // increasing
	Value []Float    `json:"value"` // at each x
	Slope []Float    `json:"slope"` // along the line; NaN where there is none, empty where none is specified
	Kinks []KinkMark `json:"kinks,omitempty"`
}

// A KinkMark is a point of a curve where a derivative jumps or a formula changes.
type KinkMark struct {
	X    float64 `json:"x"`
	Name string  `json:"name"`
}
