package spec

import (
	"fmt"
	"strings"
)

// EmptyMean says that Mean of nothing, of no samples or of samples that all weigh nothing, is v, which is 0 or NaN, and no error. An error
// stays right.
func EmptyMean(v float64) Convention {
	return Convention{Name: "empty-mean:" + strings.ToLower(fmt.Sprint(v)), Apply: func(l Loss) Loss {
		l.EmptyMean = &v
		return l
	}}
}
