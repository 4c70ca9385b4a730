package history

import (
	"cmp"
	"slices"

	"golang.org/x/perf/benchunit"
)

// A Series is one benchmark over the commits, on one class of machines.
type Series struct {
	Machine, Name string
	Unit          string  // benchfmt's: "cpu-sec/op" for cpu-ns/op
	Points        []Point // in the order of time
	Steps         []Step  // where it changed
}

// A Point is the value at one commit.
type Point struct {
	Run   Run // without its values
	Value float64
}

// A Step is a change between a point and the one before it.
type Step struct {
	At    int     // the first point of the new level
	Ratio float64 // of the medians after and before, up to the steps next to it
}

// Trends are the series of a unit, in the order of machines and names: those of benchmarks that some run has. The unit may be
// written as benchmarks print it. Runs must be in the order of Read.
func Trends(runs []Run, unit string) (all []Series) {
	_, unit = benchunit.Tidy(1, unit)
	at := map[[2]string]int{}
	for _, r := range runs {
		for name, values := range r.Values {
			v, ok := values[unit]
			if !ok {
				continue
			}
			key := [2]string{r.Machine, name}
			i, known := at[key]
			if !known {
				i = len(all)
				at[key] = i
				all = append(all, Series{Machine: r.Machine, Name: name, Unit: unit})
			}
			point := r
			point.Values = nil
			all[i].Points = append(all[i].Points, Point{point, v})
		}
	}
	slices.SortFunc(all, func(a, b Series) int { return cmp.Or(cmp.Compare(a.Machine, b.Machine), cmp.Compare(a.Name, b.Name)) })
	for i := range all {
		var values []float64
		for _, p := range all[i].Points {
			values = append(values, p.Value)
		}
		all[i].Steps = Steps(values, nil)
	}
	return all
}

// Text is a value with its unit, scaled for people.
func (s Series) Text(v float64) string {
	unit, of := " "+s.Unit, benchunit.ClassOf(s.Unit)
	if s.Unit == "sec/op" || s.Unit == "cpu-sec/op" {
		unit = "s"
	}
	return benchunit.Scale(v, of) + unit
}

// Spark draws the series, between its least and its largest value.
func (s Series) Spark() string {
	least, most := s.Points[0].Value, s.Points[0].Value
	for _, p := range s.Points {
		least, most = min(least, p.Value), max(most, p.Value)
	}
	const bars = "▁▂▃▄▅▆▇█"
	line := make([]rune, len(s.Points))
	for i, p := range s.Points {
		height := 0
		if most > least {
			height = int((p.Value - least) / (most - least) * 7.999)
		}
		line[i] = []rune(bars)[height]
	}
	return string(line)
}
