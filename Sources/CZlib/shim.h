#ifndef CZLIB_SHIM_H
#define CZLIB_SHIM_H
#if !__has_include(<zlib.h>)
#error "zlib headers not found: apt-get install zlib1g-dev (Debian/Ubuntu), brew install zlib (macOS)"
#endif
#include <zlib.h>

/* inflateInit2 is a macro, which Swift does not see. 15 + 32: any window, gzip or zlib header by detection. */
static inline int czlib_inflate_init_any(z_stream *stream) {
  return inflateInit2(stream, 15 + 32);
}
#endif
