package mathml_test

import (
	"fmt"

	"github.com/lossgate/lossgate/reports/mathml"
)

func ExampleTypeset() {
	fmt.Println(mathml.Typeset("½r²"))
	// Output: <math><mfrac><mn>1</mn><mn>2</mn></mfrac><msup><mi>r</mi><mn>2</mn></msup></math>
}
