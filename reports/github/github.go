// Package github writes a record as workflow commands of GitHub Actions, which turn failures into annotations of a run.
package github

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/lossgate/lossgate/reports"
)

// most is how many annotations of a kind GitHub shows for one step.
const most = 10

// Write writes one command for each failure: an error where it decides the exit code, a warning elsewhere. Of each kind there are at
// most ten, the last of which counts those that had no room.
func Write(w io.Writer, rec reports.Record) error {
	failures := reports.Failures(slices.SortedStableFunc(slices.Values(rec.Results), reports.Compare))
	var errs, warnings []string
	for _, r := range failures {
		if r.Level.Decides(rec.Header.Strict) || r.Verdict == reports.Xpass || r.Blame != "" {
			errs = append(errs, command("error", r))
		} else {
			warnings = append(warnings, command("warning", r))
		}
	}
	lines := slices.Concat(capped("error", errs), capped("warning", warnings))
	if s := rec.Summary(); !s.Whole {
		lines = append(lines, "::warning title=lossgate::the record is not whole: the run was interrupted, or its file was cut off")
	}
	for _, l := range lines {
		if _, err := fmt.Fprintln(w, l); err != nil {
			return err
		}
	}
	return nil
}

func capped(kind string, lines []string) []string {
	if len(lines) <= most {
		return lines
	}
	return append(lines[:most-1:most-1], fmt.Sprintf("::%s title=lossgate::and %s: the record has them all", kind, reports.Plural(len(lines)-most+1, "more failure")))
}

// command is the annotation of one failure.
func command(kind string, r reports.Result) string {
	title := fmt.Sprintf("%s · %s · %s · %s: %s", r.Loss, r.Impl, r.Dtype, r.Property, r.Status().Word)
	text := r.Note
	if f := r.Failure; f != nil {
		text = f.Headline()
		if f.Says != "" {
			text += "\n" + f.Says
		}
		if f.Repro != "" {
			text += "\n" + f.Repro
		}
	}
	if r.Verdict == reports.Xpass {
		text = "an expected failure passes: the expectation is stale\n" + text
	}
	if r.Blame != "" {
		text = "blamed on the " + string(r.Blame) + " and not on the implementation\n" + text
	}
	return fmt.Sprintf("::%s title=%s::%s", kind, argument(title), message(text))
}

// message escapes the text of a command as actions/toolkit does (packages/core/src/command.ts): a line end would end the command, and
// what follows it could be another.
func message(s string) string {
	lines := strings.Split(strings.ReplaceAll(s, "%", "%25"), "\n")
	for i, l := range lines {
		lines[i] = reports.Printable(l)
	}
	return strings.Join(lines, "%0A")
}

// argument escapes what stands between the name of a command and its text.
func argument(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(strings.ReplaceAll(message(s), "%0A", " "))
}
