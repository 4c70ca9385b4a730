// Package reports holds the record of a run, and what people read of it.
//
// A record is plain data: it says what was asked of whom, and what happened. It knows no loss and no property beyond
// their names, so that a record can be read, compared and drawn by a program that has none of them, years later.
//
// On disk a record is JSON lines: a [Header], then one [Result] a line, then a [Footer]. A run that is killed costs the
// line in hand; a record without a footer is one that was cut off, and [Read] says so. The same run with the same seed
// writes the same bytes: nothing in a Result depends on the clock or on the machine's speed, and what does (the
// [Environment], and the Footer's Seconds) is left out unless somebody asks for it.
//
// Numbers that can be NaN or infinite are of type [Float], since JSON has neither.
package reports

// Schema is the version of the record's format. It grows when an old reader would misread a new record; a new field that
// an old reader may ignore does not change it.
const Schema = 1

// A Header is the first line of a record: which suite ran, and with what settings. Together with the implementation's
// own version these decide every other byte of the record.
type Header struct {
	Schema   int          `json:"schema"`             // format of the record: [Schema]
	Suite    string       `json:"suite"`              // the program: "lossgate"
	Version  string       `json:"version"`            // its version
	Seed     uint64       `json:"seed,string"`        // a string in JSON, since JavaScript would round it
	Checks   int          `json:"checks"`             // random cases per property, beside the fixed list
	Shrink   int          `json:"shrink,omitempty"`   // how many cases could make one failure smaller; 0: 2000
	Property string       `json:"property,omitempty"` // the glob that ids of properties had to match; empty: all were tried
	Strict   bool         `json:"strict,omitempty"`   // whether failures at SHOULD decide the exit code
	Env      *Environment `json:"env,omitempty"`      // nil unless asked for: it differs between machines
}

// An Environment is everything outside the code that could change a float, or explain why one changed.
type Environment struct {
	Go      string `json:"go"`                // runtime.Version()
	OS      string `json:"os"`                // runtime.GOOS
	Arch    string `json:"arch"`              // runtime.GOARCH
	Started string `json:"started,omitempty"` // RFC 3339
}

// A Footer is the last line of a record. Its presence is the proof that nothing was cut off.
type Footer struct {
	Counts   Counts `json:"counts"`            // results by verdict; [Read] recounts them
	Complete bool   `json:"complete"`          // false when the run was stopped before its end
	Exit     int    `json:"exit"`              // the process's exit code, see [Exit]
	Seconds  Float  `json:"seconds,omitempty"` // wall clock; zero, and absent, unless asked for
}

// Counts says how many results had each verdict. A verdict that did not occur has no key. In JSON the keys are sorted.
type Counts map[Verdict]int

// Count counts results by verdict.
func Count(results []Result) Counts {
	counts := Counts{}
	for _, r := range results {
		counts[r.Verdict]++
	}
	return counts
}

// A Record is a whole run.
type Record struct {
	Header  Header
	Results []Result
	Footer  *Footer // nil when the record was cut off
}
