//go:build !amd64 || purego

package machine

func best() loops { return scalar() }
