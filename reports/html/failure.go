package html

import (
	"slices"

	"github.com/lossgate/lossgate/reports"
)

// A failurePage is one counterexample, with what helps to find its cause.
type failurePage struct {
	Result     reports.Result
	Status     reports.Status
	Loss       string // its page
	Lines      []reports.Line
	Inputs     []reports.Input
	Like       []reports.Bug // known bugs of this loss that the same property finds
	LikeOthers bool          // they are bugs of other losses: none is known of this one
	Code       []snippet
	Back, On   string // the pages before and after
}

// most is how many bugs a failure is compared with.
const most = 5

func (b *book) failure(i int) failurePage {
	r := b.failures[i].result
	p := failurePage{Result: r, Status: r.Status()}
	for _, l := range b.losses {
		if l.name == r.Name {
			p.Loss = l.path
		}
	}
	if f := r.Failure; f != nil {
		for _, l := range f.Lines() {
			if l.Label != "input" && l.Label != "again" && l.Label != "witness" {
				p.Lines = append(p.Lines, l)
			}
		}
		p.Inputs, p.Code = f.Input, snippets(r)
	}
	if r.Claim != "" {
		p.Lines = append(p.Lines, reports.Line{Label: "claim", Text: r.Claim})
	}
	if r.Note != "" {
		p.Lines = append(p.Lines, reports.Line{Label: "note", Text: r.Note})
	}
	p.Like, p.LikeOthers = b.like(r)
	if i > 0 {
		p.Back = b.failures[i-1].path
	}
	if i+1 < len(b.failures) {
		p.On = b.failures[i+1].path
	}
	return p
}

// like finds the known bugs that a failure looks like: those that the same property finds in the same loss, or else in any. A bug that
// few properties find is the likelier one.
func (b *book) like(r reports.Result) (bugs []reports.Bug, others bool) {
	for _, others := range []bool{false, true} {
		for _, bug := range b.site.Bugs {
			if (bug.Loss != r.Name) == others && slices.Contains(bug.By, r.Property) {
				bugs = append(bugs, bug)
			}
		}
		if len(bugs) > 0 {
			slices.SortStableFunc(bugs, func(x, y reports.Bug) int { return len(x.By) - len(y.By) })
			return bugs[:min(len(bugs), most)], others
		}
	}
	return nil, false
}
