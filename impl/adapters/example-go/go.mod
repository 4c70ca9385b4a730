module github.com/lossgate/lossgate/impl/adapters/example-go

go 1.26.0

require github.com/lossgate/lossgate v0.0.0

require pgregory.net/rapid v1.3.0 // indirect

replace github.com/lossgate/lossgate => ../../..
