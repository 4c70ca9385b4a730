package process_test

import (
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/lossgate/lossgate/impl/process"
)

// notedPids are those of processes that a fake started.
func notedPids(t *testing.T, o process.Options) (pids []int) {
	t.Helper()
	text, err := os.ReadFile(strings.TrimPrefix(o.Env[1], fakeNote+"="))
	if err != nil {
		return nil
	}
	for _, word := range strings.Fields(string(text)) {
		var pid int
		if _, err := fmt.Sscan(word, &pid); err == nil {
			pids = append(pids, pid)
		}
	}
	return pids
}

// alive reports whether a process runs; a zombie that init has not buried yet does not.
func alive(pid int) bool {
	if stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid)); err == nil {
		return !strings.Contains(string(stat), ") Z ")
	}
	p, err := os.FindProcess(pid)
	return err == nil && p.Signal(syscall.Signal(0)) == nil
}
