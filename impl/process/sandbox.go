package process

import "time"

// A Sandbox is what an adapter may use: no network, and no process that outlives it. nil: whatever the user may.
//
// Within, the adapter is the first process. Signals that it sends to itself and does not handle are ignored; a fault of the processor
// still ends it.
type Sandbox struct {
	Memory uint64        // bytes of private writable memory; 0: any
	CPU    time.Duration // of processor time, over all that one start of it does; 0: any
}
