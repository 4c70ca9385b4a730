package process

import "time"

// A Sandbox is what an adapter may use. nil: whatever the user may.
type Sandbox struct {
	Memory uint64        // bytes of private writable memory; 0: any
	CPU    time.Duration // of processor time, over all that one start of it does; 0: any
}
