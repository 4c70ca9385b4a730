package peers

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// wanted is how many times as fast as PyTorch ours are to be.
const wanted = 2

// Write writes the table: a line for each question, a column for each implementation, and below it a sentence for each ratio that is not as wanted.
func (m *Measurement) Write(out io.Writer) error {
	var b strings.Builder
	for _, c := range m.About {
		fmt.Fprintf(&b, "%s: %s\n", c.Key, c.Value)
	}
	for _, n := range m.Sizes() {
		if read, write := m.Bandwidth("value", n), m.Bandwidth("valuegrad", n); read > 0 && write > 0 {
			fmt.Fprintf(&b, "arrays of %s float32s: %.1f GB/s read, %.1f GB/s read and written\n", Length(n), read, write)
		}
	}
	if m.Peak > 0 {
		fmt.Fprintf(&b, "multiply-adds in float32: %.0f GFLOP/s\n", m.Peak)
	}
	b.WriteString("\nNanoseconds an element, on one core; × is how many times as long as ours. The roof is what memory and arithmetic allow at best.\n\n")
	t := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(t, "loss\tgradient\tdtype\tn\tours\tof the roof\t")
	others := m.Impls()[1:]
	for _, who := range others {
		fmt.Fprintf(t, "%s\t\t", who)
	}
	fmt.Fprintln(t)
	for _, q := range m.Questions() {
		ours, _ := m.Find(q, Ours)
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\t", q.Name(), map[bool]string{true: "too"}[q.Op != "value"], q.Dtype, Length(q.Elems), digits(ours.NS), m.share(ours))
		for _, who := range others {
			if k, ok := m.Find(q, who); ok {
				fmt.Fprintf(t, "%s\t%s\t", digits(k.NS), times(k.NS/ours.NS))
			} else {
				fmt.Fprint(t, "\t\t")
			}
		}
		fmt.Fprintln(t)
	}
	t.Flush()
	if short := m.Shortfalls(); len(short) > 0 {
		fmt.Fprintf(&b, "\nLess than %d times as fast as PyTorch:\n\n", wanted)
		for _, s := range short {
			fmt.Fprintf(&b, "  %s\n", s)
		}
	}
	if len(m.Suites) > 0 {
		b.WriteString("\nCases of a property a second of processor time, value and gradient held to an oracle:\n\n")
		t := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
		for _, s := range m.Suites {
			ratio := ""
			for _, o := range m.Suites {
				if o.Loss == s.Loss && o.Name != s.Name && s.Name == "lossgate" {
					ratio = fmt.Sprintf("%.0f times %s", s.Cases/o.Cases, o.Name)
				}
			}
			fmt.Fprintf(t, "  %s\t%s\t%.0f\t%s\t\n", s.Loss, s.Name, s.Cases, ratio)
		}
		t.Flush()
	}
	var text strings.Builder // a tabwriter fills the last cell of a line as well
	for line := range strings.Lines(b.String()) {
		text.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	_, err := io.WriteString(out, text.String())
	return err
}

// Shortfalls explains, from what was measured, every ratio to PyTorch that is below the wanted one.
func (m *Measurement) Shortfalls() (all []string) {
	for _, q := range m.Questions() {
		ours, _ := m.Find(q, Ours)
		theirs, ok := m.Find(q, PyTorch)
		if !ok || theirs.NS >= wanted*ours.NS {
			continue
		}
		says := fmt.Sprintf("%s: %s.", q, times(theirs.NS/ours.NS))
		if why := m.Why[q.Name()+"-"+q.Dtype]; why != "" {
			says += " " + why
		}
		roof, memory := m.Roof(ours)
		by := map[bool]string{true: "memory", false: "arithmetic"}[memory]
		switch {
		case roof == 0:
			says += " The machine was not measured, so that nobody knows what it allows."
		case theirs.NS < wanted*roof:
			says += fmt.Sprintf(" Nothing could be more than %s, since PyTorch is at %s of what %s allows; ours is at %s.",
				times(theirs.NS/roof), m.share(theirs), by, m.share(ours))
		default:
			says += fmt.Sprintf(" What %s allows would be %s; ours is at %s of it.", by, times(theirs.NS/roof), m.share(ours))
		}
		all = append(all, says)
	}
	return all
}

// share is how near to the roof a kernel is.
func (m *Measurement) share(k Kernel) string {
	roof, _ := m.Roof(k)
	if roof == 0 {
		return ""
	}
	return fmt.Sprintf("%.0f %%", 100*roof/k.NS)
}

// digits writes a time with three digits.
func digits(ns float64) string {
	switch {
	case ns < 1:
		return fmt.Sprintf("%.3f", ns)
	case ns < 10:
		return fmt.Sprintf("%.2f", ns)
	}
	return fmt.Sprintf("%.1f", ns)
}

func times(r float64) string {
	if r < 10 {
		return fmt.Sprintf("×%.1f", r)
	}
	return fmt.Sprintf("×%.0f", r)
}
