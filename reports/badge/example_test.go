package badge_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/lossgate/lossgate/reports/badge"
	"github.com/lossgate/lossgate/reports/golden"
)

// A badge is a JSON that shields.io draws, or an SVG that needs nobody.
func ExampleWriteShields() {
	if err := badge.WriteShields(os.Stdout, golden.Small()); err != nil {
		fmt.Println(err)
	}
	// Output: {"schemaVersion":1,"label":"lossgate","message":"1 failure","color":"red"}
}

func ExampleWriteSVG() {
	var svg strings.Builder
	err := badge.WriteSVG(&svg, golden.Small())
	fmt.Println(strings.HasPrefix(svg.String(), "<svg"), strings.Contains(svg.String(), "1 fail"), err)
	// Output: true true <nil>
}
