package html

import (
	"fmt"
	"html/template"
	"math"
	"strconv"
	"strings"

	"github.com/lossgate/lossgate/reports"
)

// A panel is one row of a drawing of histograms.
type panel struct {
	name    string
	counts  reports.Histogram
	allowed float64 // ulps that grade A allows
}

// drawHistograms draws one row of bars for each panel over one axis of ulps. What grade A allows is a mark, and bars are as high as
// their share of the panel, by its square root so that a few are seen. A bar is a line as wide as the style sheet says.
func drawHistograms(panels []panel) template.HTML {
	const row, from, step, margin = 46, 86, 29, 8
	last := 5
	for _, p := range panels {
		last = max(last, len(p.counts)-1)
	}
	height, width := row*len(panels)+34, from+step*(last+1)+margin
	var names strings.Builder
	var floors, bars, limits pen
	for i, p := range panels {
		floor := row*(i+1) - 4
		total := 0
		for _, n := range p.counts {
			total += n
		}
		fmt.Fprintf(&names, `<text y=%d>%s</text>`, floor, template.HTMLEscapeString(p.name))
		floors.move(from, floor)
		floors.line(width-margin, floor)
		for bin, n := range p.counts {
			if n > 0 {
				at := from + step*bin + step/2
				bars.move(at, floor)
				bars.line(at, floor-int(math.Ceil((row-10)*math.Sqrt(float64(n)/float64(total)))))
			}
		}
		if p.allowed > 0 {
			at := from + int(math.Round(step*edge(p.counts, p.allowed, last)))
			limits.move(at, floor+2)
			limits.line(at, floor+8-row)
		}
	}
	names.WriteString(`<g class=m>`)
	each := 1 + last/9 // labels of many bins would touch
	for bin := 0; bin <= last; bin += each {
		fmt.Fprintf(&names, `<text x=%d y=%d>%s</text>`, from+step*bin+step/2, height-18, binName(panels[0].counts, bin))
	}
	fmt.Fprintf(&names, `<text x=%d y=%d>error in ulp, up to</text></g>`, from+step*(last+1)/2, height-3)
	return template.HTML(fmt.Sprintf(`<svg class="plot bars" style=max-width:%dpx viewBox="0 0 %d %d" role=img aria-label="%s">`,
		width, width, height, template.HTMLEscapeString(inWords(panels))) + floors.path("") + bars.path("bar") + limits.path("limit") + names.String() + `</svg>`)
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
		parts = append(parts, fmt.Sprintf("%s %d of %d", p.name, within, total))
	}
	return "Correctly rounded: " + strings.Join(parts, ", ")
}
