// Package benchmarks measures implementations of losses, under names that benchstat and benchproc can take apart.
package benchmarks

import "strconv"

// A Point names one thing that is measured. Every part has a key, so that a table can have any of them as its rows or
// columns: benchstat -row /loss -col /impl.
type Point struct {
	Loss  string // with its parameters: "huber(delta=1.5)"; neither slash nor space
	Impl  string // "reference", "fast", …
	Op    string // "value", "grad" or "valuegrad"
	Dtype string // "f32" or "f64"
	N     int    // samples in a batch
}

// String returns the name for testing.B.Run. The number stands last and has a key of its own, since benchproc sorts
// numbers as numbers only where it is told which part is one: /n@num.
func (p Point) String() string {
	return "loss=" + p.Loss + "/impl=" + p.Impl + "/op=" + p.Op + "/dtype=" + p.Dtype + "/n=" + strconv.Itoa(p.N)
}
