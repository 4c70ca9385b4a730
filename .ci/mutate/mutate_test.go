package main

import (
	"go/token"
	"go/types"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// toy is a package of one file, in memory.
func toy(t *testing.T, text string) *pkg {
	t.Helper()
	p := &pkg{dir: "toy", path: "toy", fset: token.NewFileSet(), source: map[string][]byte{"toy.go": []byte(text)}}
	var err error
	p.files, p.info, err = p.check(p.source, nil)
	require.NoError(t, err)
	return p
}

// Every change is one that some programmer might have made, and none is made where it would change nothing or not compile.
func TestSites(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"func f(x, y int) bool { return x < y }", []string{"x < y → x <= y", "x < y → x >= y"}},
		{"func f(x, y int) bool { return x == y }", []string{"x == y → x != y"}},
		{"func f(x, y bool) bool { return x && !y }", []string{"x && !y → x || !y", "!y → y"}},
		{"func f[F float32 | float64](x, y F) F { return x*y + x }", []string{"x*y + x → x*y - x", "x*y → x / y"}},
		{"func f(x, y string) string { return x + y }", nil},
		{"func f(x float64) float64 { x += 0.5; return -x }", []string{"x += 0.5 → x -= 0.5", "0.5 → 1.5", "-x → x"}},
		{"func f() float64 { const k = 3; return 1 << 60 * 4.0 }", nil},
		{"func f(x, y int) int { return max(x, y) }", []string{"max(x, y) → min(x, y)"}},
		{"type Dim struct{ Min int }\nfunc f() []Dim { return []Dim{{3}} }", nil},
	} {
		var got []string
		for _, s := range toy(t, "package toy\n"+c.text).sites() {
			got = append(got, s.Was+" → "+s.Now)
		}
		require.Equal(t, c.want, got, c.text)
	}
}

// A grafted package has every mutant that compiles, each behind its own switch, and the function as it was below them.
func TestGraft(t *testing.T) {
	p := toy(t, `package toy

type T struct{ n int }

func (t *T) Count(v []int) (n int) {
outer:
	for _, x := range v {
		if x > 2 {
			continue outer
		}
		n++
	}
	return n
}

func (t *T) Nothing(v []int) {
	var a [2]int
	t.n = a[1]
}
`)
	var all []mutant
	for i, s := range p.sites() {
		all = append(all, mutant{s, i + 1, i})
	}
	require.Equal(t, "T.Count", all[0].Func)
	left, err := p.viable(all)
	require.NoError(t, err)
	require.Len(t, left, len(all)-1, "a[2] of two does not compile")
	source, spans := p.graft(left)
	require.Len(t, spans["toy.go"], len(left))
	text := string(source["toy.go"])
	require.Contains(t, text, "if x >= 2 {")
	require.Contains(t, text, "outerOf1:")
	require.Contains(t, text, "if x > 2 {\n\t\t\tcontinue outer\n")
	_, _, err = p.check(map[string][]byte{"toy.go": source["toy.go"], "m.go": []byte("package toy\nfunc mutantLives(int) bool { return false }\n")}, func(e types.Error) { t.Error(e) })
	require.NoError(t, err)
}

// The same seed draws the same mutants.
func TestSample(t *testing.T) {
	p := toy(t, "package toy\nfunc f(a, b, c, d int) bool { return a < b && b <= c || c > d && a == d }")
	draw := func(seed uint64) []mutant {
		got, err := p.sample(p.sites(), rand.New(rand.NewPCG(seed, 0)), 4, 10)
		require.NoError(t, err)
		require.Len(t, got, 4)
		return got
	}
	require.Equal(t, draw(1), draw(1))
	require.NotEqual(t, draw(1), draw(2))
	require.Equal(t, 11, draw(1)[0].id)
}
