package html

import (
	"fmt"
	"html/template"
	"math"
	"strconv"
	"strings"
)

// A chart is a drawing over two axes. Its units are half as large as a pixel where it is shown in full, so that whole numbers are exact
// enough: they are what most of the bytes of a drawing are spent on.
type chart struct {
	x, y scale
}

// The frame of a chart, in its own units.
const (
	wide, high                = 1120, 620
	left, right, above, below = 104, 28, 68, 96
)

// newChart has room for x from x0 to x1, and y from y0 to y1.
func newChart(x0, x1, y0, y1 float64) chart {
	return chart{scale{x0, x1, left, wide - right}, scale{y0, y1, high - below, above}}
}

// A scale maps one axis onto the drawing.
type scale struct{ lo, hi, from, to float64 }

func (s scale) exact(v float64) float64 { return s.from + float64((v-s.lo)/(s.hi-s.lo)*(s.to-s.from)) }

func (s scale) at(v float64) int { return int(math.Round(s.exact(v))) }

// axes are lines at round numbers of y, ticks at those of x, and what x is.
func (c chart) axes(along string) string {
	var lines pen
	var texts strings.Builder
	texts.WriteString(`<g class=e>`)
	for _, t := range ticks(c.y.lo, c.y.hi, 5) {
		at := c.y.at(t)
		lines.move(left, at)
		lines.line(wide-right, at)
		fmt.Fprintf(&texts, `<text x=%d y=%d>%s</text>`, left-12, at+8, label(t))
	}
	texts.WriteString(`</g><g class=m>`)
	for _, t := range ticks(c.x.lo, c.x.hi, 8) {
		at := c.x.at(t)
		lines.move(at, high-below)
		lines.line(at, high-below+10)
		fmt.Fprintf(&texts, `<text x=%d y=%d>%s</text>`, at, high-below+38, label(t))
	}
	fmt.Fprintf(&texts, `<text x=%d y=%d>%s</text></g>`, wide/2, high-6, template.HTMLEscapeString(along))
	return lines.path("") + texts.String()
}

// A pen writes the data of a path in whole numbers, each place by its distance from the last one, which has fewer digits.
type pen struct {
	b       strings.Builder
	x, y    int
	command byte // what the next pair of numbers is without a letter before it; 0 at the beginning
}

func (p *pen) move(x, y int) {
	p.pair('m', x, y)
	p.command = 'l' // of the pairs behind a move the second is a line
}

func (p *pen) line(x, y int) {
	switch {
	case x == p.x && y == p.y:
	case y == p.y:
		p.single('h', x-p.x)
	case x == p.x:
		p.single('v', y-p.y)
	default:
		p.pair('l', x, y)
		p.command = 'l'
	}
	p.x, p.y = x, y
}

func (p *pen) pair(command byte, x, y int) {
	if p.command == command {
		p.number(x-p.x, true)
	} else {
		p.b.WriteByte(command)
		p.number(x-p.x, false)
	}
	p.number(y-p.y, true)
	p.x, p.y = x, y
}

func (p *pen) single(command byte, by int) {
	p.b.WriteByte(command)
	p.number(by, false)
	p.command = 0
}

// number keeps a number apart from the one before it, which a minus sign does as well as a space.
func (p *pen) number(n int, follows bool) {
	if follows && n >= 0 {
		p.b.WriteByte(' ')
	}
	p.b.WriteString(strconv.Itoa(n))
}

// path is what was drawn, as an element with or without a class.
func (p *pen) path(class string) string {
	if class != "" {
		class = " class=" + class
	}
	return fmt.Sprintf(`<path%s d="%s"/>`, class, p.b.String())
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
