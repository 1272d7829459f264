// Memory for one parse at a time in each thread: small pieces are given out from large ones and all
// of it is taken back at once. A quarter to a third of cmark's time would go to malloc and free
// otherwise. cmark's own arena is slower, and one for all threads.
#pragma once
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
  ccmark_chunk_bytes = 256 * 1024,
  // Pieces up to 16 times this many bytes are used again when they are freed.
  ccmark_sizes = 33,
};

typedef struct ccmark_chunk {
  struct ccmark_chunk *next;
  size_t bytes;
} ccmark_chunk;

typedef struct {
  ccmark_chunk *chunks;
  char *start;
  char *end;
  void *freed[ccmark_sizes];
} ccmark_pool;

static inline ccmark_pool *ccmark_thread_pool(void) {
  static _Thread_local ccmark_pool pool;
  return &pool;
}

// A piece of memory has its size in front of it.
static inline size_t *ccmark_size(void *piece) { return (size_t *)((char *)piece - 16); }

// cmark can't go on without memory; its own allocator aborts too.
static inline void ccmark_add_chunk(ccmark_pool *pool, size_t needed) {
  size_t bytes = sizeof(ccmark_chunk) + needed;
  if (bytes < ccmark_chunk_bytes) bytes = ccmark_chunk_bytes;
  ccmark_chunk *chunk = malloc(bytes);
  if (!chunk) abort();
  *chunk = (ccmark_chunk){.next = pool->chunks, .bytes = bytes};
  pool->chunks = chunk;
  pool->start = (char *)(chunk + 1);
  pool->end = (char *)chunk + bytes;
}

static inline void *ccmark_allocate(size_t bytes) {
  if (bytes > SIZE_MAX / 2) abort();
  ccmark_pool *pool = ccmark_thread_pool();
  bytes = (bytes + 15) & ~(size_t)15;
  size_t size = bytes / 16;
  if (size < ccmark_sizes && pool->freed[size]) {
    void *piece = pool->freed[size];
    pool->freed[size] = *(void **)piece;
    return piece;
  }
  if ((size_t)(pool->end - pool->start) < bytes + 16) ccmark_add_chunk(pool, bytes + 16);
  void *piece = pool->start + 16;
  *ccmark_size(piece) = bytes;
  pool->start += bytes + 16;
  return piece;
}

static inline void ccmark_free(void *piece) {
  if (!piece) return;
  size_t size = *ccmark_size(piece) / 16;
  if (size == 0 || size >= ccmark_sizes) return;
  ccmark_pool *pool = ccmark_thread_pool();
  *(void **)piece = pool->freed[size];
  pool->freed[size] = piece;
}

static inline void *ccmark_calloc(size_t count, size_t bytes) {
  if (bytes && count > SIZE_MAX / bytes) abort();
  void *piece = ccmark_allocate(count * bytes);
  return memset(piece, 0, count * bytes);
}

static inline void *ccmark_realloc(void *piece, size_t bytes) {
  if (!piece) return ccmark_allocate(bytes);
  size_t old = *ccmark_size(piece);
  if (bytes <= old) return piece;
  void *larger = memcpy(ccmark_allocate(bytes), piece, old);
  ccmark_free(piece);
  return larger;
}

/// The calling thread's memory, to be given to a parser.
static inline cmark_mem *ccmark_memory(void) {
  static cmark_mem memory = {ccmark_calloc, ccmark_realloc, ccmark_free};
  return &memory;
}

/// Takes back all memory of the calling thread: its parser and its tree are gone then.
static inline void ccmark_release(void) {
  ccmark_pool *pool = ccmark_thread_pool();
  while (pool->chunks && pool->chunks->next) {
    ccmark_chunk *chunk = pool->chunks;
    pool->chunks = chunk->next;
    free(chunk);
  }
  if (pool->chunks) {
    pool->start = (char *)(pool->chunks + 1);
    pool->end = (char *)pool->chunks + pool->chunks->bytes;
  }
  memset(pool->freed, 0, sizeof pool->freed);
}
