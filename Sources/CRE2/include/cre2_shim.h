#ifndef CRE2_SHIM_H
#define CRE2_SHIM_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled pattern. Any number of threads may match with one at the same time.
typedef struct cre2_pattern cre2_pattern;

/// Compiles `pattern`, read as UTF-8 in Perl's syntax, for leftmost-first matching.
///
/// `max_memory` bounds the compiled form and the automata that matching builds. Returns NULL on failure and then writes
/// RE2's own words, NUL-terminated and cut to `capacity`, into `message`.
cre2_pattern *cre2_compile(const uint8_t *pattern, size_t length, int64_t max_memory, char *message, size_t capacity);

/// Finds the leftmost match that starts at `start` or later; what stands before `start` counts as context.
///
/// Writes begin and end of the whole match and of the first `count - 1` groups into `offsets` (room for `2 * count`), -1
/// for a group that took no part. Returns 1 for a match, 0 for none, -1 when there was no memory.
int cre2_find(
  const cre2_pattern *pattern, const uint8_t *text, size_t length, size_t start, ptrdiff_t *offsets, int count);

/// How many instructions the compiled pattern has.
int cre2_size(const cre2_pattern *pattern);

/// Frees what `cre2_compile` returned; NULL is fine.
void cre2_free(cre2_pattern *pattern);

#ifdef __cplusplus
}
#endif
#endif
