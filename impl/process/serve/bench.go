package serve

import (
	"time"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/process/wire"
)

// longest is how long a repetition goes on at most, whatever is asked for.
const longest = time.Minute

// Bench answers a request for the time that one case takes: it repeats the case, decoding included, until the time is up that is asked for.
func Bench(l impl.Library, r wire.Request) wire.Benched {
	b := wire.Benched{M: "bench", ID: r.ID}
	if len(r.Cases) != 1 {
		b.S, b.Msg = wire.Failed, "bench has one case"
		return b
	}
	least, start := min(time.Duration(r.MinMS)*time.Millisecond, longest), time.Now()
	for b.NS < least.Nanoseconds() || b.N == 0 {
		res := Eval(l, r).Cases[0]
		if res.S != wire.OK {
			return wire.Benched{M: "bench", ID: r.ID, S: res.S, Msg: res.Msg, What: res.What}
		}
		b.N++
		b.NS = max(1, time.Since(start).Nanoseconds())
	}
	return b
}
