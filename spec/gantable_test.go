package spec_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// TestGANTable executes g-table: every row of the survey's table of GANs, on one batch of four real points and four fakes, against values and
// derivatives of 50 digits that testdata/gan_table.py made. Penalties take gradient norms as they are.
func TestGANTable(t *testing.T) {
	text, err := os.ReadFile("testdata/gan_table.txt")
	if err != nil {
		t.Fatal(err)
	}
	input, want := map[string][]float64{}, map[string]float64{}
	for _, line := range strings.Split(string(text), "\n") {
		switch w := strings.Fields(line); {
		case len(w) != 3 || w[0] == "#":
		case w[0] == "input":
			input[w[1]] = numbers(t, w[2])
		default:
			want[w[0]+" "+w[1]] = numbers(t, w[2])[0]
		}
	}
	even := []float64{0.25, 0.25, 0.25, 0.25}
	both := func(real, fake []float64) spec.Sample {
		return spec.Sample{
			Pred: append(append([]float64(nil), real...), fake...), Shape: []int{2, 4},
			Target: append(append([]float64(nil), even...), even...), TargetShape: []int{2, 4},
		}
	}
	scores := both(input["real"], input["fake"])
	fakes := spec.Sample{Pred: input["fake"], Shape: []int{4}, Target: even, TargetShape: []int{4}}
	rebuilt := spec.Sample{Pred: input["errors-fake"], Shape: []int{4}}
	energies := both(input["errors-real"], input["errors-fake"])
	energies.Target, energies.TargetShape = nil, nil
	for _, row := range []struct {
		name string
		d, g spec.Loss
	}{
		{"GAN", spec.GANMinimaxD(), spec.GANMinimaxG()},
		{"NS-GAN", spec.GANMinimaxD(), spec.GANNonsaturatingG()},
		{"WGAN", spec.WGANCritic(), spec.WGANGenerator()},
		{"LSGAN", spec.LSGAND(0, 1), spec.LSGANG(1)},
		{"WGAN-GP", penalized(input["norms"]), spec.WGANGenerator()},
		{"DRAGAN", triples(input["norms"]), spec.GANMinimaxG()},
		{"BEGAN", spec.BEGAND(0.25), spec.BEGANG()},
	} {
		d, g := scores, fakes
		if row.name == "BEGAN" {
			d, g = energies, rebuilt
		}
		for _, player := range []struct {
			name string
			got  []float64
		}{{"d", rounded(t, row.d, d, false)}, {"g", rounded(t, row.g, g, false)}} {
			for i, v := range player.got {
				key := row.name + " " + player.name
				if i > 0 {
					key += strconv.Itoa(i - 1)
				}
				if w, ok := want[key]; !ok || v != w {
					t.Errorf("%s is %v, want %v", key, v, w)
				}
				delete(want, key)
			}
		}
	}
	for key := range want {
		t.Errorf("%s is in the table and was not tested", key)
	}
}

// penalized is the loss of a critic and the mean of the penalties of gradients with those norms.
func penalized(norms []float64) spec.Loss {
	critic, penalty := spec.WGANCritic(), spec.GradientPenalty(10, 1, false)
	return spec.Loss{Value: func(x spec.In) ball.Real {
		v := critic.Value(x)
		for _, g := range norms {
			y := x
			y.Pred, y.Shape = []ball.Real{x.Of(g)}, []int{1, 1}
			v = v.Add(penalty.Value(y).Quo(x.Of(float64(len(norms)))))
		}
		return v
	}}
}

// triples is the mean of DRAGAN over a real point, a fake, and the norm of the gradient at the one moved by noise.
func triples(norms []float64) spec.Loss {
	l := spec.DRAGAN(10, 1)
	return spec.Loss{Value: func(x spec.In) ball.Real {
		n := len(norms)
		v := x.Of(0)
		for i, g := range norms {
			y := x
			y.Pred, y.Shape = []ball.Real{x.Pred[i], x.Pred[n+i], x.Of(g)}, []int{3}
			v = v.Add(l.Value(y).Quo(x.Of(float64(n))))
		}
		return v
	}}
}
