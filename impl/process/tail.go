package process

import "sync"

// tailSize is how much of standard error is kept.
const tailSize = 64 << 10

// A tail keeps the last tailSize bytes that were written to it.
type tail struct {
	mu  sync.Mutex
	buf []byte
}

// Write implements io.Writer. It never fails: a full buffer must not stop the adapter.
func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	n := len(p)
	if len(p) > tailSize {
		p = p[len(p)-tailSize:]
	}
	if over := len(t.buf) + len(p) - tailSize; over > 0 {
		t.buf = append(t.buf[:0], t.buf[over:]...)
	}
	t.buf = append(t.buf, p...)
	return n, nil
}

// String is what was kept.
func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.buf)
}
