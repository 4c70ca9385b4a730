//go:build !unix

package benchmarks

import "time"

// CPU is 0: this system does not tell how much processor time a process has used.
func CPU() time.Duration { return 0 }
