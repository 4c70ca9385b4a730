package process

import (
	"cmp"
	"crypto/rand"
	"errors"
	"io"
	"os"
	"os/exec"
	"runtime"
	"time"
)

// afterDeath is how long what is still in the pipes of a dead child is waited for, and the death of one whose output ended. A grandchild
// that we do not find may hold a pipe open for ever.
const afterDeath = 200 * time.Millisecond

// markName is the variable by whose value a child and what it starts are known.
const markName = "LOSSGATE_ADAPTER"

// A child is a process with its pipes.
type child struct {
	cmd    *exec.Cmd
	mark   string // "LOSSGATE_ADAPTER=…", in its environment
	stdin  io.WriteCloser
	stdout *os.File
	stderr tail
	ended  chan struct{} // closed once it was waited for
	exited chan struct{} // closed once what it left is cleared away too
	status string        // how it ended; to be read after exited
	killed bool          // it was ended by a signal, which may have been no fault of its own; to be read after exited
}

// spawn starts the command in a process group of its own, and marks it.
func spawn(o Options) (*child, error) {
	if len(o.Command) == 0 {
		return nil, errors.New("no command")
	}
	var theirs, ours [3]*os.File
	var err error
	for fd := range theirs {
		r, w, e := os.Pipe()
		theirs[fd], ours[fd], err = w, r, cmp.Or(err, e)
		if fd == 0 {
			theirs[fd], ours[fd] = r, w
		}
	}
	shut := func(files [3]*os.File) {
		for _, f := range files {
			f.Close()
		}
	}
	defer shut(theirs)
	if err != nil {
		shut(ours)
		return nil, err
	}
	c := &child{cmd: exec.Command(o.Command[0], o.Command[1:]...), stdin: ours[0], stdout: ours[1], ended: make(chan struct{}), exited: make(chan struct{})}
	c.mark = markName + "=" + rand.Text()
	c.cmd.Env, c.cmd.Dir = append([]string{c.mark}, o.Env...), o.Dir
	c.cmd.Stdin, c.cmd.Stdout, c.cmd.Stderr = theirs[0], theirs[1], theirs[2]
	ownGroup(c.cmd)
	confine(c.cmd, o.Sandbox)
	started := make(chan error)
	go func() {
		runtime.LockOSThread() // where the child dies with its parent, its parent is the thread that started it
		defer runtime.UnlockOSThread()
		err := c.cmd.Start()
		if err == nil {
			if err = limit(c.cmd.Process.Pid, o.Sandbox); err != nil {
				killGroup(c.cmd.Process)
				_, _ = c.cmd.Process.Wait()
			}
		}
		started <- err
		if err == nil {
			c.wait(ours[2])
		}
	}()
	if err := <-started; err != nil {
		shut(ours)
		return nil, err
	}
	return c, nil
}

// wait ends when the child does. Whatever it left behind goes with it, in its group or not.
func (c *child) wait(stderr *os.File) {
	copied := make(chan struct{})
	go func() {
		_, _ = io.Copy(&c.stderr, stderr)
		close(copied)
	}()
	state, err := c.cmd.Process.Wait()
	close(c.ended)
	killGroup(c.cmd.Process)
	endStrays(c.mark)
	if c.status = state.String(); err != nil {
		c.status = err.Error()
	} else {
		c.killed = state.ExitCode() < 0
	}
	select { // what it said last is worth a moment
	case <-copied:
	case <-time.After(afterDeath):
	}
	stderr.Close()
	close(c.exited)
	time.AfterFunc(afterDeath, func() { c.stdout.Close() })
}

// dead waits for the end, for at most d, and then until all is cleared away.
func (c *child) dead(d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-c.ended:
		<-c.exited
		return true
	case <-timer.C:
		return false
	}
}

// kill ends the process group at once.
func (c *child) kill() {
	killGroup(c.cmd.Process)
	<-c.exited
	c.stdout.Close()
}

// end asks the child to go by closing its standard input, then by a signal, and then does not ask.
func (c *child) end(o Options) {
	_ = c.stdin.Close()
	if !c.dead(o.untilSignal) {
		termGroup(c.cmd.Process)
		if !c.dead(o.untilKill) {
			killGroup(c.cmd.Process)
			<-c.exited
		}
	}
	c.stdout.Close()
}

// last is the end of standard error as an appendix to a message; empty when there is nothing.
func (c *child) last() string {
	if s := c.stderr.String(); s != "" {
		return "; standard error ends: " + plainEnd(s, 1000)
	}
	return ""
}
