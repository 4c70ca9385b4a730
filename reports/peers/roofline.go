package peers

import (
	"fmt"
	"html"
	"math"
	"slices"
	"strconv"
	"strings"
)

// The frame of a drawing, in its own units.
const (
	wide, high                = 720.0, 430.0
	left, right, above, below = 56.0, 168.0, 16.0, 46.0
)

// marks are the shapes that stand for implementations, in the order of Impls: told apart without their colour. Each is a path around its middle.
var marks = []string{"m-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z", "m-4-4h8v8h-8z", "m0-5l5 5l-5 5l-5-5z", "m0-5l5 9h-10z", "m0 5l5-9h-10z", "m-4-4l8 8m0-8l-8 8", "m-5 0h10m-5-5v10"}

// Roofline draws what was measured in float32 on batches of n elements beneath the roof of this machine (Williams, Waterman and Patterson 2009):
// nominal operations a second against operations a byte, both logarithmic. It is an SVG element that brings its own styles, all below
// the class roofline, for light and dark, and has a sentence for who does not see it. Empty: there is nothing to draw.
func (m *Measurement) Roofline(n int) string {
	memory := max(m.Bandwidth("value", n), m.Bandwidth("valuegrad", n))
	var shown []Kernel
	for _, k := range m.Kernels {
		if k.Elems == n && k.Dtype == "f32" {
			shown = append(shown, k)
		}
	}
	if len(shown) == 0 || memory == 0 || m.Peak == 0 {
		return ""
	}
	x0, x1, y0, y1 := 0.2, 10.0, m.Peak, 1.6*m.Peak
	for _, k := range shown {
		x0, x1 = min(x0, intensity(k)/1.5), max(x1, intensity(k)*1.5)
		y0, y1 = min(y0, speed(k)/1.5), max(y1, speed(k)*1.5)
	}
	x := axis{math.Log10(x0), math.Log10(x1), left, wide - right}
	y := axis{math.Log10(y0), math.Log10(y1), high - below, above}

	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="plot roofline" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %v %v" role="img" aria-label="%s"><style>%s</style>`,
		wide, high, html.EscapeString(m.inWords(n, shown)), styles)
	b.WriteString(`<path class="grid" d="`)
	for _, t := range decades(x0, x1) {
		fmt.Fprintf(&b, "M%s %vV%v", coordinate(x.at(t)), above, high-below)
	}
	for _, t := range decades(y0, y1) {
		fmt.Fprintf(&b, "M%v %sH%v", left, coordinate(y.at(t)), wide-right)
	}
	b.WriteString(`"/><g class="m">`)
	for _, t := range decades(x0, x1) {
		fmt.Fprintf(&b, `<text x="%s" y="%v">%s</text>`, coordinate(x.at(t)), high-below+18, plain(t))
	}
	fmt.Fprintf(&b, `<text x="%v" y="%v">operations a byte</text></g><g class="e">`, (left+wide-right)/2, high-8)
	for _, t := range decades(y0, y1) {
		fmt.Fprintf(&b, `<text x="%v" y="%s">%s</text>`, left-7, coordinate(y.at(t)+4), plain(t))
	}
	fmt.Fprintf(&b, `</g><text x="%v" y="%v">10⁹ operations a second</text>`, left+6, above+12)

	ridge := m.Peak / memory // below it memory is the roof
	start := max(x0, y0/memory)
	fmt.Fprintf(&b, `<path class="roof" d="M%s %sL%s %sH%v"/>`, coordinate(x.at(start)), coordinate(y.at(start*memory)), coordinate(x.at(ridge)), coordinate(y.at(m.Peak)), wide-right)
	fmt.Fprintf(&b, `<text class="e" x="%v" y="%s">multiply-add %.0f</text>`, wide-right, coordinate(y.at(m.Peak)-6), m.Peak)
	fmt.Fprintf(&b, `<text class="e" x="%s" y="%s">memory %.0f GB/s</text>`, coordinate(x.at(ridge)-40), coordinate(y.at(m.Peak)+22), memory)

	for i, who := range m.Impls() {
		class := fmt.Sprintf("p%d", i)
		shape := marks[i%len(marks)]
		drawn := false
		for _, k := range shown {
			if k.Impl != who {
				continue
			}
			drawn = true
			at := coordinate(x.at(intensity(k))) + " " + coordinate(y.at(speed(k)))
			fmt.Fprintf(&b, `<path class="%s" d="M%s%s"><title>%s, %s: %s ns an element</title></path>`, class, at, shape, html.EscapeString(who), html.EscapeString(k.of().String()), digits(k.NS))
		}
		if drawn {
			row := above + 14 + 20*float64(i)
			fmt.Fprintf(&b, `<path class="%s" d="M%v %v%s"/><text x="%v" y="%v">%s</text>`, class, wide-right+18, row, shape, wide-right+30, row+4, html.EscapeString(who))
		}
	}
	m.label(&b, shown, x, y)
	b.WriteString(`</svg>`)
	return b.String()
}

// label writes beside each of ours which loss it is; a gradient is said by ∇. Labels that would lie on each other are moved down.
func (m *Measurement) label(b *strings.Builder, shown []Kernel, x, y axis) {
	type spot struct {
		x, y  float64
		class string
	}
	var taken []spot
	for _, k := range shown {
		if k.Impl != Ours {
			continue
		}
		text := k.of().Name()
		at := spot{x.at(intensity(k)) + 8, y.at(speed(k)) - 5, "our"}
		if k.Op != "value" { // which has fewer operations a byte, and its label to the left
			text, at.x, at.class = "∇ "+text, at.x-16, "our e"
		}
		for slices.ContainsFunc(taken, func(o spot) bool {
			return o.class == at.class && math.Abs(o.x-at.x) < 80 && math.Abs(o.y-at.y) < 12
		}) {
			at.y += 12
		}
		taken = append(taken, at)
		fmt.Fprintf(b, `<text class="%s" x="%s" y="%s">%s</text>`, at.class, coordinate(at.x), coordinate(at.y), html.EscapeString(text))
	}
}

// inWords tells what the drawing shows to who does not see it.
func (m *Measurement) inWords(n int, shown []Kernel) string {
	var parts []string
	for _, k := range shown {
		if k.Impl == Ours {
			parts = append(parts, fmt.Sprintf("%s %s at %s", k.Loss, k.Op, m.share(k)))
		}
	}
	return fmt.Sprintf("Roofline for batches of %s elements in float32. Of what memory or arithmetic allows, our kernels are: %s.", Length(n), strings.Join(parts, ", "))
}

// intensity is in operations a byte, speed in 10⁹ operations a second.
func intensity(k Kernel) float64 { return k.Flops / k.Bytes }
func speed(k Kernel) float64     { return k.Flops / k.NS }

// An axis maps the logarithms of its ends onto the drawing.
type axis struct{ lo, hi, from, to float64 }

func (a axis) at(v float64) float64 {
	return a.from + (math.Log10(v)-a.lo)/(a.hi-a.lo)*(a.to-a.from)
}

// decades are 1, 2 and 5 times the powers of ten from lo to hi.
func decades(lo, hi float64) (all []float64) {
	for p := math.Floor(math.Log10(lo)); p <= math.Log10(hi); p++ {
		for _, d := range []float64{1, 2, 5} {
			if t := d * math.Pow(10, p); t >= lo && t <= hi {
				all = append(all, t)
			}
		}
	}
	return all
}

// plain writes a round number without the noise of its last bit.
func plain(v float64) string { return strconv.FormatFloat(v, 'g', 3, 64) }

// coordinate writes a number of a drawing with one decimal, as reports/html does.
func coordinate(v float64) string { return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64) }

const styles = `.roofline{--f:#1b1f23;--g:#5a636d;--l:#dfe2e0;--a:#0b62b8;--b:#b5470a;--c:#6d3fb0;--d:#12693a;--e:#7a4d00;max-width:52rem;width:100%;height:auto;font:12px system-ui,sans-serif}` +
	`@media(prefers-color-scheme:dark){.roofline{--f:#e7eaec;--g:#a3acb5;--l:#2b3137;--a:#6db3f8;--b:#f5a05a;--c:#c0a0f5;--d:#74d39a;--e:#efc26a}}` +
	`.roofline text{fill:var(--g)}.roofline .m{text-anchor:middle}.roofline .e{text-anchor:end}.roofline .our{fill:var(--f);font-size:11px}` +
	`.roofline path{fill:none;stroke:var(--g);stroke-width:1.6}.roofline .grid{stroke:var(--l);stroke-width:1}.roofline .roof{stroke:var(--f);stroke-width:2}` +
	`.roofline .p0{fill:var(--a);stroke:var(--a)}.roofline .p1{stroke:var(--b)}.roofline .p2{stroke:var(--c)}.roofline .p3{stroke:var(--d)}.roofline .p4{stroke:var(--e)}`
