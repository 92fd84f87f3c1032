// A pseudo terminal for tests: glibc hides the functions from Swift unless _GNU_SOURCE is set.

#include <stddef.h>

/// Opens a new terminal.
///
/// - Parameter path: where the name of the program's side is put, at most `size` bytes with their zero.
/// - Returns: a file descriptor of the person's side; below zero when there is none to be had.
int terminal_open(char *path, size_t size);
