// Package wire is the vocabulary of the wire protocol, version 1: the messages as Go values, and arrays that keep every bit. Both
// sides of it use this package; it knows neither processes nor losses.
package wire

// MaxLine is how long a message may be, its newline counted.
const MaxLine = 16 << 20

// Version is the version of the protocol that this package speaks.
const Version = 1

// A HelloRequest opens the conversation. The adapter returns the arrays of Echo as they are.
type HelloRequest struct {
	M     string  `json:"m"` // "hello"
	Proto [2]int  `json:"proto"`
	Suite string  `json:"suite"`
	Echo  []Array `json:"echo"`
}

// A Hello is what an adapter says of itself.
type Hello struct {
	M      string            `json:"m"`
	Proto  int               `json:"proto"`
	Impl   Impl              `json:"impl"`
	Env    map[string]any    `json:"env,omitempty"`
	Losses map[string]Losses `json:"losses"`
	Custom map[string]Custom `json:"custom,omitempty"` // of the names in Losses that the catalogue does not have
	Limits Limits            `json:"limits"`
	Echo   []Array           `json:"echo"`
}

// An Impl says whose implementations these are.
type Impl struct {
	Name     string `json:"name"`
	Version  string `json:"version,omitempty"`
	Language string `json:"language,omitempty"`
	Homepage string `json:"homepage,omitempty"`
	Source   string `json:"source,omitempty"`
}

// Losses is what an adapter offers of one loss.
type Losses struct {
	Dtypes      []Dtype  `json:"dtypes"`
	Ops         []string `json:"ops"`
	Reductions  []string `json:"reductions"`
	Params      []string `json:"params,omitempty"`
	Conventions []string `json:"conventions,omitempty"`
	Custom      *Custom  `json:"-"` // declares a loss that the catalogue does not have; it travels in Hello.Custom
}

// A Custom declares a loss that only the adapter knows. Pred and Target are words for a domain with dimensions, "real[C]"; Class is how many classes
// a label chooses from; Params are what is always asked for. A target or a class that there is none of is null.
type Custom struct {
	Pred   string           `json:"pred"`
	Target string           `json:"target,omitempty"`
	Class  string           `json:"class,omitempty"`
	Params map[string]Array `json:"params,omitempty"`
	Claims []string         `json:"claims,omitempty"`
}

// Limits bound a request. Zero means the default: 32 cases, 2^20 numbers in Pred and Target of all its cases.
type Limits struct {
	MaxBatch int `json:"max_batch,omitempty"`
	MaxElems int `json:"max_elems,omitempty"`
}

// A Request is a line to the adapter: "eval", "bench" or "bye".
type Request struct {
	M          string           `json:"m"`
	ID         int64            `json:"id,omitempty"`
	Loss       string           `json:"loss,omitempty"`
	Dtype      Dtype            `json:"dtype,omitempty"`
	Reduction  string           `json:"reduction,omitempty"`
	Params     map[string]Array `json:"params,omitempty"`
	Want       []string         `json:"want,omitempty"`
	DeadlineMS int64            `json:"deadline_ms,omitempty"`
	Cases      []Case           `json:"cases,omitempty"`
	MinMS      int64            `json:"min_ms,omitempty"` // of bench, which has one case: how long to repeat it at least
	Tile       int              `json:"tile,omitempty"`   // of bench: the samples of the case, so many times over, are the batch; 0 is once
}

// A Case is one batch of samples. Arrays that are not there are null: no target, no labels, all weights 1, all upstream 1.
type Case struct {
	N           int    `json:"n"`
	Shape       []int  `json:"shape"`
	TargetShape []int  `json:"target_shape"`
	Pred        *Array `json:"pred"`
	Target      *Array `json:"target"`
	Class       *Array `json:"class"`
	ClassLen    *Array `json:"class_len"`
	Weight      *Array `json:"weight"`
	Upstream    *Array `json:"upstream"`
}

// A Reply is a line from the adapter that answers a request.
type Reply struct {
	M     string   `json:"m"`
	ID    int64    `json:"id"`
	Cases []Result `json:"cases"`
}

// A Benched answers bench: so many repetitions took so many nanoseconds, by the adapter's own clock. Tile is the request's, from an adapter that
// has done as it says. Where there is nothing to repeat it is the result that says why, and the numbers are 0.
type Benched struct {
	M    string `json:"m"` // "bench"
	ID   int64  `json:"id"`
	N    int64  `json:"n"`
	NS   int64  `json:"ns"`
	Tile int    `json:"tile,omitempty"`
	S    string `json:"s,omitempty"`
	Msg  string `json:"msg,omitempty"`
	What string `json:"what,omitempty"`
}

// What became of a case.
const (
	OK          = "ok"
	Rejected    = "rejected"    // the data are bad
	Unsupported = "unsupported" // the adapter does not offer this
	Failed      = "error"       // it broke
)

// A Result answers one case.
type Result struct {
	S          string `json:"s"`
	Value      *Array `json:"value,omitempty"`
	Grad       *Array `json:"grad,omitempty"`
	TargetGrad *Array `json:"target_grad,omitempty"`
	Class      string `json:"class,omitempty"` // of Rejected: what is wrong, such as "domain"
	Msg        string `json:"msg,omitempty"`
	What       string `json:"what,omitempty"` // of Unsupported
	Trace      string `json:"trace,omitempty"`
}

// What may be wanted.
const (
	Value      = "value"
	Grad       = "grad"
	TargetGrad = "target_grad"
)
