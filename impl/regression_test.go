package impl_test

import (
	"bufio"
	"errors"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/lossgate/lossgate/impl"
)

// robust are the losses of the table that mpmath made for package spec.
var robust = map[string]func(p []float64) impl.Loss[float64]{
	"barron":       func(p []float64) impl.Loss[float64] { return impl.Barron[float64](p[0], p[1]) },
	"log-cosh":     func([]float64) impl.Loss[float64] { return impl.LogCosh[float64]() },
	"pseudo-huber": func(p []float64) impl.Loss[float64] { return impl.PseudoHuber[float64](p[0]) },
	"charbonnier":  func(p []float64) impl.Loss[float64] { return impl.Charbonnier[float64](p[0]) },
}

// TestRobustGolden holds the references to four ulps of mpmath (three measured, on amd64), over 300 hard points: alpha beside 0 and 2 and far from both,
// residuals whose squares overflow, and tails.
func TestRobustGolden(t *testing.T) {
	f, err := os.Open("../spec/testdata/regression.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	worst, n := 0.0, 0
	for lines := bufio.NewScanner(f); lines.Scan(); n++ {
		w := strings.Fields(lines.Text())
		if w[0] == "#" {
			continue
		}
		l := robust[w[0]](numbers(t, w[1]))
		r, want := numbers(t, w[2])[0], numbers(t, w[3]+","+w[4])
		for i, got := range at(t, l, r, 0) {
			u := math.Abs(got-want[i]) / (math.Nextafter(math.Abs(want[i]), math.Inf(1)) - math.Abs(want[i]))
			if worst = max(worst, u); !(u <= 4) {
				t.Errorf("%s(%s) at %v, derivative %d: got %v, want %v, %.3g ulps", w[0], w[1], r, i, got, want[i], u)
			}
		}
	}
	if n < 300 {
		t.Errorf("%d lines, want over 300", n)
	}
	t.Logf("worst: %.3g ulps of %d lines", worst, n)
}

// at is value and slope of one sample.
func at(t *testing.T, l impl.Loss[float64], x, target float64) []float64 {
	t.Helper()
	b := impl.Batch[float64]{N: 1, Pred: []float64{x}, Target: []float64{target}}
	v, err := l.Value(nil, b, impl.None)
	if err != nil {
		t.Fatal(err)
	}
	g, err := l.Grad(nil, b, impl.None, nil)
	if err != nil {
		t.Fatal(err)
	}
	return []float64{v[0], g[0]}
}

// numbers reads numbers between commas; "-" is none.
func numbers(t *testing.T, s string) (v []float64) {
	t.Helper()
	if s == "-" {
		return nil
	}
	for _, w := range strings.Split(s, ",") {
		x, err := strconv.ParseFloat(w, 64)
		if err != nil {
			t.Fatal(err)
		}
		v = append(v, x)
	}
	return v
}

// TestResidualSpecial goes through the "Special cases are:" lines of the losses of a residual: value and slope.
func TestResidualSpecial(t *testing.T) {
	inf, nan, huge := math.Inf(1), math.NaN(), math.MaxFloat64
	barron := func(alpha float64) impl.Loss[float64] { return impl.Barron[float64](alpha, 2) }
	for _, tc := range []struct {
		name        string
		loss        impl.Loss[float64]
		x, t        float64
		value, grad float64
	}{
		{"squared", impl.Squared[float64](), -inf, 0, inf, -inf},
		{"half-squared", impl.HalfSquared[float64](), inf, 0, inf, inf},
		{"half-squared, r² overflows", impl.HalfSquared[float64](), 0x1.4p512, 0, 0x1.9p1023, 0x1.4p512},
		{"absolute", impl.Absolute[float64](), 0, inf, inf, -1},
		{"absolute at the kink", impl.Absolute[float64](), 3, 3, 0, 0},
		{"huber", impl.Huber[float64](3), -inf, 0, inf, -3},
		{"huber, r² overflows", impl.Huber[float64](huge), 0x1.4p512, 0, 0x1.9p1023, 0x1.4p512},
		{"smooth-l1", impl.SmoothL1[float64](3), inf, 0, inf, 1},
		{"smooth-l1 of beta 0 at the kink", impl.SmoothL1[float64](0), 1, 1, 0, 0},
		{"smooth-l1, r² underflows", impl.SmoothL1[float64](0x1p-600), 0x1p-601, 0, 0x1p-603, 0.5},
		{"pseudo-huber", impl.PseudoHuber[float64](3), -inf, 0, inf, -3},
		{"charbonnier", impl.Charbonnier[float64](3), inf, 0, inf, 1},
		{"charbonnier, squares overflow", impl.Charbonnier[float64](0x1p1000), 0x1.8p999, 0, 0x1.4p1000, 0x1.3333333333333p-1},
		{"charbonnier, squares underflow", impl.Charbonnier[float64](0x1p-1000), 0x1.8p-1001, 0, 0x1.4p-1000, 0x1.3333333333333p-1},
		{"log-cosh", impl.LogCosh[float64](), -inf, 0, inf, -1},
		{"pinball", impl.Pinball[float64](0.75), 0, inf, inf, -0.75},
		{"pinball at the kink", impl.Pinball[float64](0.75), 2, 2, 0, 0},
		{"expectile", impl.Expectile[float64](0.75), 0, inf, inf, -inf},
		{"eps-insensitive", impl.EpsInsensitive[float64](1), -inf, 0, inf, -1},
		{"eps-insensitive at the kink", impl.EpsInsensitive[float64](1), 2, 1, 0, 0},
		{"eps-insensitive beside the kink, where x−t rounds to eps", impl.EpsInsensitive[float64](1), 1, -0x1p-60, 0x1p-60, 1},
		{"sq-eps-insensitive", impl.SqEpsInsensitive[float64](1), -inf, 0, inf, -inf},
		{"barron of alpha 2", barron(2), inf, 0, inf, inf},
		{"barron of alpha 1", barron(1), -inf, 0, inf, -0.5},
		{"barron of alpha 0", barron(0), inf, 0, inf, 0},
		{"barron of alpha -2", barron(-2), inf, 0, 2, 0},
		{"barron of alpha -Inf", barron(-inf), inf, 0, 1, 0},
		{"barron of alpha +Inf", barron(inf), -inf, 0, inf, -inf},
	} {
		got := at(t, tc.loss, tc.x, tc.t)
		if got[0] != tc.value || got[1] != tc.grad {
			t.Errorf("%s: got %v, want %v and %v", tc.name, got, tc.value, tc.grad)
		}
		if got := at(t, tc.loss, nan, 0); got[0] == got[0] || got[1] == got[1] {
			t.Errorf("%s(NaN): got %v, want NaNs", tc.name, got)
		}
		if got := at(t, tc.loss, inf, inf); got[0] == got[0] {
			t.Errorf("%s(+Inf − +Inf): got %v, want NaN", tc.name, got)
		}
	}
}

// TestBarronOfHugeResidual takes a difference that overflows where the loss and its slope do not: ln(1 + ½r²) is 2·ln r − ln 2, with the
// slope 2/r, for r twice the largest number.
func TestBarronOfHugeResidual(t *testing.T) {
	got := at(t, impl.Barron[float64](0, 1), math.MaxFloat64, -math.MaxFloat64)
	if want := 2049 * math.Ln2; got[0] != want || got[1] != 1/math.MaxFloat64 {
		t.Errorf("got %v, want %v and %v", got, want, 1/math.MaxFloat64)
	}
}

// TestResidualParameters gives every parameter values that it may not have.
func TestResidualParameters(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for name, tc := range map[string]struct {
		of  func(v float64) impl.Loss[float32]
		bad []float64
	}{
		"delta": {impl.PseudoHuber[float32], []float64{0, -1, inf, nan}},
		"beta":  {impl.SmoothL1[float32], []float64{-1, inf, nan}},
		"tau":   {impl.Expectile[float32], []float64{0, 1, -1, nan}},
		"eps":   {impl.SqEpsInsensitive[float32], []float64{-1, inf, nan}},
		"alpha": {func(v float64) impl.Loss[float32] { return impl.Barron[float32](v, 1) }, []float64{nan}},
		"c":     {func(v float64) impl.Loss[float32] { return impl.Barron[float32](1, v) }, []float64{0, inf, nan}},
	} {
		for _, v := range tc.bad {
			_, err := tc.of(v).Value(nil, impl.Batch[float32]{N: 1, Pred: []float32{0}, Target: []float32{0}}, impl.None)
			var data *impl.DataError
			if !errors.As(err, &data) || data.Arg != name {
				t.Errorf("%s = %v: got %v, want a DataError of that parameter", name, v, err)
			}
		}
	}
}
