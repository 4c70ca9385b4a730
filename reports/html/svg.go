package html

import (
	"fmt"
	"html/template"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/lossgate/lossgate/reports"
)

// coordinate writes a number of a drawing with one decimal: a tenth of a unit is less than a pixel, and the same everywhere.
func coordinate(v float64) string {
	s := strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64)
	if s == "-0" {
		return "0"
	}
	return s
}

// ticks are about n round numbers from lo to hi.
func ticks(lo, hi float64, n int) (all []float64) {
	raw := (hi - lo) / float64(n)
	if !(raw > 0) || math.IsInf(raw, 0) {
		return nil
	}
	power := math.Pow(10, math.Floor(math.Log10(raw)))
	step := 10 * power
	for _, m := range []float64{1, 2, 5} {
		if m*power >= raw {
			step = m * power
			break
		}
	}
	for i := math.Ceil(lo/step - 1e-9); i*step <= hi+step*1e-9; i++ {
		all = append(all, i*step)
	}
	return all
}

// label is a tick's number with a minus sign, not a hyphen.
func label(v float64) string {
	if v == 0 {
		return "0" // and not −0
	}
	return strings.Replace(strconv.FormatFloat(v, 'g', 5, 64), "-", "−", 1)
}

// The frame of a curve's drawing, in its own units.
const (
	wide, high                = 560.0, 310.0
	left, right, above, below = 52.0, 14.0, 34.0, 48.0
)

// A scale maps one axis onto the drawing.
type scale struct{ lo, hi, from, to float64 }

func (s scale) at(v float64) float64 { return s.from + (v-s.lo)/(s.hi-s.lo)*(s.to-s.from) }

// drawCurve draws the value, solid, and the slope, dashed, with the kinks as marks. Series are told apart by their stroke and by
// words, not by colour alone.
func drawCurve(c *reports.Curve, name string) template.HTML {
	lo, hi := bounds(c)
	x := scale{c.X[0], c.X[len(c.X)-1], left, wide - right}
	y := scale{lo, hi, high - below, above}
	var b, lines, texts strings.Builder
	fmt.Fprintf(&b, `<svg class="plot" viewBox="0 0 %v %v" role="img" aria-label="%s along %s: exact value%s">`,
		wide, high, template.HTMLEscapeString(name), template.HTMLEscapeString(c.Along), map[bool]string{true: " and slope"}[len(c.Slope) > 0])
	for _, t := range ticks(lo, hi, 5) {
		fmt.Fprintf(&lines, "M%v %sH%v", left, coordinate(y.at(t)), wide-right)
		fmt.Fprintf(&texts, `<text x="%v" y="%s">%s</text>`, left-6, coordinate(y.at(t)+4), label(t))
	}
	texts.WriteString(`</g><g class="m">`)
	for _, t := range ticks(x.lo, x.hi, 8) {
		fmt.Fprintf(&lines, "M%s %vv5", coordinate(x.at(t)), high-below)
		fmt.Fprintf(&texts, `<text x="%s" y="%v">%s</text>`, coordinate(x.at(t)), high-below+19, label(t))
	}
	fmt.Fprintf(&b, `<path d="%s"/><g class="e">%s<text x="%v" y="%v">%s</text></g>`, lines.String(), texts.String(), wide/2, high-3, template.HTMLEscapeString(c.Along))
	for i, k := range c.Kinks {
		at := coordinate(x.at(k.X))
		fmt.Fprintf(&b, `<g class="kink"><path d="M%s %vV%v"/><text x="%s" y="%v" class="m">%s</text></g>`, at, above, high-below, at, above-4-float64(i%2)*10, template.HTMLEscapeString(k.Name))
	}
	if len(c.Slope) > 0 {
		fmt.Fprintf(&b, `<path class="slope" d="%s"/>`, trace(c.X, c.Slope, x, y))
	}
	fmt.Fprintf(&b, `<path class="value" d="%s"/></svg>`, trace(c.X, c.Value, x, y))
	return template.HTML(b.String())
}

// bounds are what the drawing shows of the values and slopes: all of them, unless a few are far beyond the others.
func bounds(c *reports.Curve) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for i, series := range [][]reports.Float{c.Value, c.Slope} {
		for _, v := range series {
			if y := float64(v); !math.IsInf(y, 0) && y == y {
				if i == 1 { // the slope at the edge of a domain may be anything: the value decides
					y = min(max(y, lo-1, -8), max(hi+1, 8))
				}
				lo, hi = min(lo, y), max(hi, min(y, 1e3))
			}
		}
	}
	pad := 0.05 * (hi - lo)
	if !(pad > 0) {
		pad = 1
	}
	return lo - pad, hi + pad
}

// A point is a place in the drawing.
type point struct{ x, y float64 }

// trace is the path of a series, broken where there is no number, and cut off where it leaves the drawing.
func trace(xs []float64, ys []reports.Float, x, y scale) string {
	var b strings.Builder
	var run []point
	flush := func() {
		for i, p := range straightened(run) {
			sep := " "
			if i == 0 {
				sep = "M"
			}
			b.WriteString(sep + coordinate(p.x) + " " + coordinate(p.y))
		}
		run = nil
	}
	outside := false
	for i, v := range ys {
		at := point{x.at(xs[i]), y.at(min(max(float64(v), y.lo), y.hi))}
		switch was := outside; {
		case math.IsNaN(float64(v)) || math.IsInf(float64(v), 0):
			flush()
			outside = false
			continue
		case float64(v) < y.lo || float64(v) > y.hi:
			if outside = true; !was {
				run = append(run, at)
				flush()
			}
			run = []point{at} // where it may come back from
		default:
			outside = false
			run = append(run, at)
		}
	}
	if !outside {
		flush()
	}
	return b.String()
}

// straightened leaves out the points that lie within a fifth of a unit of the line between those that stay, which nobody sees
// (Douglas and Peucker, 1973).
func straightened(run []point) []point {
	if len(run) < 3 {
		return run
	}
	a, z := run[0], run[len(run)-1]
	far, most := 0, 0.2
	for i, p := range run[1 : len(run)-1] {
		on := a.y + (z.y-a.y)*(p.x-a.x)/(z.x-a.x)
		if d := math.Abs(p.y - on); d > most {
			far, most = i+1, d
		}
	}
	if far == 0 {
		return []point{a, z}
	}
	before := straightened(run[:far+1])
	return append(slices.Clip(before[:len(before)-1]), straightened(run[far:])...)
}

// A panel is one row of a drawing of histograms.
type panel struct {
	name    string
	counts  reports.Histogram
	allowed float64 // ulps that grade A allows
}

// drawHistograms draws one row of bars for each panel over one axis of ulps. What grade A allows is a mark, and bars are as high as
// their share of the panel, by its square root so that a few are seen.
func drawHistograms(panels []panel) template.HTML {
	const row, from, step = 46.0, 86.0, 29.0
	last := 0
	for _, p := range panels {
		last = max(last, len(p.counts)-1)
	}
	last = max(last, 5)
	height := row*float64(len(panels)) + 34
	width := from + step*float64(last+1) + 8
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="plot bars" style="max-width:%vpx" viewBox="0 0 %v %v" role="img" aria-label="Errors in ulps: %s">`, width, width, height, template.HTMLEscapeString(inWords(panels)))
	for i, p := range panels {
		floor := row*float64(i+1) - 4
		total := 0
		for _, n := range p.counts {
			total += n
		}
		fmt.Fprintf(&b, `<text x="0" y="%v">%s</text><path class="axis" d="M%v %vH%v"/>`, floor, template.HTMLEscapeString(p.name), from, floor, width-8)
		var d strings.Builder
		for bin, n := range p.counts {
			if n > 0 {
				h := math.Max(1, (row-10)*math.Sqrt(float64(n)/float64(total)))
				fmt.Fprintf(&d, "M%s %vv-%sh%vv%sz", coordinate(from+step*float64(bin)+2), floor, coordinate(h), step-4, coordinate(h))
			}
		}
		fmt.Fprintf(&b, `<path class="bar" d="%s"/>`, d.String())
		if p.allowed > 0 {
			at := coordinate(from + step*edge(p.counts, p.allowed, last))
			fmt.Fprintf(&b, `<path class="limit" d="M%s %vv-%v"/>`, at, floor+2, row-6)
		}
	}
	b.WriteString(`<g class="m">`)
	each := 1 + last/9 // labels of many bins would touch
	for bin := 0; bin <= last; bin += each {
		fmt.Fprintf(&b, `<text x="%s" y="%v">%s</text>`, coordinate(from+step*(float64(bin)+0.5)), height-18, binName(panels[0].counts, bin))
	}
	fmt.Fprintf(&b, `<text x="%v" y="%v">error in ulp, up to</text></g></svg>`, coordinate(from+step*float64(last+1)/2), height-3)
	return template.HTML(b.String())
}

// edge is where on the axis, in bins, a number of ulps lies.
func edge(h reports.Histogram, ulps float64, last int) float64 {
	for bin := 1; bin <= last; bin++ {
		if upper, lower := h.Upper(bin), h.Upper(bin-1); ulps <= upper {
			return float64(bin) + (ulps-lower)/(upper-lower)
		}
	}
	return float64(last + 1)
}

// binName is the upper end of a bin.
func binName(h reports.Histogram, bin int) string {
	switch upper := h.Upper(bin); {
	case upper == 0.5:
		return "½"
	case math.IsInf(upper, 1):
		return "∞"
	default:
		return strconv.FormatFloat(upper, 'f', -1, 64)
	}
}

// inWords tells what the bars show to who does not see them.
func inWords(panels []panel) string {
	var parts []string
	for _, p := range panels {
		within, total := 0, 0
		for bin, n := range p.counts {
			if total += n; p.counts.Upper(bin) <= 0.5 {
				within += n
			}
		}
		parts = append(parts, fmt.Sprintf("%s: %d of %d correctly rounded", p.name, within, total))
	}
	return strings.Join(parts, "; ")
}
