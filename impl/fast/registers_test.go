package fast

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Kernels of AVX2 use the sixteen registers that it has. The assembler takes thirty-two and would write instructions of AVX-512, which tests on
// a machine that has those would not notice.
func TestAVX2HasSixteenRegisters(t *testing.T) {
	source, err := os.ReadFile("kernels_amd64.s")
	require.NoError(t, err)
	beyond := regexp.MustCompile(`\b(Z\d+|[XY](1[6-9]|2\d|3[01])|K[0-7])\b`)
	seen := 0
	for _, routine := range strings.Split(string(source), "\nTEXT ")[1:] {
		if name, _, _ := strings.Cut(routine, "("); strings.HasSuffix(name, "AVX2") {
			seen++
			require.Empty(t, beyond.FindString(routine), name)
		}
	}
	require.Greater(t, seen, 30)
}
