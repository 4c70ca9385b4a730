module github.com/lossgate/lossgate

go 1.26.0
