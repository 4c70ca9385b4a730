package main

import (
	"fmt"
	"slices"
	"strings"
)

// didYouMean is " (did you mean a, b?)" for the names nearest to what was typed, or empty when none is near.
func didYouMean(typed string, names []string) string {
	if near := nearest(typed, names); len(near) > 0 {
		return fmt.Sprintf(" (did you mean %s?)", strings.Join(near, ", "))
	}
	return ""
}

// nearest returns at most three names that a slip of the fingers or of the memory may have meant, nearest first: a third of the
// letters may be wrong, rounded up, and a part of a name stands for it.
func nearest(typed string, names []string) []string {
	type guess struct {
		name string
		far  int
	}
	var guesses []guess
	typed = strings.ToLower(strings.Trim(typed, "*?"))
	for _, name := range names {
		far := distance(typed, strings.ToLower(name))
		part := len(typed) > 2 && strings.Contains(strings.ToLower(name), typed)
		if far <= (len(typed)+2)/3 || part {
			guesses = append(guesses, guess{name, far})
		}
	}
	slices.SortStableFunc(guesses, func(a, b guess) int { return a.far - b.far })
	var near []string
	for _, g := range guesses[:min(3, len(guesses))] {
		near = append(near, g.name)
	}
	return near
}

// distance counts the letters to insert, to delete or to exchange to turn a into b (Levenshtein's distance).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
