package html

import (
	"cmp"
	"fmt"
	"html/template"
	"math"
	"slices"
	"strings"

	"github.com/lossgate/lossgate/benchmarks/history"
	"github.com/lossgate/lossgate/reports/peers"
)

// A speedPage is how fast our kernels are beside those of others, and how fast they were at earlier commits.
type speedPage struct {
	About      []aboutPeers
	Rooflines  []roofline
	Impls      []string // ours first
	Ratios     []ratioRow
	Shortfalls []string
	Suites     []suiteRow
	Trends     []machineTrends
}

// An aboutPeers is a line of what the measurement was made with.
type aboutPeers struct{ Key, Value string }

// A roofline is a drawing for batches of one size.
type roofline struct {
	Elems   string
	Drawing template.HTML
}

// A ratioRow is one loss on batches of one size: times of an element, and how many times as long as ours others take.
type ratioRow struct {
	Loss, Does, Dtype, Elems string
	Roof                     string // how near ours is to it, and what sets it
	Times                    []ratio
}

// A ratio is the time of one implementation, and how many times as long as ours it is.
type ratio struct {
	NS, Times string
	Slower    bool // ours is
}

// A suiteRow is how fast a property-based test is.
type suiteRow struct{ Loss, Name, Cases, Times string }

func (b *book) speed() speedPage {
	p := speedPage{Trends: trends(b.site.History)}
	m := b.site.Peers
	if m == nil {
		return p
	}
	for _, c := range m.About {
		if strings.HasPrefix(c.Key, "why-") { // stands with the shortfalls
			continue
		}
		p.About = append(p.About, aboutPeers{c.Key, string(c.Value)})
	}
	for _, n := range m.Sizes() {
		if svg := m.Roofline(n); svg != "" {
			p.Rooflines = append(p.Rooflines, roofline{thousands(n), template.HTML(svg)})
		}
	}
	p.Impls, p.Shortfalls = m.Impls(), m.Shortfalls()
	for _, q := range m.Questions() {
		ours, _ := m.Find(q, peers.Ours)
		name, _, _ := strings.Cut(q.Loss, "(") // they have their default parameters
		row := ratioRow{Loss: name, Does: q.Op, Dtype: q.Dtype, Elems: thousands(q.Elems)}
		if q.Op == "valuegrad" {
			row.Does = "value and gradient"
		}
		if roof, memory := m.Roof(ours); roof > 0 {
			row.Roof = fmt.Sprintf("%.0f %% of %s", 100*roof/ours.NS, map[bool]string{true: "memory", false: "arithmetic"}[memory])
		}
		for _, who := range p.Impls {
			r := ratio{}
			if k, ok := m.Find(q, who); ok {
				r.NS = fmt.Sprintf("%.3g", k.NS)
				if who != peers.Ours {
					r.Times, r.Slower = fmt.Sprintf("×%.2g", k.NS/ours.NS), k.NS < ours.NS
				}
			}
			row.Times = append(row.Times, r)
		}
		p.Ratios = append(p.Ratios, row)
	}
	for _, s := range m.Suites {
		row := suiteRow{Loss: s.Loss, Name: s.Name, Cases: thousands(int(math.Round(s.Cases)))}
		for _, o := range m.Suites {
			if o.Loss == s.Loss && o.Cases < s.Cases {
				row.Times = fmt.Sprintf("%.0f times %s", s.Cases/o.Cases, o.Name)
			}
		}
		p.Suites = append(p.Suites, row)
	}
	return p
}

// A machineTrends is the history on one class of machines.
type machineTrends struct {
	Machine string
	Commits int
	Changed []trend // those with a step, the latest first
	Others  []trend
}

// A trend is one benchmark over the commits.
type trend struct {
	Name    string
	Now     string // at the last commit
	Drawing template.HTML
	Steps   []step
}

// A step is a change of level, and the first commit that has it.
type step struct {
	Ratio, Commit, Date, Subject string
	Faster                       bool
}

// trends draws a history by class of machines.
func trends(runs []history.Run) (all []machineTrends) {
	for _, s := range history.Trends(runs, "cpu-ns/op") {
		if len(all) == 0 || all[len(all)-1].Machine != s.Machine {
			all = append(all, machineTrends{Machine: s.Machine})
		}
		m := &all[len(all)-1]
		m.Commits = max(m.Commits, len(s.Points))
		t := trend{Name: s.Name, Now: s.Text(s.Points[len(s.Points)-1].Value), Drawing: drawTrend(s)}
		for _, at := range s.Steps {
			run := s.Points[at.At].Run
			t.Steps = append(t.Steps, step{
				Ratio: strings.Replace(fmt.Sprintf("%+.1f %%", 100*(at.Ratio-1)), "-", "−", 1), Faster: at.Ratio < 1,
				Commit: run.Commit[:min(len(run.Commit), 12)], Date: run.Date.UTC().Format("2006-01-02"), Subject: run.Subject,
			})
		}
		if len(t.Steps) > 0 {
			m.Changed = append(m.Changed, t)
		} else {
			m.Others = append(m.Others, t)
		}
	}
	for i := range all {
		slices.SortStableFunc(all[i].Changed, func(a, b trend) int {
			return cmp.Compare(b.Steps[len(b.Steps)-1].Date, a.Steps[len(a.Steps)-1].Date)
		})
	}
	return all
}

// drawTrend draws a series from 0 up, so that a small change looks small, with its steps as marks.
func drawTrend(s history.Series) template.HTML {
	const wide, high, margin = 240, 48, 3
	most := 0.0
	for _, p := range s.Points {
		most = max(most, p.Value)
	}
	x := scale{0, float64(max(len(s.Points)-1, 1)), margin, wide - margin}
	y := scale{0, most, high - margin, margin}
	var line, steps pen
	for i, p := range s.Points {
		if i == 0 {
			line.move(x.at(0), y.at(p.Value))
			if len(s.Points) == 1 {
				line.line(x.at(1), y.at(p.Value))
			}
			continue
		}
		line.line(x.at(float64(i)), y.at(p.Value))
	}
	for _, at := range s.Steps {
		steps.move(x.at(float64(at.At)-0.5), 0)
		steps.line(x.at(float64(at.At)-0.5), high)
	}
	first, last := s.Points[0].Value, s.Points[len(s.Points)-1].Value
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="plot trend" viewBox="0 0 %d %d" role=img aria-label="%s: %s at first, %s now">`, wide, high, template.HTMLEscapeString(s.Name), s.Text(first), s.Text(last))
	if len(s.Steps) > 0 {
		b.WriteString(steps.path("limit"))
	}
	b.WriteString(line.path("value") + `</svg>`)
	return template.HTML(b.String())
}
