package process

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"
)

// endStrays ends what an adapter started that has left its process group, as daemons do: whoever has the mark in the environment that it was
// started with, which is inherited. One that was started without is found by nobody, but it does not outlive a sandbox.
func endStrays(mark string) {
	const rounds = 100 // each finds who was born during the last
	for range rounds {
		left := false
		all, _ := filepath.Glob("/proc/[0-9]*/environ") // the pattern is well-formed
		for _, file := range all {
			left = endIfMarked(file, mark) || left
		}
		if !left {
			return
		}
		time.Sleep(time.Millisecond) // the kernel takes a moment to bury
	}
}

// endIfMarked ends the process of an environ file, and reports whether it was there to end. It is looked at once more when it is held, so that its
// number cannot be somebody else's when the signal comes.
func endIfMarked(file, mark string) bool {
	pid, err := strconv.Atoi(filepath.Base(filepath.Dir(file)))
	if err != nil || !marked(file, mark) {
		return false
	}
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	defer func() { _ = p.Release() }()
	return marked(file, mark) && p.Kill() == nil
}

// marked reports whether an environ file, whose variables end in zeros, has the mark.
func marked(file, mark string) bool {
	env, err := os.ReadFile(file)
	return err == nil && slices.ContainsFunc(bytes.Split(env, []byte{0}), func(v []byte) bool { return string(v) == mark })
}
