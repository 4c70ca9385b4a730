package properties_test

import (
	"slices"
	"testing"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/catalog"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/spec"
)

// entries calls do for every loss of the catalogue and every setting of its parameters.
func entries(t *testing.T, do func(t *testing.T, e catalog.Entry, p impl.Params, l spec.Loss)) {
	for _, e := range catalog.Entries() {
		t.Run(e.Name, func(t *testing.T) {
			for _, p := range e.Settings() {
				l, err := e.Spec(p)
				if err != nil {
					t.Fatal(err)
				}
				t.Run(l.String(), func(t *testing.T) { do(t, e, p, l) })
			}
		})
	}
}

// TestReferences holds every reference to its specification in both formats.
func TestReferences(t *testing.T) {
	entries(t, func(t *testing.T, e catalog.Entry, p impl.Params, l spec.Loss) {
		t.Run("f64", func(t *testing.T) {
			t.Parallel()
			got, err := catalog.Reference{}.Float64(e.Name, p)
			if err != nil {
				t.Fatal(err)
			}
			with := func(p impl.Params) (impl.Loss[float64], error) { return catalog.Reference{}.Float64(e.Name, p) }
			properties.TestSubject(t, l, properties.InProcess[float64]{Loss: got, With: with}, nil)
		})
		t.Run("f32", func(t *testing.T) {
			t.Parallel()
			got, err := catalog.Reference{}.Float32(e.Name, p)
			if err != nil {
				t.Fatal(err)
			}
			with := func(p impl.Params) (impl.Loss[float32], error) { return catalog.Reference{}.Float32(e.Name, p) }
			properties.TestSubject(t, l, properties.InProcess[float32]{Loss: got, With: with}, nil)
		})
	})
}

// TestExact runs the specification itself as an implementation: a property that it fails is a wrong property. In float32, where properties
// differ by rounding only, one loss of each kind of sample does; of further parameters, the statements of the loss itself do.
func TestExact(t *testing.T) {
	entries(t, func(t *testing.T, e catalog.Entry, p impl.Params, l spec.Loss) {
		t.Run("f64", func(t *testing.T) {
			t.Parallel()
			var set properties.Settings
			if p != nil {
				set.Only = "[^u]-*"
			}
			properties.TestSubject(t, l, properties.Exact[float64]{Loss: l}, &set)
		})
		if p != nil || !slices.Contains([]string{"huber", "hinge", "bce-logits", "softmax-ce", "kl", "w1-1d", "triplet", "giou", "ctc"}, e.Name) {
			return
		}
		t.Run("f32", func(t *testing.T) {
			t.Parallel()
			properties.TestSubject(t, l, properties.Exact[float32]{Loss: l}, nil)
		})
	})
}
