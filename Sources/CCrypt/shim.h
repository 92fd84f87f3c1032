#ifndef CCRYPT_SHIM_H
#define CCRYPT_SHIM_H
#if !__has_include(<crypt.h>)
#error "crypt.h not found: apt-get install libcrypt-dev (Debian/Ubuntu), brew install libxcrypt (macOS)"
#endif
#include <crypt.h>
#endif
