package reports

// A Bug is a known bug of a loss, which the suite is measured by: somebody made it, or might, and the properties that found it are
// the ones that a failure is compared with.
type Bug struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Loss    string   `json:"loss"`
	Dtype   string   `json:"dtype"`
	Says    string   `json:"says"`             // what is wrong
	Trigger string   `json:"trigger"`          // what input shows it
	Thread  string   `json:"thread,omitempty"` // where it was reported: owner/repository#number; empty: made up
	By      []string `json:"by"`               // the properties that found it
	Of      int      `json:"of"`               // how many properties attack the loss
	Cases   int      `json:"cases"`            // how many cases the quickest of them took, the median of several trials
}
