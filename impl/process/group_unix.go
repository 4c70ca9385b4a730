//go:build unix

package process

import (
	"os"
	"os/exec"
	"syscall"
)

// ownGroup gives the child a process group of its own, so that what it starts can be ended with it, and so that Ctrl-C in a terminal reaches
// lossgate alone.
func ownGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	dieWithParent(cmd.SysProcAttr)
}

// killGroup ends the group; nobody in it can refuse.
func killGroup(p *os.Process) { _ = syscall.Kill(-p.Pid, syscall.SIGKILL) }

// termGroup asks the group to end.
func termGroup(p *os.Process) { _ = syscall.Kill(-p.Pid, syscall.SIGTERM) }
