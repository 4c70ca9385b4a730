package main

import (
	"embed"
	"fmt"
	"io/fs"

	"github.com/lossgate/lossgate/benchmarks/history"
	"github.com/lossgate/lossgate/reports"
	"github.com/lossgate/lossgate/reports/peers"
)

// What was measured once, for an hour or on one machine, is part of the program as well, so that a site can show it wherever it is written.
//
//go:embed reports/certificates/*.json reports/history reports/peers.txt
var measured embed.FS

// certificates are those that are kept, in the order of their names.
func certificates() (all []reports.Certificate, err error) {
	files, err := fs.Glob(measured, "reports/certificates/*.json")
	if err != nil {
		return nil, err
	}
	for _, name := range files {
		f, err := measured.Open(name)
		if err != nil {
			return nil, err
		}
		c, err := reports.ReadCertificate(f)
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, c)
	}
	return all, nil
}

// speeds is how fast the kernels were at each commit that was measured.
func speeds() ([]history.Run, error) {
	dir, err := fs.Sub(measured, "reports/history")
	if err != nil {
		return nil, err
	}
	return history.Read(dir)
}

// beside is how fast the kernels are beside those of others.
func beside() (*peers.Measurement, error) {
	const name = "reports/peers.txt"
	f, err := measured.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return peers.Read(f, name)
}
