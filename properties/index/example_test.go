package index_test

import (
	"fmt"

	"github.com/lossgate/lossgate/properties/index"
)

// Every property of the catalogue, and where it is executed.
func ExampleProperties() {
	for _, p := range index.Properties() {
		if p.ID == "u-nonneg" || p.ID == "i-gibbs" {
			fmt.Println(p.ID, p.Where)
		}
	}
	// Output:
	// u-nonneg properties/nonneg.go
	// i-gibbs spec/klclaims.go
}

// Every statement of the survey article, and what became of it.
func ExampleArticle() {
	c := index.Article()[0]
	fmt.Println(c.ID, c.Says, c.Verdict, c.By)
	// Output: C01 0-1 loss is 0 when label = prediction, else 1 true [m-zero-one-values]
}
