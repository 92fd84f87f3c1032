#include "cre2_shim.h"

#include <cstring>
#include <memory>
#include <new>
#include <string>

#if !__has_include(<re2/re2.h>)
#error "re2/re2.h not found: apt-get install libre2-dev (Debian/Ubuntu), brew install re2 (macOS)"
#endif
#include <re2/re2.h>

struct cre2_pattern {
  re2::RE2 expression;

  cre2_pattern(const re2::StringPiece &text, const re2::RE2::Options &options) : expression(text, options) {}
};

static void copy_message(const char *text, char *message, size_t capacity) {
  if (capacity == 0) return;
  std::strncpy(message, text, capacity - 1);
  message[capacity - 1] = '\0';
}

extern "C" cre2_pattern *cre2_compile(
  const uint8_t *pattern, size_t length, int64_t max_memory, char *message, size_t capacity) {
  try {
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(max_memory);
    const char *bytes = pattern == nullptr ? "" : reinterpret_cast<const char *>(pattern);
    std::unique_ptr<cre2_pattern> compiled(new cre2_pattern(re2::StringPiece(bytes, length), options));
    if (compiled->expression.ok()) return compiled.release();
    copy_message(compiled->expression.error().c_str(), message, capacity);
  } catch (const std::exception &failure) {
    copy_message(failure.what(), message, capacity);
  } catch (...) {
    copy_message("unknown failure", message, capacity);
  }
  return nullptr;
}

extern "C" int cre2_size(const cre2_pattern *pattern) { return pattern->expression.ProgramSize(); }

extern "C" int cre2_find(
  const cre2_pattern *pattern, const uint8_t *text, size_t length, size_t start, ptrdiff_t *offsets, int count) {
  try {
    const char *bytes = text == nullptr ? "" : reinterpret_cast<const char *>(text);
    re2::StringPiece few[8];
    std::unique_ptr<re2::StringPiece[]> many;
    re2::StringPiece *groups = few;
    if (count > 8) {
      many.reset(new re2::StringPiece[count]);
      groups = many.get();
    }
    const bool found = pattern->expression.Match(
      re2::StringPiece(bytes, length), start, length, re2::RE2::UNANCHORED, groups, count);
    if (!found) return 0;
    for (int index = 0; index < count; index++) {
      const char *begin = groups[index].data();
      offsets[2 * index] = begin == nullptr ? -1 : begin - bytes;
      offsets[2 * index + 1] = begin == nullptr ? -1 : begin - bytes + static_cast<ptrdiff_t>(groups[index].size());
    }
    return 1;
  } catch (...) {
    return -1;
  }
}

extern "C" void cre2_free(cre2_pattern *pattern) { delete pattern; }
