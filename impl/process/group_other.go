//go:build !unix

package process

import (
	"os"
	"os/exec"
	"strconv"
)

func ownGroup(*exec.Cmd) {}

// killGroup ends the child with what it started. Without process groups that is a tree, and the system's own tool walks it.
func killGroup(p *os.Process) {
	_ = exec.Command("taskkill", "/T", "/F", "/PID", strconv.Itoa(p.Pid)).Run()
	_ = p.Kill()
}

// termGroup does nothing: there is no way to ask.
func termGroup(*os.Process) {}
