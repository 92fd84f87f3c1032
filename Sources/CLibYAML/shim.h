#ifndef CLIBYAML_SHIM_H
#define CLIBYAML_SHIM_H
#if !__has_include(<yaml.h>)
#error "libyaml headers not found: apt-get install libyaml-dev (Debian/Ubuntu), brew install libyaml (macOS)"
#endif
#include <yaml.h>
#endif
