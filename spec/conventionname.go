package spec

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// conventionForms lists how the names of conventions are written.
var conventionForms = []string{
	"arguments:exchanged", "class:none-ignored", "clip:LO,HI", "domain:finite", "empty-mean:0|nan", "kink:any|0|lower|upper|middle", "label-smoothing:EPS",
	"log-floor:F", "mean:count", "mean:entries", "scaled:K", "weights:positive", "weights:uniform",
}

// ParseConvention finds a convention by its name, such as "clip:1e-07,0.9999999", as a library declares it. Numbers are decimal or hex.
// Applying one to a loss that it is not about is an error too, which is why the loss is asked for.
func ParseConvention(name string, l Loss) (c Convention, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("convention %q does not suit %s: %v", name, l.Name, p)
		}
	}()
	kind, text, _ := strings.Cut(name, ":")
	var v []float64
	for _, word := range strings.Split(text, ",") {
		if x, err := strconv.ParseFloat(word, 64); err == nil && !math.IsNaN(x) && !math.IsInf(x, 0) {
			v = append(v, x)
		}
	}
	switch {
	case name == "arguments:exchanged":
		c = Exchanged()
	case name == "class:none-ignored":
		c = EveryClass()
	case name == "domain:finite":
		c = FiniteOnly()
	case name == "empty-mean:0":
		c = EmptyMean(0)
	case name == "empty-mean:nan":
		c = EmptyMean(math.NaN())
	case kind == "kink" && slices.Contains([]Element{ElementAny, ElementZero, ElementLower, ElementUpper, ElementMiddle}, Element(text)):
		c = AtKinks(Element(text))
	case name == "mean:count":
		c = MeanOverCount()
	case name == "mean:entries":
		c = MeanOverEntries()
	case name == "weights:positive":
		c = PositiveWeights()
	case name == "weights:uniform":
		c = Uniform()
	case kind == "clip" && len(v) == 2 && v[0] < v[1]:
		c = Clip(v[0], v[1])
	case kind == "log-floor" && len(v) == 1 && v[0] < 0:
		c = LogFloor(v[0])
	case kind == "scaled" && len(v) == 1 && v[0] > 0:
		c = Scaled(v[0])
	case kind == "label-smoothing" && len(v) == 1 && v[0] >= 0 && v[0] < 1:
		c = LabelSmoothing(v[0])
	default:
		return c, fmt.Errorf("convention %.60q of %s: want one of %s", name, l.Name, strings.Join(conventionForms, ", "))
	}
	c.Apply(l)
	return c, nil
}
