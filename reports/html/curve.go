package html

import (
	"fmt"
	"html/template"
	"math"
	"slices"
	"strings"

	"github.com/lossgate/lossgate/reports"
)

// drawCurve draws the value, solid, and the slope, dashed, with the kinks as marks. Series are told apart by their stroke and by
// words, not by colour alone.
func drawCurve(c *reports.Curve, name string) template.HTML {
	lo, hi := bounds(c)
	drawing := newChart(c.X[0], c.X[len(c.X)-1], lo, hi)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class=plot viewBox="0 0 %d %d" role=img aria-label="%s along %s: exact value%s">`,
		wide, high, template.HTMLEscapeString(name), template.HTMLEscapeString(c.Along), map[bool]string{true: " and slope"}[len(c.Slope) > 0])
	b.WriteString(drawing.axes(c.Along))
	if len(c.Kinks) > 0 {
		var marks pen
		b.WriteString(`<g class="kink m">`)
		for i, k := range c.Kinks {
			at := drawing.x.at(k.X)
			marks.move(at, above)
			marks.line(at, high-below)
			fmt.Fprintf(&b, `<text x=%d y=%d>%s</text>`, at, above-8-i%2*20, template.HTMLEscapeString(k.Name))
		}
		b.WriteString(marks.path("") + `</g>`)
	}
	if len(c.Slope) > 0 {
		b.WriteString(drawing.trace(c.X, c.Slope, "slope"))
	}
	return template.HTML(b.String() + drawing.trace(c.X, c.Value, "value") + `</svg>`)
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
func (c chart) trace(xs []float64, ys []reports.Float, class string) string {
	var p pen
	var run []point
	flush := func() {
		for i, at := range straightened(run) {
			x, y := int(math.Round(at.x)), int(math.Round(at.y))
			if i == 0 {
				p.move(x, y)
			} else {
				p.line(x, y)
			}
		}
		run = nil
	}
	outside := false
	for i, v := range ys {
		at := point{c.x.exact(xs[i]), c.y.exact(min(max(float64(v), c.y.lo), c.y.hi))}
		switch was := outside; {
		case math.IsNaN(float64(v)) || math.IsInf(float64(v), 0):
			flush()
			outside = false
			continue
		case float64(v) < c.y.lo || float64(v) > c.y.hi:
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
	return p.path(class)
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
