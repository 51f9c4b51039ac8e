# What contributors run; CI runs .ci/run, which uses the same targets.

GO        ?= go
FUZZTIME  ?= 10s
BENCHTIME ?= 200ms
VERSION   ?= $(shell git describe --tags --always --dirty 2>/dev/null)
LDFLAGS    = -s -w $(if $(VERSION),-X main.version=$(VERSION))

.PHONY: all build demo test lint generate check-generated bench fuzz clean

all: build

build:
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '$(LDFLAGS)' -o bin/privlint ./cmd/privlint

# The first scan: a sample workspace with invented people in it.
demo: build
	bin/privlint scan --exit-zero fixtures/demo

test:
	$(GO) test ./...

lint:
	golangci-lint run ./...

# Rules as Go data, and the pages in docs/rules, come from the YAML files.
generate:
	$(GO) generate ./rules
	$(GO) run ./cmd/privlint rules docs docs/rules
	$(GO) run ./cmd/privlint config schema > docs/schema/config.schema.json
	$(GO) run ./cmd/privlint man > docs/privlint.1

check-generated:
	$(GO) run ./cmd/privlint rules docs --check docs/rules
	$(GO) run ./cmd/privlint config schema | diff docs/schema/config.schema.json -
	$(GO) run ./cmd/privlint man | diff docs/privlint.1 -

# Every layer on invented chat text, with MB/s; docs/performance.md has what
# whole processes do.
bench:
	$(GO) test -run '^$$' -bench . -benchtime $(BENCHTIME) -benchmem ./...

# Every fuzz target for FUZZTIME, one after the other.
fuzz:
	@set -e; for pkg in $$($(GO) list ./...); do \
		for target in $$($(GO) test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
			echo "== $$pkg $$target"; \
			$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 20x $$pkg; \
		done; \
	done

clean:
	rm -rf bin dist
