package process

import "sync"

// How many incidents, requests that were lost, open the circuit within so many requests: of one loss and dtype, and of the adapter. Of the cases of
// one request so many are sent alone until no more are tried. Together that bounds how often an adapter is started.
const (
	window      = 1000
	mostSubject = 10
	mostAll     = 50
	mostBlamed  = 3
)

// A circuit counts the incidents of an adapter, and opens where there are too many: an adapter that dies again and again costs hours, since each
// start may load a framework.
type circuit struct {
	mu  sync.Mutex
	all counter
	of  map[string]*counter
}

// A counter counts the requests about a subject, and remembers at which of them there were incidents.
type counter struct {
	requests  int
	incidents []int
	opened    bool
}

// closed notes a request about a subject, and reports whether it may be sent.
func (c *circuit) closed(subject string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.subject(subject)
	s.requests++
	c.all.requests++
	return !s.opened && !c.all.opened
}

// incident notes one.
func (c *circuit) incident(subject string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.subject(subject).incident(mostSubject)
	c.all.incident(mostAll)
}

func (c *circuit) subject(name string) *counter {
	if c.of == nil {
		c.of = map[string]*counter{}
	}
	if c.of[name] == nil {
		c.of[name] = new(counter)
	}
	return c.of[name]
}

func (c *counter) incident(most int) {
	c.incidents = append(c.incidents, c.requests)
	for c.incidents[0] <= c.requests-window {
		c.incidents = c.incidents[1:]
	}
	c.opened = c.opened || len(c.incidents) > most
}
