package main

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/reports/mathml"
)

// Every definition is typeset: the result is well-formed, and has every letter and digit of the text, in order.
func TestDefinitionsAreTypeset(t *testing.T) {
	for _, e := range catalog.Entries() {
		l, err := e.Exact(nil)
		require.NoError(t, err)
		text := mathml.Typeset(l.Definition)
		require.Contains(t, text, "<math>", l.Name)
		d := xml.NewDecoder(strings.NewReader("<p>" + strings.ReplaceAll(text, "<wbr>", "") + "</p>"))
		var shown strings.Builder
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			require.NoError(t, err, l.Name)
			if c, ok := token.(xml.CharData); ok {
				shown.Write(c)
			}
		}
		require.Equal(t, plain(l.Definition), plain(shown.String()), l.Name)
	}
}

// plain is the ASCII letters and digits of a formula: typesetting moves the others, as ½ becomes 1 over 2.
func plain(s string) string {
	s = strings.NewReplacer("½", "12", "²", "2", "³", "3", "₁", "1", "₂", "2", "ʳ", "r", "ᵀ", "T", "⁻¹", "1").Replace(s)
	return strings.Map(func(r rune) rune {
		if r < 128 && (r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') {
			return r
		}
		return -1
	}, s)
}

// A curve is the loss: exact values at increasing places, the kinks among them, and a slope only where there is one.
func TestCurves(t *testing.T) {
	for _, c := range []struct {
		loss         string
		x, value     float64
		slope        float64
		kinks        int
		withoutSlope bool
	}{
		{loss: "huber", x: 3, value: 2.5, slope: 1, kinks: 3},
		{loss: "hinge", x: 1, value: 0, kinks: 1, withoutSlope: true}, // the slope is any number in [−1, 0] there
		{loss: "squared", x: -2, value: 4, slope: -4, kinks: 1},
	} {
		e, err := catalog.Find(c.loss)
		require.NoError(t, err)
		l, err := e.Exact(nil)
		require.NoError(t, err)
		got := curve(l)
		require.NotNil(t, got, c.loss)
		require.True(t, slices.IsSorted(got.X))
		require.Len(t, got.Value, len(got.X))
		require.Len(t, got.Slope, len(got.X))
		require.Len(t, got.Kinks, c.kinks, c.loss)
		at := slices.Index(got.X, c.x)
		require.GreaterOrEqual(t, at, 0, "%s: %v", c.loss, got.X)
		require.Equal(t, reports.Float(c.value), got.Value[at], c.loss)
		if c.withoutSlope {
			require.True(t, got.Slope[at] != got.Slope[at])
			continue
		}
		require.Equal(t, reports.Float(c.slope), got.Slope[at], c.loss)
	}
}

// The line through a simplex stays in it: what the first entry takes, the others give.
func TestCurveOnASimplex(t *testing.T) {
	e, err := catalog.Find("entropy")
	require.NoError(t, err)
	l, err := e.Exact(nil)
	require.NoError(t, err)
	got := curve(l)
	require.Equal(t, "pred[0], the other 2 sharing the rest", got.Along)
	require.Equal(t, reports.Float(0), got.Value[len(got.X)-1], "a certain outcome has no entropy")
	most := slices.Max(got.Value)
	require.InDelta(t, math.Log(3), float64(most), 1e-3)
	require.InDelta(t, 1.0/3, got.X[slices.Index(got.Value, most)], 0.02)
}

// Each bug that the suite is measured by is told in words, with what finds it.
func TestBugsAreTold(t *testing.T) {
	all, err := bugs()
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(all), 274)
	for _, b := range all {
		require.NotEmpty(t, b.Says, b.ID)
		require.NotEmpty(t, b.By, b.ID)
	}
}

// describe -json says what describe says, for other programs.
func TestDescribeJSON(t *testing.T) {
	code, out, errs := runs("describe", "-json", "huber", "delta=2")
	require.Equal(t, reports.ExitConformant, code, errs)
	d := json.NewDecoder(strings.NewReader(out))
	d.DisallowUnknownFields()
	var l reports.Loss
	require.NoError(t, d.Decode(&l))
	require.Equal(t, "huber(delta=2)", l.Title)
	require.NotEmpty(t, l.Claims)
	require.Contains(t, l.Contracts, "u-value")
	require.Equal(t, "https://doi.org/10.1214/aoms/1177703732", l.Sources[0].URL)
}

// everythingPassed is a record of the size of a whole run's: each planned check has a result for each of its properties, errors included.
func everythingPassed(t *testing.T) reports.Record {
	plan, err := checking{checks: 200, seed: 1}.plan()
	require.NoError(t, err)
	rec := reports.Record{Header: reports.Header{Schema: reports.Schema, Suite: "lossgate", Version: version(), Seed: 1, Checks: 200}, Footer: &reports.Footer{Complete: true}}
	for _, j := range plan {
		passed := func(c reports.Claim, level reports.Level) reports.Result {
			r := reports.Result{
				Loss: j.loss.String(), Name: j.loss.Name, Impl: j.set.Impl, Dtype: j.dtype, Property: c.ID, Claim: c.Of,
				Level: level, Verdict: reports.Pass, Cases: 216, Reached: 216, Drawn: 200,
			}
			errs := reports.Accuracy{Grade: reports.GradeA, Ulps: 1.25, Allowed: 4, Histogram: reports.Histogram{2500, 900, 300, 12}}
			switch c.ID {
			case "u-value":
				r.Value = &errs
			case "u-gradient":
				r.Grad = &errs
			}
			return r
		}
		claimed, contracts := claims(j.loss)
		for _, c := range claimed {
			rec.Results = append(rec.Results, passed(c, reports.Should))
		}
		for _, id := range contracts {
			rec.Results = append(rec.Results, passed(reports.Claim{ID: id}, reports.Must))
		}
	}
	return rec
}

// The site of the whole catalogue is small enough to send, has a page for each loss, and is the same for the same record.
func TestSite(t *testing.T) {
	rec := everythingPassed(t)
	require.Greater(t, len(rec.Results), 40_000)
	site, err := siteOf(rec)
	require.NoError(t, err)
	files, err := site.Pages()
	require.NoError(t, err)
	size := 0
	for _, text := range files {
		size += len(text)
	}
	t.Logf("%d files, %d bytes", len(files), size)
	require.Less(t, size, 1_800_000)
	for _, e := range catalog.Entries() {
		require.Contains(t, files, "loss/"+e.Name+".html")
	}
	again, err := site.Pages()
	require.NoError(t, err)
	require.Equal(t, files, again)
}

// The command names the first page of the site that it wrote.
func TestReportSite(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "site")
	code, out, errs := runs("report", "-o", folder, "html", mixed)
	require.Equal(t, reports.ExitConformant, code, errs)
	require.Equal(t, filepath.Join(folder, "index.html")+"\n", out)
	require.FileExists(t, filepath.Join(folder, "loss", "huber.html"))
}

func TestSiteNeedsAFolder(t *testing.T) {
	code, _, errs := runs("report", "html", mixed)
	require.Equal(t, reports.ExitUsage, code)
	require.Contains(t, errs, "html is a folder: say where with -o")
}
