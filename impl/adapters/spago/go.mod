module github.com/lossgate/lossgate/impl/adapters/spago

go 1.26.0

require (
	github.com/lossgate/lossgate v0.0.0
	github.com/nlpodyssey/spago v1.1.0
)

require github.com/google/flatbuffers v23.5.26+incompatible // indirect

replace github.com/lossgate/lossgate => ../../..
