//go:build !linux

package process

// endStrays does nothing: only Linux tells everybody what environment a process was started with. What leaves the process group is left.
func endStrays(string) {}
