package process

import "github.com/lossgate/lossgate/impl/process/wire"

// mostCases is how many cases a request has at most; more gain nothing.
const mostCases = 32

// mostHello bounds the line in which an adapter says what it offers. Hundreds of losses take some tens of KiB.
const mostHello = 4 << 20

// A reply is a wire.Reply as it is read. It has room for one result more than anybody asks for, and what comes behind is passed over, since a line of
// 16 MiB may list millions of results, which would take gigabytes.
type reply struct {
	M     string                     `json:"m"`
	ID    int64                      `json:"id"`
	Cases [mostCases + 1]wire.Result `json:"cases"`
}

// results are those that say something, and what stands before them.
func (r *reply) results() []wire.Result {
	n := len(r.Cases)
	for n > 0 && r.Cases[n-1] == (wire.Result{}) {
		n--
	}
	return r.Cases[:n]
}
