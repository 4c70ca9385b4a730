package history_test

import (
	"fmt"
	"os"

	"github.com/lossgate/lossgate/benchmarks/history"
)

// A commit made a kernel twice as fast, and the series says which.
func ExampleTrends() {
	dir, err := os.MkdirTemp("", "history")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	for day := 1; day <= 12; day++ {
		ns := 100.0
		if day > 6 {
			ns = 50
		}
		text := fmt.Sprintf("goos: linux\ngoarch: amd64\ncpu: A\ncommit: abc%d\ncommit-date: 2026-01-%02dT12:00:00Z\n\nBenchmarkLoss/loss=huber 10 %g ns/op\n", day, day, ns)
		if _, err := history.Add(dir, []byte(text)); err != nil {
			fmt.Println(err)
			return
		}
	}
	runs, err := history.Read(os.DirFS(dir))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range history.Trends(runs, "ns/op") {
		for _, step := range s.Steps {
			fmt.Println(s.Name, "times", step.Ratio, "from", s.Points[step.At].Run.Commit)
		}
	}
	fmt.Println(history.Steps([]float64{1, 1, 1, 1, 1, 3, 3, 3, 3, 3}, nil))
	// Output:
	// Loss/loss=huber times 0.5 from abc7
	// [{5 3}]
}
