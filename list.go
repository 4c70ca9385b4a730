package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
)

// A listing is one loss as list -json writes it, one object a line.
type listing struct {
	Loss       string               `json:"loss"`
	Family     spec.Family          `json:"family"`
	Params     map[string][]float64 `json:"params"` // with their defaults; a vector that is empty by default has no entries
	Claims     int                  `json:"claims"`
	Definition string               `json:"definition"`
}

func runList(_ context.Context, c console, flags *flag.FlagSet, args []string) int {
	asJSON := flags.Bool("json", false, "one JSON object a line")
	ofProperties := flags.Bool("properties", false, "list the properties instead: where each is stated, which losses claim it, how many cases a check runs")
	ofClaims := flags.Bool("claims", false, "list what a survey article says of losses, what is true of it, and the properties that execute it")
	if code, done := c.parse(flags, args); done {
		return code
	}
	switch {
	case *ofProperties && *ofClaims:
		return c.usage("list: want -properties or -claims, not both")
	case *ofProperties:
		return listProperties(c, flags.Args(), *asJSON)
	case flags.NArg() > 0:
		return c.usage("list: takes no arguments, got %q; lossgate describe %s tells of one loss", flags.Args(), flags.Arg(0))
	case *ofClaims:
		return listClaims(c, *asJSON)
	}
	return listLosses(c, *asJSON)
}

func listLosses(c console, asJSON bool) int {
	t := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	if !asJSON {
		fmt.Fprintln(t, "loss\tfamily\tparameters\tclaims\tdefinition")
	}
	for _, e := range catalog.Entries() {
		l, err := e.Exact(nil)
		if err != nil {
			fmt.Fprintf(c.err, "lossgate: list: %v\n", err)
			return reports.ExitSuite
		}
		if asJSON {
			line := listing{l.Name, l.Family, map[string][]float64{}, len(l.Claims), l.Definition}
			for _, p := range e.Params {
				line.Params[p.Name] = append([]float64{}, p.Value...)
			}
			if err := json.NewEncoder(c.out).Encode(line); err != nil {
				return c.usage("list: %v", err)
			}
			continue
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%d\t%s\n", l.Name, l.Family, defaults(e), len(l.Claims), l.Definition)
	}
	t.Flush()
	return reports.ExitConformant
}

// defaults is "delta=1" for each parameter, as eval takes them.
func defaults(e catalog.Entry) string {
	var parts []string
	for _, p := range e.Params {
		if len(p.Value) == 0 {
			parts = append(parts, p.Name+"=…")
			continue
		}
		parts = append(parts, p.Name+"="+joined(p.Value))
	}
	return strings.Join(parts, " ")
}

// joined is numbers as eval takes them, in the shortest decimals that mean the same bits.
func joined(v []float64) string {
	words := make([]string, len(v))
	for i, x := range v {
		words[i] = strconv.FormatFloat(x, 'g', -1, 64)
	}
	return strings.Join(words, ",")
}
