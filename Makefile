SWIFT ?= swift
PREFIX ?= /usr/local
PYTHON ?= python3

DEBUG = .build/debug/mentordoc
RELEASE = .build/release/mentordoc
# The Swift standard library is part of the binary, where the platform can do that.
RELEASE_FLAGS = -c release $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)

.DEFAULT_GOAL = help
.PHONY: help deps build release demo test lint check judge install dist

help:
	@echo 'make demo               show the tool at work on the sample programme'
	@echo 'make test               run the tests'
	@echo 'make check              format, imports, tests, and the sample programme'
	@echo 'make judge              tests against other people'"'"'s programs (Python, PyPI)'
	@echo 'make install PREFIX=…   build for release and copy the binary to PREFIX/bin ($(PREFIX)),'
	@echo '                        completions for bash, zsh and fish to PREFIX/share'
	@echo 'make dist               the same as an archive for this kind of machine, in .build/dist'
	@echo 'make deps               install the libraries that are missing'

deps:
	@.ci/install-libraries

build: deps
	$(SWIFT) build --product mentordoc

demo: build
	@.ci/demo $(DEBUG)

test: deps
	@.ci/install-test-programs
	$(SWIFT) test

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests
	.ci/check-imports

check: lint test
	$(DEBUG) check sample-repo

judge: build
	@PYTHON=$(PYTHON) .ci/judge $(DEBUG)

release: deps
	$(SWIFT) build $(RELEASE_FLAGS) --product mentordoc

install: release
	.ci/dist $(RELEASE) $(DESTDIR)$(PREFIX)

dist: release
	@.ci/dist $(RELEASE) --archive .build/dist
