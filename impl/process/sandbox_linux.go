package process

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"time"
	"unsafe"
)

// dieWithParent lets the kernel kill the child when lossgate is killed and can end nobody any more.
func dieWithParent(attr *syscall.SysProcAttr) { attr.Pdeathsig = syscall.SIGKILL }

// confine gives the child a network of its own, in which there is nothing, and numbers for processes of its own, of which it has the first: when
// that one ends the kernel ends all the others. A user may do that in a user namespace of his own, in which the child keeps his ids.
func confine(cmd *exec.Cmd, s *Sandbox) {
	if s == nil {
		return
	}
	cmd.SysProcAttr.Cloneflags = syscall.CLONE_NEWUSER | syscall.CLONE_NEWNET | syscall.CLONE_NEWPID
	cmd.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: os.Getuid(), HostID: os.Getuid(), Size: 1}}
	cmd.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: os.Getgid(), HostID: os.Getgid(), Size: 1}}
}

// refused says what an error of starting a confined child means.
func refused(err error) error {
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EINVAL) {
		return fmt.Errorf("this system does not allow -sandbox, which takes namespaces of users, networks and processes: %w", err)
	}
	return err
}

// limit bounds the memory and the time of a child that was started. Memory is RLIMIT_DATA, which since Linux 4.7 counts all private writable
// memory, and not RLIMIT_AS, which counts addresses that a runtime reserves and never uses.
func limit(pid int, s *Sandbox) error {
	if s == nil {
		return nil
	}
	const cpu, data = 0, 2 // RLIMIT_CPU and RLIMIT_DATA
	if s.Memory > 0 {
		if err := prlimit(pid, data, s.Memory); err != nil {
			return fmt.Errorf("this system does not allow -sandbox to bound memory: %w", err)
		}
	}
	if s.CPU > 0 {
		if err := prlimit(pid, cpu, uint64((s.CPU+time.Second-1)/time.Second)); err != nil {
			return fmt.Errorf("this system does not allow -sandbox to bound processor time: %w", err)
		}
	}
	return nil
}

func prlimit(pid, resource int, most uint64) error {
	r := syscall.Rlimit{Cur: most, Max: most}
	_, _, errno := syscall.RawSyscall6(syscall.SYS_PRLIMIT64, uintptr(pid), uintptr(resource), uintptr(unsafe.Pointer(&r)), 0, 0, 0)
	if errno != 0 {
		return errno
	}
	return nil
}
