package html_test

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/benchmarks/history"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/reports/html"
	"github.com/lossgate/lossgate/reports/peers"
)

// site is a record of reports/testdata with a small catalogue: huber as lossgate describe -json tells of it.
func site(t *testing.T, record string) html.Site {
	f, err := os.Open(filepath.Join("..", "testdata", record))
	require.NoError(t, err)
	defer f.Close()
	rec, err := reports.Read(f)
	require.NoError(t, err)
	huber := reports.Loss{
		Name: "huber", Title: "huber(delta=1)", Family: "regression", Definition: "½r² if |r| ≤ δ, else δ(|r| − ½δ), with r = pred − target",
		Takes:     []reports.Term{{Name: "delta", Text: "parameter, in (0, +Inf); here 1"}},
		Special:   []reports.Term{{Name: "pred = target", Text: "0"}},
		Claims:    []reports.Claim{{ID: "u-grad", Of: "convex", Says: "L is convex."}},
		Contracts: []string{"u-value", "u-grad-fd"},
		Sources:   []reports.Source{{Text: "P. J. Huber (1964)", URL: "https://doi.org/10.1214/aoms/1177703732"}},
		Elsewhere: []reports.Term{{Name: "torch", Text: "torch.nn.functional.huber_loss"}},
		Curve: &reports.Curve{
			Along: "pred, target = 0", X: []float64{-2, -1, 0, 1, 2}, Value: []reports.Float{1.5, 0.5, 0, 0.5, 1.5},
			Slope: []reports.Float{-1, -1, 0, 1, 1}, Kinks: []reports.KinkMark{{X: 1, Name: "|r| = delta"}},
		},
	}
	return html.Site{
		Record: rec, Score: "The suite kills its bugs.",
		Catalogue: reports.Catalogue{Losses: []reports.Loss{huber}, Contracts: []reports.Claim{{ID: "u-value", Says: "The value is right."}}},
		Bugs: []reports.Bug{
			{ID: "m1", Name: "huber-half-missing", Loss: "huber", Says: "misses the ½", Trigger: "any residual", Thread: "owner/repository#7", By: []string{"u-value", "u-grad"}, Of: 9, Cases: 1},
			{ID: "m2", Name: "huber-slope", Loss: "huber", Says: "has another slope", Trigger: "a kink", By: []string{"u-grad"}, Of: 9, Cases: 3},
		},
	}
}

func drawn(t *testing.T, s html.Site) map[string]string {
	files, err := s.Pages()
	require.NoError(t, err)
	text := map[string]string{}
	for name, bytes := range files {
		text[name] = string(bytes)
	}
	return text
}

func records() []string { return []string{"mixed.jsonl", "record.jsonl", "hostile.jsonl"} }

func TestSameRecordSameBytes(t *testing.T) {
	for _, record := range records() {
		require.Equal(t, drawn(t, site(t, record)), drawn(t, site(t, record)))
	}
}

// Whatever a page links to within the site is there, and so is the place within the page; nothing is loaded from elsewhere.
func TestLinksResolve(t *testing.T) {
	link := regexp.MustCompile(`(href|src)="([^"]*)"`)
	for _, record := range records() {
		files := drawn(t, site(t, record))
		followed := 0
		for name, text := range files {
			if path.Ext(name) != ".html" {
				continue
			}
			for _, m := range link.FindAllStringSubmatch(text, -1) {
				target := m[2]
				if strings.HasPrefix(target, "https://") {
					require.Equal(t, "href", m[1], "%s loads %s", name, target)
					continue
				}
				file, id, _ := strings.Cut(target, "#")
				file = path.Join(path.Dir(name), file)
				require.Contains(t, files, file, "%s leads to %s", name, target)
				if id != "" {
					require.Regexp(t, `\sid="?`+id+`["\s>]`, files[file], "%s leads to %s", name, target)
				}
				followed++
			}
		}
		require.Greater(t, followed, 20)
		for name, text := range files {
			require.NotContains(t, text, "ZgotmplZ", name)
			require.NotRegexp(t, `url\(|@import`, text, name)
		}
	}
}

// Names that would be markup are text: a page has the elements that its template has, however it is called.
func TestHostileNamesAreInert(t *testing.T) {
	files := drawn(t, site(t, "hostile.jsonl"))
	for name, text := range files {
		require.Regexp(t, `^[a-z0-9_./-]+$`, name)
		if path.Ext(name) != ".html" {
			continue
		}
		require.NotContains(t, text, "<script>", name)
		require.NotContains(t, text, "<img", name)
		require.NotRegexp(t, `href="javascript`, text, name)
		require.NotContains(t, text, "\x1b", name)
		require.NotContains(t, text, "\u202e", name)
		if strings.HasPrefix(name, "failure/") {
			require.Contains(t, text, "&lt;/script&gt;&lt;script&gt;alert(1)")
			require.NotContains(t, text, "<h3>Go</h3>", "what is no number gets into no code")
		}
	}
}

// The page of a failure has all that a stranger asks for.
func TestFailurePage(t *testing.T) {
	files := drawn(t, site(t, "mixed.jsonl"))
	for name, text := range files {
		if !strings.HasPrefix(name, "failure/") || !strings.Contains(text, "The value is half of the exact one.") {
			continue
		}
		for _, want := range []string{
			"✗ fail", "0x1.8p+01", "4.5e+15 ulp, where 2 would pass", "P. J.: Robust estimation",
			"huber-half-missing", "https://github.com/owner/repository/issues/7",
			"pred := 0x1.8p+01", `pred = float.fromhex(&#34;0x1.8p+01&#34;)`, "const pred = 3", "lossgate check -loss &#39;huber(delta=1.5)&#39;",
		} {
			require.Contains(t, text, want)
		}
		require.NotContains(t, text, "huber-slope", "another property finds it")
		return
	}
	t.Fatal("the failure has no page")
}

func TestLossPage(t *testing.T) {
	text := drawn(t, site(t, "mixed.jsonl"))["loss/huber.html"]
	for _, want := range []string{
		"<math>", "<msup><mi>r</mi><mn>2</mn></msup>", `aria-label="huber along pred, target = 0: exact value and slope"`, "|r| = delta",
		"What it takes", "Special cases", "L is convex.", "torch.nn.functional.huber_loss", "https://doi.org/10.1214/aoms/1177703732", "✗ fail", "4.5e+15",
	} {
		require.Contains(t, text, want)
	}
}

// The matrix says each verdict in a glyph and a word, whatever its colour.
func TestMatrixSaysItInWords(t *testing.T) {
	text := drawn(t, site(t, "mixed.jsonl"))["index.html"]
	cells := regexp.MustCompile(`<td class="[^"]*">(.*)`).FindAllStringSubmatch(text, -1)
	require.NotEmpty(t, cells)
	for _, c := range cells {
		require.Regexp(t, `^<b class=(good|bad|unsure|neutral)>[✓✗○!?–△] [a-z-]+</b>`, c[1])
	}
}

func TestCutOffRecordSaysSo(t *testing.T) {
	s := site(t, "mixed.jsonl")
	s.Record.Footer = nil
	for name, text := range drawn(t, s) {
		if path.Ext(name) == ".html" {
			require.Contains(t, text, "The record is not whole", name)
		}
	}
}

// The page of known bugs says which property finds which of them, those that find the same in one row.
func TestBugsPage(t *testing.T) {
	s := site(t, "mixed.jsonl")
	s.Bugs = append(s.Bugs, reports.Bug{ID: "m3", Name: "huber-survivor", Loss: "huber", Says: "is not found", Of: 9})
	s.Bugs[0].By = append(s.Bugs[0].By, "r-huber-half")
	text := drawn(t, s)["bugs.html"]
	for _, want := range []string{
		"2 are found", "<th scope=col>m1<th scope=col>m2<th scope=col>m3",
		"<tr><th>u-grad<td>✓<td>✓<td>\n", "<tr><th>r-huber-half, u-value<td>✓<td><td>\n",
		"<td class=good>✓ 3 of 9<td class=n>1", "<td class=bad>✗ survives",
	} {
		require.Contains(t, text, want)
	}
	require.NotContains(t, text, "<svg", "none of these properties finds bugs of several losses")
	s.Bugs = append(s.Bugs, reports.Bug{ID: "m4", Name: "hinge-half", Loss: "hinge", By: []string{"u-value"}, Of: 9})
	require.Contains(t, drawn(t, s)["bugs.html"], "4 bugs by 1 property")
}

// A certificate stands on its own page and on that of its loss; one of a loss that nobody knows is no link.
func TestCertificatesPage(t *testing.T) {
	s := site(t, "mixed.jsonl")
	require.NotContains(t, drawn(t, s)["index.html"], "certificates.html", "there are none")
	of := reports.Certificate{
		Loss: "huber", Name: "huber", Impl: "fast", Variant: "avx512", Dtype: "f32", Targets: []string{"0x0p+00"}, Inputs: 4_278_190_080, ChunkLen: 1 << 24, Of: 255, Chunks: [2]int{0, 255},
		Gradient: reports.Worst{Misrounded: 42_781_901, Ulps: 3.2498, Pred: "0x1.8p+01", Target: "0x0p+00", Escalated: 1177},
	}
	unknown := of
	unknown.Loss, unknown.Name, unknown.Targets, unknown.Chunks = "nonesuch", "nonesuch", nil, [2]int{0, 100}
	s.Certificates = []reports.Certificate{of, unknown}
	files := drawn(t, s)
	page := strings.ReplaceAll(files["certificates.html"], "\u202f", " ") // which keeps the digits of a number on one line
	for _, want := range []string{
		`<th scope=row><a href="loss/huber.html">huber</a><td>fast, avx512<td>f32<td>0<td class=n>4 278 190 080<td class=u0>✓ all correctly rounded`,
		"<b>3.25 ulp</b> <small>at pred 0x1.8p+01, target 0; 1 % not the nearest</small><td class=n>1 177",
		"<th scope=row>nonesuch<td>fast, avx512<td>f32<td>all<td class=n>1 677 721 600 of 4 278 190 080",
	} {
		require.Contains(t, page, want)
	}
	require.Contains(t, strings.ReplaceAll(files["loss/huber.html"], "\u202f", " "), "f32, 4 278 190 080 inputs: all correctly rounded for values, at most 3.25 ulp for derivatives")
	require.NotContains(t, files["loss/softmax-ce.html"], "Every input was tried")
}

// The page of speed has the ratios, the reasons for those that fall short, the roof, and each change of level with the commit that made it.
func TestSpeedPage(t *testing.T) {
	s := site(t, "mixed.jsonl")
	require.NotContains(t, drawn(t, s)["index.html"], "speed.html", "nothing was measured")
	f, err := os.Open("../peers/testdata/run.txt")
	require.NoError(t, err)
	defer f.Close()
	s.Peers, err = peers.Read(f, "run.txt")
	require.NoError(t, err)
	for i := range 12 {
		ns := map[bool]float64{true: 1e-7, false: 8e-8}[i < 6]
		s.History = append(s.History, history.Run{
			Machine: "A", Commit: fmt.Sprintf("c0ffee%d", i), Date: time.Date(2026, 1, 1+i, 0, 0, 0, 0, time.UTC), Subject: "Do <less>",
			Values: map[string]map[string]float64{"Loss/loss=huber": {"cpu-sec/op": ns}, "Loss/loss=hinge": {"cpu-sec/op": 1e-7}},
		})
	}
	text := drawn(t, s)["speed.html"]
	for _, want := range []string{
		"<th scope=row>squared<td>value<td>f32<td class=n>100\u202f000<td>81 % of memory<td class=n>0.18<td class=n>0.306 <b>×1.7</b>",
		"What memory allows", "<svg class=\"plot roofline\"", "hypothesis", "Over 12 commits: A",
		"<b class=good>▼ −20.0 %</b> c0ffee6, 2026-01-07: Do &lt;less&gt;", "1 benchmark without a change", "Loss/loss=hinge: 100.0ns at first, 100.0ns now",
	} {
		require.Contains(t, text, want)
	}
}

// The page of gaps tells what no case could try, and by which properties.
func TestGapsPage(t *testing.T) {
	s := site(t, "record.jsonl")
	text := drawn(t, s)["gaps.html"]
	require.Contains(t, text, "Every pass rests on a case")
	vacuous := reports.Result{Loss: "hinge", Name: "hinge", Impl: "reference", Dtype: "f64", Property: "u-even", Verdict: reports.Pass, Cases: 7}
	fixed := vacuous
	fixed.Property, fixed.Reached = "u-shape-error", 7
	untested := vacuous
	untested.Property, untested.Verdict, untested.Note = "u-target-grad", reports.Untested, "there is no such gradient"
	s.Record.Results = append(s.Record.Results, vacuous, fixed, untested)
	text = drawn(t, s)["gaps.html"]
	require.NotContains(t, text, "Every pass rests on a case")
	for _, want := range []string{
		"<tr><th>vacuous<td>reference<td class=n>1<td>u-even<td>hinge\n", "u-shape-error <small>1</small>",
		"<tr><th>untested<td>reference<td class=n>1<td>u-target-grad<td>hinge: there is no such gradient",
	} {
		require.Contains(t, text, want)
	}
}

// A record alone, with losses that nobody knows, makes a site as well; so does none.
func TestNoCatalogue(t *testing.T) {
	s := html.Site{Record: site(t, "mixed.jsonl").Record}
	require.Contains(t, drawn(t, s)["loss/softmax-ce.html"], "u-value")
	require.Contains(t, drawn(t, html.Site{})["index.html"], "The record is not whole")
}

// Written twice, a folder has the pages of the second site and no others.
func TestWriteRemovesWhatIsStale(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "site")
	require.NoError(t, html.Write(folder, site(t, "mixed.jsonl")))
	own := filepath.Join(folder, "mine.txt")
	require.NoError(t, os.WriteFile(own, nil, 0o600))
	second := site(t, "record.jsonl")
	require.NoError(t, html.Write(folder, second))
	var found []string
	require.NoError(t, filepath.WalkDir(folder, func(name string, d os.DirEntry, err error) error {
		if rel, _ := filepath.Rel(folder, name); err == nil && !d.IsDir() {
			found = append(found, filepath.ToSlash(rel))
		}
		return err
	}))
	want := append(slices.Collect(maps.Keys(drawn(t, second))), "mine.txt")
	slices.Sort(want)
	slices.Sort(found)
	require.Equal(t, want, found)
}

// The catalogue is plain data: it survives JSON, curves and their gaps included.
func TestCatalogueIsPlainData(t *testing.T) {
	s := site(t, "mixed.jsonl")
	text, err := json.Marshal(s.Catalogue.Losses[0])
	require.NoError(t, err)
	d := json.NewDecoder(strings.NewReader(string(text)))
	d.DisallowUnknownFields()
	var again reports.Loss
	require.NoError(t, d.Decode(&again))
	require.Equal(t, s.Catalogue.Losses[0], again)
	_, err = d.Token()
	require.ErrorIs(t, err, io.EOF)
}
