package reports

import (
	"strconv"
	"strings"
	"unicode"
)

// Printable escapes what a terminal or a browser would obey or hide instead of show: control characters, and marks that
// reverse the direction of writing. Names and messages in a record come from programs that we do not know. It leaves alone
// what a format of its own has to escape, such as < in HTML.
func Printable(s string) string {
	var b strings.Builder
	for _, r := range s {
		if unicode.IsPrint(r) {
			b.WriteRune(r)
			continue
		}
		quoted := strconv.QuoteRune(r)
		b.WriteString(quoted[1 : len(quoted)-1])
	}
	return b.String()
}
