package expect

import (
	"fmt"
	"maps"
	"slices"
)

// globs are patterns of which one has to match; none: everything matches.
type globs []string

// UnmarshalTOML takes one glob, or a list of them.
func (g *globs) UnmarshalTOML(v any) error {
	if one, ok := v.(string); ok {
		v = []any{one}
	}
	list, ok := v.([]any)
	if !ok || len(list) == 0 {
		return fmt.Errorf("%v: want a glob, or a list of globs", v)
	}
	for _, e := range list {
		one, ok := e.(string)
		if !ok {
			return fmt.Errorf("%v: want a glob such as \"u-*\"", e)
		}
		*g = append(*g, one)
	}
	return nil
}

// or is g, where it says something, and otherwise what the entry says.
func (g globs) or(entry globs) globs {
	switch {
	case len(g) > 0:
		return g
	case len(entry) > 0:
		return entry
	}
	return globs{""}
}

// A witness is a case, and what it has to fail in, where that is not all that its entry is about.
type witness struct {
	Loss, Dtype, Property globs
	Case                  string
}

// everywhere reports whether the case has to fail in all that its entry is about.
func (w witness) everywhere() bool { return w.Loss == nil && w.Dtype == nil && w.Property == nil }

// UnmarshalTOML takes a case by itself, or a table of it and of what it is for.
func (w *witness) UnmarshalTOML(v any) error {
	if text, ok := v.(string); ok {
		w.Case = text
		return nil
	}
	table, ok := v.(map[string]any)
	if !ok {
		return fmt.Errorf("witness %v: want a case, or {loss, dtype, property, case}", v)
	}
	for _, key := range slices.Sorted(maps.Keys(table)) {
		var err error
		switch key {
		case "loss":
			err = w.Loss.UnmarshalTOML(table[key])
		case "dtype":
			err = w.Dtype.UnmarshalTOML(table[key])
		case "property":
			err = w.Property.UnmarshalTOML(table[key])
		case "case":
			w.Case, ok = table[key].(string)
			if !ok {
				err = fmt.Errorf("case %v: want a string", table[key])
			}
		default:
			err = fmt.Errorf("unknown key witness.%s: want {loss, dtype, property, case}", key)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
