package properties_test

import (
	"context"
	"fmt"
	"math"
	"testing"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/spec"
	"github.com/lossgate/lossgate/spec/ball"
)

// halved is a squared error with a factor that nobody declared.
func halved() impl.Loss[float64] {
	return impl.Pointwise(
		func(p, t float64) float64 { return (p - t) * (p - t) / 2 },
		func(p, t float64) float64 { return p - t },
	)
}

// Every property has an identifier and a sentence; a loss meets those that its claims are about.
func ExampleSuite() {
	suite := properties.Suite[float64](nil)
	fmt.Println(len(suite) > 50, suite[0].Name)
	for _, p := range properties.Plan[float64](spec.Squared(), &properties.Settings{Only: "u-v*"}) {
		fmt.Println(p.ID, p.Says)
	}
	// Output:
	// true u-value
	// u-value The value is that of the definition, within the running error of its stable form.
	// u-value-consistency ValueGrad returns what Value and Grad return, bit for bit.
}

// TestSubject is the gate of an implementation that is no impl.Loss: of several parameters, or in another process.
func ExampleTestSubject() {
	testSquared := func(t *testing.T) { // TestSquared
		properties.TestSubject(t, spec.Squared(), properties.InProcess[float64]{Loss: halved()}, nil)
	}
	_ = testSquared
	for _, r := range properties.CheckSubject(context.Background(), spec.Squared(), properties.InProcess[float64]{Loss: halved()}, &properties.Settings{Only: "u-value"}) {
		fmt.Println(r.Property, r.Verdict)
	}
	// Output: u-value fail
}

// Which properties have teeth, and after how many cases.
func ExampleKills() {
	s := &properties.Settings{Only: "u-[gv]*", Checks: 20}
	for _, k := range properties.Kills(context.Background(), spec.Squared(), properties.InProcess[float64]{Loss: halved()}, s) {
		fmt.Println(k.Property, k.Cases, k.Found)
	}
	// Output:
	// u-value 1 value
	// u-gradient 1 gradient[0]
	// u-grad-reduction 1 gradient under none, sample 1, entry 0
}

// A failure is one line, which any implementation can be tried on.
func ExampleReplay() {
	ctx := context.Background()
	rs := properties.Check(ctx, spec.Squared(), halved(), &properties.Settings{Only: "u-value"})
	k, err := properties.ParseWitness(rs[0].Failure.Witness)
	if err != nil {
		fmt.Println(err)
		return
	}
	pin, err := properties.ParsePin(properties.Pin{Loss: "squared", Dtype: "f64", Property: rs[0].Property, Case: k}.String())
	fmt.Println(pin, err)
	for _, got := range []impl.Loss[float64]{halved(), impl.Squared[float64]()} {
		r, ok := properties.Replay(ctx, spec.Squared(), properties.InProcess[float64]{Loss: got}, nil, pin.Property, pin.Case)
		fmt.Println(r.Verdict, ok)
	}
	// Output:
	// {"loss":"squared","dtype":"f64","property":"u-value","case":{"samples":[{"pred":["0x1p-04"],"target":["0x0p+00"]}]}} <nil>
	// fail true
	// pass true
}

func ExampleParseWitness() {
	k, err := properties.ParseWitness(`{"samples":[{"pred":["0x1.8p+01"],"target":["0"]}]}`)
	fmt.Println(k.Samples[0], err)
	b := properties.BatchOf[float32](properties.Call{Samples: k.Samples, Repeat: 3})
	fmt.Println(b.N, b.Pred)
	_, err = properties.ParseWitness(`{"samples":[{"pred":["three"]}]}`)
	fmt.Println(err)
	// Output:
	// pred=0x1.8p+01 (3) target=0x0p+00 (0) <nil>
	// 3 [3 3 3]
	// witness: samples[0].pred[0] = "three": want a number in hex or decimal
}

// What an implementation may return: the exact answer, give or take.
func ExampleBounds() {
	value, grad, _, err := properties.Bounds(spec.Hinge(), ball.Float32, spec.Sample{Pred: []float64{1}, Target: []float64{1}}, 20)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("value %v, gradient from %v to %v\n", value.Lo.Float(), grad[0].Lo.Float(), grad[0].Hi.Float())
	fmt.Println(properties.Dtype(ball.Float32))
	// Output:
	// value 0, gradient from -1 to 0
	// f32
}

// Where the derivative jumps, an answer is one of a set.
func ExampleElement() {
	a, err := spec.Absolute().Judge(spec.Sample{Pred: []float64{1}, Target: []float64{1}}, ball.Float64, true)
	fmt.Println(properties.Element(0, a.Grad[0]), "/", properties.Element(-1, a.Grad[0]), err)
	// Output: 0 / the lower end <nil>
}

// Samples of a loss, without drawing at random: the same on every run.
func ExamplePlain() {
	l := spec.Huber(1)
	fmt.Println(properties.Plain(l, ball.Float64, 1))
	fmt.Println(properties.Drawn(l, ball.Float64, true, 1))
	for _, k := range properties.OnKinks(l, ball.Float64, 1)[:2] {
		fmt.Println(k.Kink, k.Beside, k.Sample)
	}
	// Output:
	// pred=0x1.93e5939a08ce2p+99 (9.999999999999989e+29) target=0x1.93e5939a08ceap+99 (1e+30)
	// pred=-0x1.7p+1022 (-6.460459703411448e+307) target=0x1.2p+1021 (2.5280059709001317e+307)
	// |r| = delta false pred=0x1.28p+01 (2.3125) target=0x1.5p+00 (1.3125)
	// |r| = delta true pred=0x1.27fffffffffffp+01 (2.3124999999999996) target=0x1.5p+00 (1.3125)
}

// Where a number lies in its format, and what is counted of inputs.
func ExampleClassify() {
	for _, x := range []float64{0, 1e-310, 1, math.MaxFloat64} {
		fmt.Println(properties.Classify(x, ball.Float64))
	}
	fmt.Println(properties.Relations())
	// Output:
	// zero
	// subnormal
	// unit
	// huge
	// [equal one ulp apart at a kink one ulp beside a kink tie for the largest saturated]
}

// An expectation excuses a failure that is explained; one that no failure needs, or that an earlier one hides, is found.
func ExampleUnmatched() {
	rs := []reports.Result{{Loss: "kl", Name: "kl", Dtype: "f64", Property: "i-gibbs", Verdict: reports.Fail}}
	expect := []properties.Expectation{
		{Loss: "k*", Property: "i-*", Reason: "clamps logarithms at −100"},
		{Loss: "kl", Property: "i-gibbs", Reason: "the same once more"},
		{Loss: "huber", Reason: "there is no such failure"},
	}
	for _, e := range properties.Unmatched(expect, rs) {
		fmt.Println("idle:", e)
	}
	fmt.Println("hidden by an earlier one:", properties.Hidden(expect, rs))
	// Output:
	// idle: huber * *
	// hidden by an earlier one: map[1:0]
}

// A loss that the catalogue lacks has no oracle: its own answers, moved a little, say how far off an answer may be.
func ExampleMeasured() {
	quartic := impl.Pointwise(
		func(p, t float64) float64 { return math.Pow(p-t, 4) },
		func(p, t float64) float64 { return 4 * math.Pow(p-t, 3) },
	)
	l, err := spec.Custom{Name: "quartic", Pred: "real", Target: "real", Claims: []string{"nonneg"}}.Loss()
	fmt.Println(l, err)
	l = properties.Measured(context.Background(), l, properties.InProcess[float64]{Loss: quartic}, ball.Float64)
	for _, r := range properties.Check(context.Background(), l, quartic, &properties.Settings{Only: "u-grad-fd", Checks: 20}) {
		fmt.Println(r.Property, r.Verdict)
	}
	// Output:
	// quartic <nil>
	// u-grad-fd pass
}
