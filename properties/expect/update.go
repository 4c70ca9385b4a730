package expect

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/reports"
)

// Changes say what Update did, an expectation or a failure each.
type Changes struct {
	Added   []string // failures that have an entry now, which somebody has to explain
	Removed []string // expectations whose failures pass
	Known   []string // failures that an expectation which stays is about already: a second one would never be tried
}

// Update is a file of expectations, read as of now, brought in line with a record: entries and witnesses whose failures pass are left out, and each
// failure that no other is about has an entry at the end, with its witness and without a reason. Read refuses that until somebody has explained it.
// Comments and the order of what stays are kept.
func Update(text string, now time.Time, results []reports.Result) (updated string, c Changes, err error) {
	entries, err := read(strings.NewReader(text), now)
	if err != nil {
		return "", c, err
	}
	head, told := cut(text, "[[expect]]")
	if len(entries) != len(told) {
		return "", c, fmt.Errorf("expectations: %d entries begin a line with [[expect]], of %d: write them so", len(told), len(entries))
	}
	var known []properties.Expectation
	var places [][2]int // of each that is known, its entry and its part
	for i, e := range entries {
		for j, part := range e.parts {
			known = append(known, part...)
			places = append(places, slices.Repeat([][2]int{{i, j}}, len(part))...)
		}
	}
	stale := map[[2]int]bool{}
	for _, r := range results {
		if i := first(known, r); i >= 0 && r.Verdict == reports.Xpass {
			stale[places[i]] = true
			c.Removed = append(c.Removed, known[i].String())
		}
	}
	var b strings.Builder
	b.WriteString(head)
	for i, e := range entries {
		kept, err := without(told[i], e, func(part int) bool { return stale[[2]int{i, part}] })
		if err != nil {
			return "", c, fmt.Errorf("expectations: entry %d: %w", i+1, err)
		}
		b.WriteString(kept)
	}
	for _, r := range results {
		if !r.Verdict.Accuses() || r.Blame != "" || r.Failure == nil || r.Failure.Witness == "" || r.Level == reports.May {
			continue
		}
		what := r.Loss + " " + r.Dtype + " " + named(r)
		if slices.Contains(c.Added, what) || slices.Contains(c.Known, what) { // at MUST and at SHOULD: one witness tells both
			continue
		}
		if i := first(known, r); i >= 0 && !stale[places[i]] {
			c.Known = append(c.Known, what)
			continue
		}
		c.Added = append(c.Added, what)
		if s := b.String(); s != "" && !strings.HasSuffix(s, "\n\n") {
			b.WriteString("\n")
		}
		b.WriteString(unexplained(r))
	}
	return b.String(), c, nil
}

// first is the index of the expectation that decides about a result; -1: none is about it.
func first(all []properties.Expectation, r reports.Result) int {
	return slices.IndexFunc(all, func(e properties.Expectation) bool { return e.Matches(r) })
}

// without is the text of an entry without the parts that are stale, empty if all are.
func without(text string, e cause, stale func(part int) bool) (string, error) {
	gone := 0
	for part := range e.parts {
		if stale(part) {
			gone++
		}
	}
	switch gone {
	case 0:
		return text, nil
	case len(e.parts):
		return "", nil
	}
	head, lines := cut(text, "{")
	if len(lines) != e.own || stale(e.own) {
		return "", fmt.Errorf("%d of %d witnesses that say what they are for begin a line with {: write them so, and leave out what passes by hand", len(lines), e.own)
	}
	var b strings.Builder
	b.WriteString(head)
	for i, line := range lines {
		if !stale(i) {
			b.WriteString(line)
		} else if _, end, ok := strings.Cut(line, "\n]"); ok {
			b.WriteString("]" + end)
		}
	}
	return b.String(), nil
}

// cut cuts a text before each line that begins with a prefix, and before the comment that stands above it.
func cut(text, prefix string) (head string, parts []string) {
	var now, comment strings.Builder
	started := false
	for line := range strings.Lines(text) {
		switch trimmed := strings.TrimSpace(line); {
		case strings.HasPrefix(trimmed, "#"):
			comment.WriteString(line)
			continue
		case strings.HasPrefix(trimmed, prefix):
			if started {
				parts = append(parts, now.String())
			} else {
				head = now.String()
			}
			started = true
			now.Reset()
		}
		now.WriteString(comment.String())
		comment.Reset()
		now.WriteString(line)
	}
	now.WriteString(comment.String())
	if started {
		return head, append(parts, now.String())
	}
	return now.String(), nil
}

// unexplained is a failure as an expectation that has to be explained.
func unexplained(r reports.Result) string {
	f := r.Failure
	var b strings.Builder
	fmt.Fprintf(&b, "[[expect]]\nloss = %s\ndtype = %s\nproperty = %s\n", literal(pattern(r.Loss)), literal(r.Dtype), literal(pattern(named(r))))
	fmt.Fprintf(&b, "# %s\n# %s: got %s, exact %s\n", comment(f.Says), comment(f.Why), comment(f.Got), comment(f.Want))
	fmt.Fprintf(&b, "reason = \"\"\nwitness = [%s]\n", literal(f.Witness))
	return b.String()
}

// named is the property with the claim that tells it from others.
func named(r reports.Result) string {
	if r.Claim == "" {
		return r.Property
	}
	return r.Property + "/" + r.Claim
}

// pattern is a glob that matches s alone.
func pattern(s string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(s)
}

// literal is a string of TOML in which nothing is escaped; names and witnesses hold no quotes.
func literal(s string) string { return "'" + strings.ReplaceAll(s, "'", "") + "'" }

// comment is one line that a terminal can show.
func comment(s string) string { return reports.Printable(strings.ReplaceAll(s, "\n", " ")) }
