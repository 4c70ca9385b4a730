//go:build unix && !linux

package process

import "syscall"

// dieWithParent does nothing: only Linux has a signal for the death of a parent. An adapter sees the end of its input.
func dieWithParent(*syscall.SysProcAttr) {}
