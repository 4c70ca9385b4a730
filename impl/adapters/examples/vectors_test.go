package examples_test

import (
	"encoding/json"
	"math"
	"math/big"
	"os"
	"strconv"
	"testing"
)

// huber is what we want to test: the loss and its derivative by x.
func huber(x, t, delta float64) (value, grad float64) {
	r := x - t
	if math.Abs(r) <= delta {
		return r * r / 2, r
	}
	return delta * (math.Abs(r) - delta/2), math.Copysign(delta, r)
}

func TestHuber(t *testing.T) {
	text, err := os.ReadFile("testdata/huber.json") // of: lossgate vectors -loss huber -o testdata
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Groups []group }
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	for _, g := range file.Groups {
		if g.Dtype != "f64" {
			continue // our function has float64s
		}
		for _, v := range g.Vectors {
			value, grad := huber(float(v.Pred[0]), float(v.Target[0]), float(g.Params["delta"][0]))
			if !v.Value.admits(value) || len(v.Grad) > 0 && !v.Grad[0].admits(grad) {
				t.Errorf("delta %v, vector %d, which hunts %v: got %x and %x, want %+v and %+v", g.Params["delta"], v.ID, v.Flags, value, grad, v.Value, v.Grad)
			}
		}
	}
}

// The rest is the runner: it does not change from loss to loss. Rows of probabilities need "less" as well, see vectors.schema.json.
type (
	group struct {
		Dtype   string
		Params  map[string][]string
		Vectors []struct {
			ID                  int
			Flags, Pred, Target []string
			Value               *number
			Grad                []*number
		}
	}
	point  struct{ Dec string }
	number struct {
		point
		Lo, Hi *point // instead of Dec, where the derivative jumps
		Must   string
		Inf    bool
	}
)

// admits reports whether x is as near to the exact number as it must be.
func (n *number) admits(x float64) bool {
	if n == nil || n.Must == "" {
		return true
	}
	if n.Dec == "nan" || x != x {
		return n.Dec == "nan" && x != x
	}
	lo, hi := n.Dec, n.Dec
	if n.Lo != nil {
		lo, hi = n.Lo.Dec, n.Hi.Dec
	}
	if math.IsInf(x, 0) {
		return x == float(lo) || x == float(hi) || n.Inf && (x > 0) == (float(lo) > 0)
	}
	most, least := new(big.Float).Add(exact(hi), exact(n.Must)), new(big.Float).Sub(exact(lo), exact(n.Must))
	return most.Cmp(big.NewFloat(x)) >= 0 && least.Cmp(big.NewFloat(x)) <= 0
}

func exact(text string) *big.Float {
	x, _, err := big.ParseFloat(text, 10, 256, big.ToNearestEven)
	if err != nil {
		panic(err)
	}
	return x
}

func float(text string) float64 {
	x, _ := strconv.ParseFloat(text, 64) // what is beyond float64 is ±Inf
	return x
}
