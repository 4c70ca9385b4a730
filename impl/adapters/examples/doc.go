// Package examples shows how to use what lossgate gives to programs that do not know it. vectors_test.go and test_vectors.py hold a function
// of their own to a file of test vectors (lossgate vectors), under go test and under pytest; neither needs more than its standard library.
package examples
