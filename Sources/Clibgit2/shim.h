#pragma once
#include <git2.h>
#include <git2/sys/repository.h>
#include <spawn.h>
#if __has_include(<git2/sys/errors.h>)
#include <git2/sys/errors.h> /* git_error_clear, from 1.8 on */
#endif

/* Variadic in C, so Swift cannot call it. */
static inline int mentordoc_git_set_option(int option, int value) {
  return git_libgit2_opts(option, value);
}
static inline int mentordoc_git_set_search_path(int level, const char *path) {
  return git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, path);
}

/* git_oid grows a field when libgit2 is built for SHA-256; its bytes do not move apart. */
static inline const unsigned char *mentordoc_git_oid_bytes(const git_oid *oid) { return oid->id; }
static inline int mentordoc_git_oid_set(git_oid *oid, const unsigned char *bytes) {
#ifdef GIT_EXPERIMENTAL_SHA256
  return git_oid_fromraw(oid, bytes, GIT_OID_SHA1);
#else
  return git_oid_fromraw(oid, bytes);
#endif
}
/* Calls that take the kind of hash as well when libgit2 is built for SHA-256. */
static inline int mentordoc_git_odb_hash(git_oid *out, const void *data, size_t length,
                                         git_object_t type) {
#ifdef GIT_EXPERIMENTAL_SHA256
  return git_odb_hash(out, data, length, type, GIT_OID_SHA1);
#else
  return git_odb_hash(out, data, length, type);
#endif
}
static inline int mentordoc_git_index_open(git_index **out, const char *path) {
#ifdef GIT_EXPERIMENTAL_SHA256
  return git_index_open(out, path, NULL);
#else
  return git_index_open(out, path);
#endif
}

/* The C libraries have it, but Swift's view of them leaves it out. */
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions,
                                                const char *folder);
static inline int mentordoc_spawn_in(posix_spawn_file_actions_t *actions, const char *folder) {
  return posix_spawn_file_actions_addchdir_np(actions, folder);
}
