# Convenor: make run opens it, make test checks everything. Both first install
# the system packages they take (scripts/needs).

VERSION := $(shell sed -n 's/^ *Version *= *"\(.*\)"/\1/p' FyneApp.toml)
COMMIT  := $(shell git rev-parse --short=12 HEAD 2>/dev/null)
TAGS    := -tags migrated_fynedo
# What is only built to be tested or measured on a screen is checked as well.
ALL_TAGS := -tags 'migrated_fynedo e2e bench'
# The whole command is tested as a process of its own, without the race
# detector: only it holds the graphics driver, which would have to be built twice.
COMMAND := convenor/cmd/convenor
# SQLite is C made into Go, and five times slower when it is watched as well; it shares
# no memory with us, and its locks stay watched. Neither do those who shape and draw letters
# and pictures: what they are given is theirs alone.
UNWATCHED := modernc.org/sqlite/lib github.com/go-text/... golang.org/x/image/... github.com/srwiley/...
RACE      := -race $(foreach p,$(UNWATCHED),-gcflags='$(p)=-race=false')
RACED     = $(shell go list $(TAGS) ./... | grep -v '^$(COMMAND)$$')

.PHONY: run test lint unit e2e bench pictures build needs-run needs-test

run: needs-run build
	@scripts/run

test: needs-test lint unit e2e

build:
	go build $(TAGS) -ldflags '-s -w -X main.version=$(VERSION) -X main.commit=$(COMMIT)' -o bin/convenor ./cmd/convenor

lint:
	@unformatted=$$(gofmt -l assets cmd model storage ui); \
	if [ -n "$$unformatted" ]; then echo "gofmt would change:"; echo "$$unformatted"; exit 1; fi
	go vet $(ALL_TAGS) ./...
	go tool staticcheck $(ALL_TAGS) ./...

unit: export LANG = en_GB.UTF-8
unit:
	go test $(TAGS) -vet=off $(COMMAND)
	go test $(TAGS) -vet=off $(RACE) -timeout 20m $(RACED)

# The real window on a virtual screen, driven by keyboard and mouse.
e2e: export LANG = en_GB.UTF-8
e2e: export CONVENOR_BINARY = $(CURDIR)/bin/convenor
e2e: build
	go test -tags 'migrated_fynedo e2e' -vet=off -count=1 -timeout 10m -run TestWindow ./cmd/convenor

# Figures and method are in docs/performance.md. The window is measured on a
# virtual screen.
bench: export LANG = en_GB.UTF-8
bench: needs-test
	go test -tags 'migrated_fynedo bench' -vet=off -run '^$$' -bench . -benchmem -timeout 30m ./...

# The pictures of the README and the guide, taken of the real window.
pictures: needs-test build
	scripts/pictures.sh

needs-run:
	@scripts/needs run

needs-test:
	@scripts/needs test
