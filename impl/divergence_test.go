package impl_test

import (
	"errors"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/lossgate/lossgate/impl"
)

// informative are the losses of the table that mpmath made for package spec.
var informative = map[string]impl.Loss[float64]{
	"kl": impl.KL[float64](), "generalized-kl": impl.GeneralizedKL[float64](), "js": impl.JS[float64](), "hellinger": impl.Hellinger[float64](),
	"bhattacharyya": impl.Bhattacharyya[float64](), "total-variation": impl.TotalVariation[float64](),
}

// rows is a batch of one sample, p the target and q the prediction.
func rows(p, q []float64) impl.Batch[float64] {
	return impl.Batch[float64]{N: 1, Shape: []int{len(q)}, TargetShape: []int{len(p)}, Pred: q, Target: p}
}

// TestDivergenceGolden holds the references to four ulps of mpmath: near-equal rows, by which definitions cancel, and atoms of any size.
func TestDivergenceGolden(t *testing.T) {
	text, err := os.ReadFile("../spec/testdata/divergence.txt")
	if err != nil {
		t.Fatal(err)
	}
	worst, n := 0.0, 0
	for _, line := range strings.Split(string(text), "\n") {
		w := strings.Fields(line)
		if len(w) == 0 || informative[w[0]] == nil {
			continue
		}
		n++
		l, b, want := informative[w[0]], rows(numbers(t, w[1]), numbers(t, w[2])), numbers(t, w[3]+","+w[4])
		v, err := l.Value(nil, b, impl.None)
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		g, err := l.Grad(nil, b, impl.None, nil)
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		for i, got := range append(v, g...) {
			u := math.Abs(got-want[i]) / (math.Nextafter(math.Abs(want[i]), math.Inf(1)) - math.Abs(want[i]))
			if worst = max(worst, u); !(u <= 4) {
				t.Errorf("%s at target %v, pred %v, number %d: got %v, want %v, %.3g ulps", w[0], b.Target, b.Pred, i, got, want[i], u)
			}
		}
	}
	if n < 350 {
		t.Errorf("%d lines, want over 350", n)
	}
	t.Logf("worst: %.3g ulps of %d lines", worst, n)
}

// TestDivergenceEdges quotes the special cases of gradients, which no oracle judges where the value or a root has no slope.
func TestDivergenceEdges(t *testing.T) {
	inf := math.Inf(1)
	for _, tc := range []struct {
		loss   string
		p, q   []float64
		value  float64
		gp, gt []float64 // by q and by p
	}{
		{"kl", []float64{0, 1, 0}, []float64{0.5, 0.5, 0}, math.Ln2, []float64{0, -2, 0}, []float64{-inf, 1 + math.Ln2, inf}},
		{"kl", []float64{0.5, 0.5}, []float64{0, 1}, inf, []float64{-inf, -0.5}, []float64{inf, 1 - math.Ln2}},
		{"generalized-kl", []float64{0, 0, 1}, []float64{2, 0, 1}, 2, []float64{1, 1, 0}, []float64{-inf, inf, 0}},
		{"js", []float64{1, 0, 0}, []float64{0, 1, 0}, math.Ln2, []float64{-inf, math.Ln2 / 2, math.Ln2 / 2}, []float64{math.Ln2 / 2, -inf, math.Ln2 / 2}},
		{"hellinger", []float64{0.5, 0.5, 0}, []float64{0.5, 0.5, 0}, 0, []float64{0, 0, 0}, []float64{0, 0, 0}},
		{"hellinger", []float64{1, 0, 0}, []float64{0, 1, 0}, 1, []float64{-inf, 0.25, 0.25}, []float64{0.25, -inf, 0.25}},
		{"bhattacharyya", []float64{1, 0, 0}, []float64{0.25, 0.75, 0}, math.Ln2, []float64{-2, 0, 0}, []float64{-0.5, -inf, 0}},
		{"total-variation", []float64{0.5, 0.5, 0}, []float64{0.25, 0.75, 0}, 0.25, []float64{-0.5, 0.5, 0}, []float64{0.5, -0.5, 0}},
	} {
		l, b := informative[tc.loss], rows(tc.p, tc.q)
		v, _ := l.Value(nil, b, impl.None)
		gp, _ := l.Grad(nil, b, impl.None, nil)
		gt, _ := l.(impl.TargetGrader[float64]).TargetGrad(nil, b, impl.None, nil)
		for _, c := range []struct {
			name      string
			got, want []float64
		}{{"value", v, []float64{tc.value}}, {"gradient", gp, tc.gp}, {"target gradient", gt, tc.gt}} {
			if len(c.got) != len(c.want) {
				t.Errorf("%s, p = %v, q = %v: %s %v, want %v", tc.loss, tc.p, tc.q, c.name, c.got, c.want)
				continue
			}
			for i, x := range c.got {
				if x != c.want[i] && x != math.Nextafter(c.want[i], inf) && x != math.Nextafter(c.want[i], -inf) { // logarithms round
					t.Errorf("%s, p = %v, q = %v: %s[%d] = %v, want %v", tc.loss, tc.p, tc.q, c.name, i, x, c.want[i])
				}
			}
		}
	}
}

// TestGeneralizedKLOverflow reaches numbers whose terms are too large only before they are put together.
func TestGeneralizedKLOverflow(t *testing.T) {
	l := informative["generalized-kl"]
	for _, tc := range []struct{ p, q, want float64 }{
		{math.MaxFloat64, math.MaxFloat64, 0},
		{math.MaxFloat64, math.MaxFloat64 / 4, math.MaxFloat64 * (2*math.Ln2 - 0.75)},
		{math.MaxFloat64 / 4, math.MaxFloat64, math.MaxFloat64 * (0.75 - math.Ln2/2)},
		{0x1p1023, 0x1p1021, 0x1p1023 * (2*math.Ln2 - 0.75)},
		{1, 0x1p-1074, 1074*math.Ln2 - 1},
	} {
		v, err := l.Value(nil, rows([]float64{tc.p}, []float64{tc.q}), impl.Sum)
		if err != nil {
			t.Fatal(err)
		}
		if u := math.Abs(v[0]/tc.want - 1); v[0] != tc.want && !(u <= 8*0x1p-53) { // want itself rounds a few times
			t.Errorf("p = %v, q = %v: got %v, want %v", tc.p, tc.q, v[0], tc.want)
		}
	}
}

// TestDivergenceErrors checks that errors name the argument and the place within the batch.
func TestDivergenceErrors(t *testing.T) {
	half := []float64{0.5, 0.5}
	for name, l := range informative {
		for _, tc := range []struct {
			p, q []float64
			arg  string
			at   int
			open bool // generalized-kl takes it
		}{
			{half, []float64{0.5, -0.5}, "pred", 1, false},
			{[]float64{math.NaN(), 0.5}, half, "target", 0, false},
			{half, []float64{0.25, 0.25}, "pred", 0, true},
			{[]float64{1, 1}, half, "target", 0, true},
			{[]float64{1}, half, "target", -1, false},
		} {
			_, err := l.Value(nil, rows(tc.p, tc.q), impl.None)
			if tc.open && name == "generalized-kl" {
				if err != nil {
					t.Errorf("%s takes p = %v, q = %v, got %v", name, tc.p, tc.q, err)
				}
				continue
			}
			var data *impl.DataError
			if !errors.As(err, &data) || data.Arg != tc.arg || data.At != tc.at {
				t.Errorf("%s, p = %v, q = %v: error %v, want one of %s at %d", name, tc.p, tc.q, err, tc.arg, tc.at)
			}
		}
	}
}
