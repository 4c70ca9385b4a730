package index_test

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/properties/index"
)

var update = flag.Bool("update", false, "write properties.tsv anew: find the files, add what runs and is not listed")

const root = "../.."

// What runs is listed, with the file that states it; what is listed runs, or says why it does not.
func TestPropertiesAreWhatRuns(t *testing.T) {
	runs, states := running(t), statements(t)
	if *update {
		write(t, runs, states)
	}
	catalogued := 0
	listed := map[string]bool{}
	for _, p := range index.Properties() {
		require.False(t, listed[p.ID], "%s is listed twice", p.ID)
		listed[p.ID] = true
		if !p.Further {
			catalogued++
		}
		switch {
		case p.Where == "":
			if len(p.Why) < 20 {
				t.Errorf("%s: is not executed, and no reason is given", p.ID)
			}
			if runs[p.ID] {
				t.Errorf("%s: is listed as not executed, but a loss claims it", p.ID)
			}
		case !slices.Contains(states[p.ID], p.Where):
			t.Errorf("%s: %s does not state it; run this test with -update", p.ID, p.Where)
		case !runs[p.ID] && !strings.HasSuffix(p.Where, "_test.go"):
			t.Errorf("%s: no loss claims it, and no test executes it", p.ID)
		}
	}
	require.Equal(t, index.Catalogued, catalogued)
	for _, id := range sorted(runs) {
		if !listed[id] {
			t.Errorf("%s: runs, and is not listed; run this test with -update", id)
		}
	}
}

// A claim of the article has a verdict, says what is true where it is not, and names properties of the catalogue: executed ones, unless
// the index says why not.
func TestArticleIsExecuted(t *testing.T) {
	known := map[string]bool{}
	for _, p := range index.Properties() {
		known[p.ID] = p.Where != "" || p.Why != ""
	}
	claims := index.Article()
	require.Len(t, claims, 52)
	for i, c := range claims {
		require.Equal(t, "C"+string(rune('0'+(i+1)/10))+string(rune('0'+(i+1)%10)), c.ID)
		require.NotEmpty(t, c.Says, c.ID)
		require.Contains(t, []index.Verdict{index.True, index.Reworded, index.False}, c.Verdict, c.ID)
		require.Equal(t, c.Verdict == index.True, c.Wording == "", "%s: a wording of its own is for what is not true as stated", c.ID)
		require.NotEmpty(t, c.By, c.ID)
		for _, id := range c.By {
			require.True(t, known[id], "%s: is executed by %s, which the index does not know", c.ID, id)
		}
	}
}

// running are the ids of the properties that a check of the catalogue tries.
func running(t *testing.T) map[string]bool {
	ids := map[string]bool{}
	for _, e := range catalog.Entries() {
		for _, p := range e.Settings() {
			l, err := e.Spec(p)
			require.NoError(t, err)
			for _, planned := range properties.Plan[float64](l, nil) {
				ids[planned.ID] = true
			}
		}
	}
	return ids
}

// An id in quotes is one that code gives to a property; a test that executes one spells it in a comment.
var (
	quoted  = regexp.MustCompile(`"([umsirtgpkvq]-[a-zA-Z0-9]+(?:-[a-zA-Z0-9]+)*)"`)
	remark  = regexp.MustCompile(`(?m)//.*$`)
	comment = regexp.MustCompile(`\b([umsirtgpkvq]-[a-zA-Z0-9]+(?:-[a-zA-Z0-9]+)*)\b`)
)

// statements finds, for every id, the files that state it: properties first, then specifications, then tests of these.
func statements(t *testing.T) map[string][]string {
	files := map[string][]string{}
	for _, in := range []struct {
		dir   string
		tests bool
	}{{"properties", false}, {"spec", false}, {"spec", true}, {"properties", true}, {"impl", true}} {
		require.NoError(t, filepath.WalkDir(filepath.Join(root, in.dir), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") != in.tests {
				return err
			}
			if dir := filepath.Base(filepath.Dir(path)); dir == "mutant" || dir == "index" {
				return nil
			}
			src, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			found := quoted
			if in.tests {
				found = comment
			}
			name := filepath.ToSlash(strings.TrimPrefix(path, root+string(filepath.Separator)))
			text := string(src)
			if !in.tests {
				text = remark.ReplaceAllString(text, "") // which may name the id of another file
			}
			for _, m := range found.FindAllStringSubmatch(text, -1) {
				if !slices.Contains(files[m[1]], name) {
					files[m[1]] = append(files[m[1]], name)
				}
			}
			return nil
		}))
	}
	return files
}

// write brings properties.tsv up to date: further ids follow the catalogued ones of their group, and a file is found anew
// where the one listed does not state the id any more. An id that is stated has no reason left.
func write(t *testing.T, runs map[string]bool, states map[string][]string) {
	all := index.Properties()
	known := func(id string) bool {
		return slices.ContainsFunc(all, func(p index.Property) bool { return p.ID == id })
	}
	all = slices.DeleteFunc(all, func(p index.Property) bool { return p.Further && !runs[p.ID] })
	for _, id := range sorted(runs) {
		if !known(id) {
			all = append(all, index.Property{ID: id, Further: true})
		}
	}
	var b strings.Builder
	b.WriteString("id\tkind\twhere\twhy\n")
	for _, g := range index.Groups {
		for _, further := range []bool{false, true} {
			for _, p := range all {
				if p.Further != further || p.ID[:1] != g.Letter {
					continue
				}
				kind := "catalogue"
				if further {
					kind = "further"
				}
				stated := states[p.ID]
				if !runs[p.ID] { // code may name an id that no loss claims; only a test can execute it then
					stated = slices.DeleteFunc(slices.Clone(stated), func(f string) bool { return !strings.HasSuffix(f, "_test.go") })
				}
				switch {
				case p.Why != "" && !runs[p.ID] && len(stated) == 0:
				case len(stated) == 0:
					p.Where = ""
				case !slices.Contains(stated, p.Where):
					p.Where, p.Why = stated[0], ""
				}
				b.WriteString(p.ID + "\t" + kind + "\t" + p.Where + "\t" + p.Why + "\n")
			}
		}
	}
	require.NoError(t, os.WriteFile("properties.tsv", []byte(b.String()), 0o644))
	t.Skip("properties.tsv was written anew: run again without -update, which tests what is embedded")
}

func sorted(m map[string]bool) (keys []string) {
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
