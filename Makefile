# Two commands for a fresh machine: `make demo` and `make test`. Both install the system libraries that are missing.

SWIFT ?= swift
PREFIX ?= /usr/local
DEMO = charts-under-test/prometheus-postgres-exporter
BENCH = charts-under-test/kube-prometheus-stack
# Certificates, keys and ciphers for templates cost a minute of build; the tool that people install has them.
RELEASE_TRAITS = --traits Certificates

.PHONY: demo test lint deps install bench fuzz differential conformance source-map schema-suite sanitize snapshots \
  check-failures generated-texts docs clean

demo: deps
	$(SWIFT) run -c release --quiet valuesctl render demo $(DEMO) -f $(DEMO)/values-for/tls-mutual.yaml

test: deps
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --disable-xctest --parallel

lint:
	$(SWIFT) format lint --strict -r Sources Tests Plugins Examples/chart-repo/Tests Package.swift

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

# Random inputs against the engine: make fuzz SECONDS=1800 TARGET="yaml set" (archive, schema, set, template, yaml)
fuzz: deps
	@SWIFT=$(SWIFT) ./Tests/Fuzzing/run $(or $(SECONDS),60) $(TARGET)

# Whole public charts against Helm's record, taken out of local clones: make conformance CLONES=folder
conformance: deps
	$(SWIFT) build -c release $(RELEASE_TRAITS) --product valuesctl
	@./Tools/conformance .build/release/valuesctl "$(CLONES)"

# Changes template lines one at a time and sees whether the lines that map to them change: a minute for the test charts,
# ten more with clones of real ones: make source-map CLONES=folder
source-map: deps
	$(SWIFT) build -c release $(RELEASE_TRAITS) --product valuesctl
	@./Tools/source-map .build/release/valuesctl "$(CLONES)"

# All tests under the address and the thread sanitizer: two builds of their own, a quarter of an hour on two cores. Leaks
# are not looked for: Swift keeps bits of its own in pointers, and the detector takes globals behind such for lost. Attacks
# measure memory, which sanitizers multiply; the thread sanitizer ends a thread that is 65,536 calls deep.
sanitize: export ASAN_OPTIONS = detect_leaks=0
sanitize: export TSAN_OPTIONS = suppressions=$(CURDIR)/Tests/thread-sanitizer.txt
sanitize: deps
	$(SWIFT) build --build-tests --sanitize=address --scratch-path .build/asan
	$(SWIFT) test --skip-build --disable-xctest --sanitize=address --scratch-path .build/asan --skip AttackTests
	$(SWIFT) build --build-tests --sanitize=thread --scratch-path .build/tsan
	$(SWIFT) test --skip-build --disable-xctest --sanitize=thread --scratch-path .build/tsan --skip AttackTests \
	  --skip staysUprightFarDown

# The JSON Schema project's own tests, out of a clone of its repository: make schema-suite CLONE=folder
schema-suite: deps
	$(SWIFT) build -c release --product SchemaSuite
	@python3 Tests/SchemaSuite/run-suite.py .build/release/SchemaSuite "$(CLONE)"

# Shows what the test charts render now beside what is accepted, for review: make snapshots ALL=--all takes everything.
snapshots: deps
	@./Tools/update-snapshots $(ALL)

# Takes what checks say when they fail for right: look at git diff Tests/CheckFailures afterwards.
check-failures: deps
	UPDATE_CHECK_FAILURES=1 $(SWIFT) test --disable-xctest --filter 'CheckTableTests|ChangeTests'

# The tour and the reference of ChartTesting, as a web site in a folder: make docs DOCS=folder
DOCS = .build/docs
docs: deps
	@SWIFT="$(SWIFT)" ./Tools/docs "$(DOCS)"

# Random templates beside a reference renderer: make differential ORACLE=path/to/oracle [CASES=100000] [SEED=1]
CASES ?= 100000
SEED ?= 1
differential: deps
	@test -x "$(ORACLE)" || { echo "make differential ORACLE=path/to/oracle: a reference renderer is needed"; exit 2; }
	$(SWIFT) build -c release $(RELEASE_TRAITS) --product valuesctl
	@echo "$(CASES) random cases, seed $(SEED): roughly $$(( ($(CASES) + 9999) / 10000 )) to $$(( ($(CASES) + 4999) / 5000 )) minutes"
	@python3 Tests/Fuzzing/Differential/differential.py ".build/release/valuesctl eval --json-lines" "$(ORACLE)" \
	  --cases $(CASES) --seed $(SEED)

# Takes the Swift that is made of charts for right, values and first tests: look at git diff Tests afterwards.
generated-texts: deps
	UPDATE_GENERATED_TEXTS=1 $(SWIFT) test --disable-xctest --filter "GeneratedTextTests|InitTextTests"

clean:
	$(SWIFT) package clean
