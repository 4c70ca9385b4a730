//go:build unix

package benchmarks

import (
	"syscall"
	"time"
)

// CPU is the processor time that this process has used, that of all its threads, for itself and in the system.
func CPU() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
