package html

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/lossgate/lossgate/reports"
)

// A certified is one certificate as people read it.
type certified struct {
	Loss, Path       string // Path is empty where the site has no page of the loss
	By, Dtype        string
	Targets          string
	Inputs, Whole    string
	Value, Gradient  worst
	Decided, Audited string
}

// A worst is the largest error of values or derivatives. None says that all are correctly rounded.
type worst struct {
	None              bool
	Ulps, Shade, At   string
	Misrounded, Share string
}

// certificates lists the certificates, or those of the loss of one name.
func (b *book) certificates(name string) (all []certified) {
	for _, c := range b.site.Certificates {
		if name != "" && c.Name != name {
			continue
		}
		var targets []string
		for _, t := range c.Targets {
			targets = append(targets, short(t))
		}
		row := certified{
			Loss: c.Loss, By: c.Impl + ", " + c.Variant, Dtype: c.Dtype, Targets: strings.Join(targets, " and "),
			Inputs: thousands(c.Tried()), Value: worstOf(c.Value, c.Tried()), Gradient: worstOf(c.Gradient, c.Tried()),
			Decided: thousands(c.Value.Escalated + c.Gradient.Escalated), Audited: thousands(c.Audited),
		}
		if row.Targets == "" {
			row.Targets = "all"
		}
		if !c.Whole() {
			row.Whole = fmt.Sprintf("of %s", thousands(c.Inputs))
		}
		if i := slices.IndexFunc(b.losses, func(l lossEntry) bool { return l.name == c.Name }); i >= 0 {
			row.Path = b.losses[i].path
		}
		all = append(all, row)
	}
	return all
}

// worstOf is what became of so many answers.
func worstOf(w reports.Worst, answers int) worst {
	if w.Misrounded == 0 {
		return worst{None: true, Shade: shade(0)}
	}
	ulps := reports.Float(w.Ulps)
	at := "pred " + w.Pred
	if w.Target != "" {
		at += ", target " + short(w.Target)
	}
	return worst{
		Ulps: ulps.Short(), Shade: shade(ulps), At: at, Misrounded: thousands(w.Misrounded),
		Share: strconv.FormatFloat(100*float64(w.Misrounded)/float64(max(answers, 1)), 'g', 2, 64),
	}
}

// short writes a hexadecimal number in decimal where that is exact and no longer, as of the labels 0 and 1.
func short(hex string) string {
	if v, err := strconv.ParseFloat(hex, 64); err == nil {
		if s := label(v); len(s) <= len(hex) && v == math.Trunc(v) {
			return s
		}
	}
	return hex
}

// thousands writes a number in groups of three digits.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "\u202f" + s[i:]
	}
	return s
}
