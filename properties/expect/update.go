package expect

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/reports"
)

// Update is a file of expectations brought in line with a record: entries whose failures pass are left out, and each failure that none is about has
// an entry at the end, with its witness and without a reason. Read refuses that until somebody has explained it. Comments and
// the order of what stays are kept; known is what the file holds.
func Update(text string, known []properties.Expectation, results []reports.Result) (updated string, added, removed []string, err error) {
	head, entries := blocks(text)
	if len(entries) != len(known) {
		return "", nil, nil, fmt.Errorf("expectations: %d entries begin a line with [[expect]], of %d: write them so", len(entries), len(known))
	}
	var b strings.Builder
	b.WriteString(head)
	for i, e := range known {
		stale := func(r reports.Result) bool {
			return r.Verdict == reports.Xpass && slices.IndexFunc(known, func(k properties.Expectation) bool { return k.Matches(r) }) == i
		}
		if slices.ContainsFunc(results, stale) {
			removed = append(removed, e.String())
			continue
		}
		b.WriteString(entries[i])
	}
	for _, r := range results {
		if !r.Verdict.Accuses() || r.Blame != "" || r.Failure == nil || r.Failure.Witness == "" || r.Level == reports.May {
			continue
		}
		if what := r.Loss + " " + r.Dtype + " " + named(r); slices.Contains(added, what) { // at MUST and at SHOULD: one witness tells both
			continue
		} else {
			added = append(added, what)
		}
		if s := b.String(); s != "" && !strings.HasSuffix(s, "\n\n") {
			b.WriteString("\n")
		}
		b.WriteString(entry(r))
	}
	return b.String(), added, removed, nil
}

// blocks cuts a file before each [[expect]], and before the comment that stands above it.
func blocks(text string) (head string, entries []string) {
	var now, comment strings.Builder
	started := false
	for line := range strings.Lines(text) {
		switch trimmed := strings.TrimSpace(line); {
		case strings.HasPrefix(trimmed, "#"):
			comment.WriteString(line)
			continue
		case trimmed == "[[expect]]":
			if started {
				entries = append(entries, now.String())
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
		return head, append(entries, now.String())
	}
	return now.String(), nil
}

// entry is a failure as an expectation that has to be explained.
func entry(r reports.Result) string {
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
