package gate_test

import (
	"fmt"

	"github.com/lossgate/lossgate/benchmarks/gate"
)

// Ten rounds, of which the head took a tenth more.
func ExampleJudge() {
	var b gate.Benchmark
	b.Name = "Loss/loss=huber"
	for i := range 10 {
		x := 100 + float64(i%3)
		b.Base = append(b.Base, gate.Samples{"cpu-sec/op": {x, x + 1, x}})
		b.Canary = append(b.Canary, gate.Samples{"cpu-sec/op": {x, x, x + 1}})
		b.Head = append(b.Head, gate.Samples{"cpu-sec/op": {1.1 * x, 1.1 * x, 1.1 * (x + 1)}})
	}
	row := gate.Judge(b, nil, nil)
	fmt.Println(row.Verdict, "settled:", gate.Settled(b, nil), "alarm:", row.Alarm)
	r := gate.Ratio([]float64{100, 101, 102, 100, 101, 102}, []float64{110, 111, 112, 110, 111, 112}, 0.01)
	fmt.Printf("%.3f\n", r.Mid)
	// Output:
	// regression settled: false alarm: false
	// 1.099
}
