package peers_test

import (
	"fmt"
	"os"

	"github.com/lossgate/lossgate/reports/peers"
)

// What make bench-peers wrote is read again, and asked.
func ExampleRead() {
	f, err := os.Open("testdata/run.txt")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer f.Close()
	m, err := peers.Read(f, "run.txt")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, n := range m.Sizes() {
		fmt.Println(peers.Length(n), m.Impls())
	}
	// Output:
	// 10^5 [fast pytorch numpy gomlx]
	// 10^7 [fast pytorch numpy gomlx]
}
