package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// soaked is a line of the file that says how far a soak is: one loss in one format, with one seed; or all seeds up to it, in the record that
// -json makes.
type soaked struct {
	Loss    string   `json:"loss"`
	Dtype   string   `json:"dtype"`
	Seed    uint64   `json:"seed"`
	Checks  int      `json:"checks"`
	Cases   int      `json:"cases"`
	Accused []string `json:"accused,omitempty"`
	Version string   `json:"version"`
}

// write appends the line in one piece.
func (s soaked) write(w io.Writer) error {
	line, err := json.Marshal(s)
	if err != nil {
		return err
	}
	_, err = w.Write(append(line, '\n'))
	return err
}

// readSoak reads what was done so far; a file that is not there is an empty one. A last line without its end was cut short by a crash, and is
// taken off the file, so that the next one does not join it.
func readSoak(file string) (all []soaked, err error) {
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	all, whole, err := soakedIn(f, file)
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = os.Truncate(file, whole)
	}
	return all, err
}

// soakedIn reads the lines of a soak, and how many bytes the whole ones take. The error is io.ErrUnexpectedEOF where the last one has no end;
// name names the source in others.
func soakedIn(source io.Reader, name string) (all []soaked, whole int64, err error) {
	r := bufio.NewReader(source)
	for n := 1; ; n++ {
		line, err := r.ReadBytes('\n')
		switch {
		case errors.Is(err, io.EOF) && len(line) > 0:
			return all, whole, io.ErrUnexpectedEOF
		case errors.Is(err, io.EOF):
			return all, whole, nil
		case err != nil:
			return all, whole, err
		}
		var s soaked
		if err := json.Unmarshal(line, &s); err != nil || s.Loss == "" || s.Dtype == "" || s.Cases < 0 {
			return nil, whole, fmt.Errorf("%s:%d: want the line of a soak, such as {\"loss\":\"huber\",\"dtype\":\"f32\",\"seed\":1,\"cases\":1000}, got %.80q", name, n, line)
		}
		all = append(all, s)
		whole += int64(len(line))
	}
}
