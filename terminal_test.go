package main

import (
	"bytes"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Elsewhere than on a terminal there is a line every ten seconds, with the rate and, where the end is known, the time that is left.
func TestProgressInALog(t *testing.T) {
	for _, c := range []struct {
		of   int
		want string
	}{
		{8, "5 of 8, 0.2/s, 20s left: huber\n"},
		{0, "5, 0.2/s: huber\n"},
	} {
		var log bytes.Buffer
		p := newProgress(&log, c.of)
		for range 4 {
			p.step("absolute")
		}
		require.Empty(t, log.String(), "nobody waits long yet")
		p.began, p.last = p.began.Add(-20*time.Second), p.last.Add(-20*time.Second)
		p.step("huber")
		p.end()
		require.Equal(t, c.want, log.String())
	}
}
