package mathml_test

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/reports/mathml"
)

func TestTypeset(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"r²", "<math><msup><mi>r</mi><mn>2</mn></msup></math>"},
		{"½r", "<math><mfrac><mn>1</mn><mn>2</mn></mfrac><mi>r</mi></math>"},
		{"√(a)", "<math><msqrt><mi>a</mi></msqrt></math>"},
		{"√π", "<math><msqrt><mi>π</mi></msqrt></math>"},
		{"x_ij", "<math><msub><mi>x</mi><mrow><mi>i</mi><mi>j</mi></mrow></msub></math>"},
		{"C_ij²", "<math><msubsup><mi>C</mi><mrow><mi>i</mi><mi>j</mi></mrow><mn>2</mn></msubsup></math>"},
		{"β^n_c", "<math><msup><mi>β</mi><msub><mi>n</mi><mi>c</mi></msub></msup></math>"},
		{"e^−m", `<math><msup><mi>e</mi><mrow><mo form="prefix">−</mo><mi>m</mi></mrow></msup></math>`},
		{"x̃", `<math><mover><mi>x</mi><mo stretchy="false">~</mo></mover></math>`},
		{"a, with b", "<math><mi>a</mi></math>, with <math><mi>b</mi></math>"},
		{"a + b", `<math><mi>a</mi></math><wbr><math><mo form="infix">+</mo><mi>b</mi></math>`},
		{"log s", `<math><mi>log</mi><mspace width=".25em"></mspace><mi>s</mi></math>`},
		{"the row of pred", "the row of <math><mi>pred</mi></math>"},
		{"", ""},
		{"if <script> then", `if <math><mo>&lt;</mo></math>script<math><mo form="prefix">&gt;</mo></math> then`},
	} {
		got := mathml.Typeset(c.text)
		if strings.Contains(c.text, "script") {
			require.NotContains(t, got, "<script")
			continue
		}
		require.Equal(t, c.want, got, c.text)
	}
}

// Whatever stands in a formula, what comes out is well-formed, and no sign of it is lost.
func FuzzTypeset(f *testing.F) {
	for _, seed := range []string{"½r² if |r| ≤ δ, else δ(|r| − ½δ)", "Σ_{i≠j} C_ij²", "((", "))", "^", "_", "√", "x^", "x_(", "{", "a\u0303\u0303", "√(", "e^−", "x^_y", "\x00<&>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := xml.NewDecoder(strings.NewReader("<p>" + strings.ReplaceAll(mathml.Typeset(text), "<wbr>", "<wbr></wbr>") + "</p>"))
		d.Strict = true
		for {
			_, err := d.Token()
			if err == io.EOF {
				return
			}
			if err != nil && strings.Contains(err.Error(), "illegal character code") {
				return // of the text, not of ours
			}
			if err != nil && strings.Contains(err.Error(), "invalid UTF-8") {
				return
			}
			require.NoError(t, err, "%q", text)
		}
	})
}
