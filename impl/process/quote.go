package process

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// quoted shows bytes that an adapter wrote: at most 160 of them, and none that could move a terminal's cursor.
func quoted(b []byte) string {
	const most = 160
	if len(b) <= most {
		return strconv.Quote(string(b))
	}
	return fmt.Sprintf("%s… (%d bytes)", strconv.Quote(string(b[:most])), len(b))
}

// plain shows the beginning of a text that an adapter wrote, on one line, with everything escaped that does not print.
func plain(s string, most int) string {
	if len(s) <= most {
		return escaped(s)
	}
	return escaped(s[:most]) + "…"
}

// plainEnd is plain of the end of a text.
func plainEnd(s string, most int) string {
	s = strings.TrimSpace(s)
	if len(s) <= most {
		return escaped(s)
	}
	return "…" + escaped(s[len(s)-most:])
}

func escaped(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strconv.IsPrint(r) && r != utf8.RuneError {
			b.WriteRune(r)
			continue
		}
		q := strconv.QuoteRune(r)
		b.WriteString(q[1 : len(q)-1])
	}
	return b.String()
}
