# Needs Go, git and make. Everything else is fetched by Go itself, at versions that go.sum and .ci/tools.sum pin.
#
# make turns every failure into its own exit code 2. Scripts that want to know what went wrong call ./lossgate, whose
# exit codes are a table in DESIGN.md §6.

.DEFAULT_GOAL := help
.PHONY: help build check browser mutants mutate soak certificates third-party third-party-langs test lint vuln cross reproducible cover fuzz bench bench-compare bench-peers rates clean

OUT := reports/out

# Random cases per property and format, half as many for further parameters, and what they are drawn from.
CHECKS ?= 200
SEED ?= 1
# For each fuzz target.
FUZZTIME ?= 1m
# How many changes to each package are tried by mutate.
MUTATIONS ?= 100
# How long a soak goes on.
SOAK ?= 1h
# Whose coverage counts, and how many percent of the statements of each.
COVERED := spec impl properties
COVERAGE ?= 90
# The revision that bench-compare compares the working tree with, and flags for it.
BASE ?= main
COMPARE ?=
# What the command is released for; .goreleaser.yaml has the same list.
PLATFORMS := linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-17s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## build the command, ./lossgate
	go build -trimpath -o lossgate .

check: build ## check every catalogued implementation; the table, and under reports/out a record and a site
	@mkdir -p $(OUT)
	@./lossgate check -checks $(CHECKS) -seed $(SEED) -o $(OUT)/check.jsonl; code=$$?; \
		echo; ./lossgate report -o $(OUT)/site html $(OUT)/check.jsonl && exit $$code

browser: build ## look at sites in headless Chromium: accessibility, 360 px, hostile names; needs chromium and npm
	@cd .ci/browser && npm ci --silent
	@mkdir -p $(OUT)
	@./lossgate check -loss huber -checks 20 -o $(OUT)/browser.jsonl >$(OUT)/browser.txt
	@./lossgate report -o $(OUT)/browser/huber html $(OUT)/browser.jsonl
	@for r in mixed hostile; do ./lossgate report -o $(OUT)/browser/$$r html reports/testdata/$$r.jsonl || exit 1; done
	node .ci/browser/check.js $(OUT)/browser/*

mutants: build ## show which property kills which known bug, and after how many cases
	./lossgate mutants

mutate: ## measure the suite by a sample of small changes to impl and spec: half an hour; the score is reports/mutate.json
	go run ./.ci/mutate -n $(MUTATIONS) -seed $(SEED)

third-party-langs: ## check the losses of libraries in JavaScript, Go and Rust; TARGETS="gomlx spago" for some
	.ci/third-party-langs $(TARGETS)

third-party: ## check the losses of Python's libraries, of which the first time downloads gigabytes; TARGETS="pytorch pot" for some
	.ci/third-party $(TARGETS)

soak: build ## look for false alarms for SOAK (1h), from where the last soak ended
	@mkdir -p $(OUT)
	@test -e $(OUT)/soak.jsonl || cp reports/soak.jsonl $(OUT)
	./lossgate soak -for $(SOAK) -o $(OUT)/soak.jsonl

certificates: ## make the certificates of reports/certificates anew, which takes half a minute to some minutes each
	@mkdir -p $(OUT)/certificates
	GOEXPERIMENT=simd go build -trimpath -o $(OUT)/exhaust .
	@for f in reports/certificates/*.json; do \
		$(OUT)/exhaust exhaust -like $$f -o $(OUT)/certificates/$${f##*/} && mv $(OUT)/certificates/$${f##*/} $$f || exit 1; \
	done

test: ## run all tests
	go test -timeout 10m ./... ./.ci/mutate

lint: ## gofmt, vet, staticcheck, a tidy go.mod, the house's rules, and the licences of what is linked in
	@files=$$(find . -name '*.go' -not -path './.*' -exec gofmt -l {} +); \
		test -z "$$files" || { echo "gofmt would change:"; echo "$$files"; exit 1; }
	go vet ./... ./.ci/mutate ./.ci/rates
	go tool -modfile=.ci/tools.mod staticcheck ./... ./.ci/mutate ./.ci/rates
	go mod tidy -diff
	go test -run '^(TestHouse|TestNotices)' .
	@sed -n 's/^## /  /p' NOTICES

vuln: ## known vulnerabilities of what is linked in; passed over where the database cannot be reached
	@out=$$(go tool -modfile=.ci/tools.mod govulncheck ./... 2>&1); code=$$?; echo "$$out"; \
		case "$$out" in *"fetching vulnerabilities:"*) echo "passed over: the database cannot be reached from here"; exit 0;; esac; exit $$code

cross: ## compile the command for every platform that it is released for
	@for p in $(PLATFORMS); do \
		echo "$$p"; CGO_ENABLED=0 GOOS=$${p%/*} GOARCH=$${p#*/} go build -trimpath -o /dev/null . || exit 1; \
	done

reproducible: ## build the committed command in two folders, one of them with nothing in its cache: the bytes must be the same
	@dir=$$(mktemp -d); trap 'chmod -R u+w "$$dir"; rm -rf "$$dir"' EXIT; \
		git clone -q . "$$dir/one" && git clone -q . "$$dir/another/folder" && export CGO_ENABLED=0 && \
		( cd "$$dir/one" && go build -trimpath -o lossgate . ) && \
		( cd "$$dir/another/folder" && GOCACHE="$$dir/cache" go build -trimpath -o lossgate . ) && \
		cmp "$$dir/one/lossgate" "$$dir/another/folder/lossgate" && sha256sum <"$$dir/one/lossgate"

cover: ## test coverage of spec, impl and properties, which must stay above 90 %
	go test -timeout 20m -coverprofile=cover.out -coverpkg=$$(for p in $(COVERED); do printf './%s/...,' $$p; done) ./...
	@for p in $(COVERED); do \
		{ head -n 1 cover.out; grep "^$$(go list -m)/$$p/" cover.out; } >cover.part.out; \
		go tool cover -func=cover.part.out | awk -v name=$$p -v want=$(COVERAGE) \
			'END { got = $$NF + 0; print name ": " got " %"; exit got < want }' || { echo "below $(COVERAGE) %"; exit 1; }; \
	done; rm -f cover.part.out

fuzz: ## run each fuzz target for a minute
	@grep -rl --include='*_test.go' '^func Fuzz' . | xargs -n 1 dirname | sort -u | while read -r dir; do \
		for target in $$(go test -list '^Fuzz' $$dir | grep '^Fuzz'); do \
			echo "$$dir $$target"; \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) $$dir || exit 1; \
		done || exit 1; \
	done

bench: ## run the benchmarks ten times and summarize them with benchstat
	@mkdir -p $(OUT)
	go test -run '^$$' -bench . -benchmem -count 10 -timeout 60m ./... >$(OUT)/bench.txt || { cat $(OUT)/bench.txt; exit 1; }
	go tool benchstat $(OUT)/bench.txt

bench-compare: build ## is the working tree slower than BASE (main)? In turns, judged, with a canary; COMPARE="-for 5m" for flags
	./lossgate bench-compare $(COMPARE) $(BASE)

bench-peers: ## measure kernels beside PyTorch, NumPy, scikit-learn, gonum and GoMLX, and the suite beside Hypothesis; four minutes
	@mkdir -p $(OUT)
	go run -trimpath ./benchmarks/peers -o $(OUT)/peers.txt

rates: ## how often bench-compare is wrong on this machine: a quarter of an hour, longer where it is busy
	go run ./.ci/rates

clean: ## remove what the other targets made
	rm -rf lossgate cover.out cover.part.out $(OUT)
