package robust_test

import (
	"testing"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/properties"
	"github.com/lossgate/lossgate/spec"

	robust "github.com/lossgate/lossgate/impl/adapters/example-go"
)

// TestLogCosh fails: go test says where, with the smallest input that shows it and the exact answer.
func TestLogCosh(t *testing.T) {
	properties.Test(t, spec.LogCosh(), impl.Pointwise(robust.LogCosh, robust.Slope), nil)
}

func TestStable(t *testing.T) {
	properties.Test(t, spec.LogCosh(), impl.Pointwise(robust.Stable, robust.Slope), nil)
}
