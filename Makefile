# Two commands for a fresh machine: `make demo` and `make test`. Both install the system libraries that are missing.

SWIFT ?= swift
PREFIX ?= /usr/local
DEMO = charts-under-test/prometheus-postgres-exporter
BENCH = charts-under-test/kube-prometheus-stack
# Certificates, keys and ciphers for templates cost a minute of build; the tool that people install has them.
RELEASE_TRAITS = --traits Certificates

.PHONY: demo test lint deps install bench conformance source-map snapshots check-failures generated-texts clean

demo: deps
	$(SWIFT) run -c release --quiet valuesctl render demo $(DEMO) -f $(DEMO)/values-for/tls-mutual.yaml

test: deps
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --disable-xctest --parallel

lint:
	$(SWIFT) format lint --strict -r Sources Tests Plugins Package.swift

# libyaml reads YAML, RE2 is Go's regular expressions, zlib unpacks archives, libcrypt makes bcrypt hashes.
deps:
	@./Tools/install-libraries

install: deps
	$(SWIFT) build -c release $(RELEASE_TRAITS) --product valuesctl
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 .build/release/valuesctl $(DESTDIR)$(PREFIX)/bin/valuesctl

# How long each part takes on one chart: make bench BENCH="folder --values file --json"
bench: deps
	$(SWIFT) run -c release --quiet Benchmarks $(BENCH)

# Whole public charts against Helm's record, taken out of local clones: make conformance CLONES=folder
conformance: deps
	$(SWIFT) build -c release $(RELEASE_TRAITS) --product valuesctl
	@./Tools/conformance .build/release/valuesctl "$(CLONES)"

# Changes template lines one at a time and sees whether the lines that map to them change: a minute for the test charts,
# ten more with clones of real ones: make source-map CLONES=folder
source-map: deps
	$(SWIFT) build -c release $(RELEASE_TRAITS) --product valuesctl
	@./Tools/source-map .build/release/valuesctl "$(CLONES)"

# Takes what the test charts render now for right: look at git diff snapshots afterwards.
snapshots: deps
	@./Tools/update-snapshots

# Takes what checks say when they fail for right: look at git diff Tests/CheckFailures afterwards.
check-failures: deps
	UPDATE_CHECK_FAILURES=1 $(SWIFT) test --disable-xctest --filter CheckTableTests

# Takes the Swift that is made of charts for right, values and first tests: look at git diff Tests afterwards.
generated-texts: deps
	UPDATE_GENERATED_TEXTS=1 $(SWIFT) test --disable-xctest --filter "GeneratedTextTests|InitTextTests"

clean:
	$(SWIFT) package clean
