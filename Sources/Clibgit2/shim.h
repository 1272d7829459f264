#pragma once
#include <git2.h>
#include <git2/sys/commit.h>
#include <git2/sys/repository.h>

/* Variadic in C, so Swift cannot call it. */
static inline int mentordoc_git_set_option(int option, int value) {
  return git_libgit2_opts(option, value);
}
