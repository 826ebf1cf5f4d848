/* Laid before the C library by the dynamic loader: the n-th call that would change something below a folder fails.

   RIG_FOLDER  the folder
   RIG_AT      which call, counting from 1; 0 for none
   RIG_KIND    EIO, ENOSPC, FULL (ENOSPC at this call and all later ones that need room), SHORT, EINTR
   RIG_COUNT   a file that gets the number of calls when the process ends, and the name of the call that failed

   It only stands between; it allocates nothing and takes no lock but one counter. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { NONE, SAY_EIO, SAY_ENOSPC, FULL, SHORT, SAY_EINTR };

static atomic_long calls;
static long at;
static enum kind kind;
static const char *folder;
static const char *failed = "";

static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_open)(const char *, int, ...);

__attribute__((constructor)) static void begin(void) {
    const char *word = getenv("RIG_KIND");
    folder = getenv("RIG_FOLDER");
    at = getenv("RIG_AT") ? atol(getenv("RIG_AT")) : 0;
    if (word) {
        kind = !strcmp(word, "EIO") ? SAY_EIO : !strcmp(word, "ENOSPC") ? SAY_ENOSPC : !strcmp(word, "FULL") ? FULL
             : !strcmp(word, "SHORT") ? SHORT : !strcmp(word, "EINTR") ? SAY_EINTR : NONE;
    }
    real_write = dlsym(RTLD_NEXT, "write");
    real_open = dlsym(RTLD_NEXT, "open");
}

__attribute__((destructor)) static void end(void) {
    const char *path = getenv("RIG_COUNT");
    char line[96];
    int file;
    if (!path || (file = real_open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600)) < 0)
        return;
    int length = snprintf(line, sizeof line, "%ld %s\n", atomic_load(&calls), failed);
    if (real_write(file, line, (size_t)length) != length)
        _exit(97);
    close(file);
}

static int below(const char *path) {
    size_t length = folder ? strlen(folder) : 0;
    return length && path && !strncmp(path, folder, length);
}

static int ours(int file) {
    char link[64], path[512];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return below(path);
}

/* Counts a call. What is to become of it: NONE when it is to be done. */
static enum kind turn(const char *name, int needs_room) {
    long now = atomic_fetch_add(&calls, 1) + 1;
    if (!at || now < at || (now > at && kind != FULL))
        return NONE;
    if (kind == FULL && !needs_room)
        return NONE;
    if (now == at)
        failed = name;
    return kind;
}

static int say(enum kind what) {
    errno = what == SAY_EIO ? EIO : what == SAY_EINTR ? EINTR : ENOSPC;
    return -1;
}

#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) \
        real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

/* A short write does half and says so; one byte cannot be halved. */
#define WRITES(name, count, whole, half) \
    if (ours(file)) { \
        enum kind what = turn(name, 1); \
        if (what == SHORT) \
            return (count) > 1 ? (half) : (whole); \
        if (what != NONE) \
            return say(what); \
    } \
    return (whole)

ssize_t write(int file, const void *bytes, size_t count) {
    WRITES("write", count, real_write(file, bytes, count), real_write(file, bytes, count / 2));
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t place) {
    REAL(pwrite);
    WRITES("pwrite", count, real(file, bytes, count, place), real(file, bytes, count / 2, place));
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t place) {
    REAL(pwrite64);
    WRITES("pwrite64", count, real(file, bytes, count, place), real(file, bytes, count / 2, place));
}

ssize_t writev(int file, const struct iovec *list, int count) {
    REAL(writev);
    WRITES("writev", count, real(file, list, count), real(file, list, count / 2));
}

/* Calls that are done or not: only "short" has no meaning for them. */
#define WHOLE(name, is_ours, needs_room, whole) \
    if (is_ours) { \
        enum kind what = turn(name, needs_room); \
        if (what != NONE && what != SHORT) \
            return say(what); \
    } \
    return (whole)

int fsync(int file) {
    REAL(fsync);
    WHOLE("fsync", ours(file), 0, real(file));
}

int fdatasync(int file) {
    REAL(fdatasync);
    WHOLE("fdatasync", ours(file), 0, real(file));
}

int ftruncate(int file, off_t length) {
    REAL(ftruncate);
    WHOLE("ftruncate", ours(file), 0, real(file, length));
}

int ftruncate64(int file, off64_t length) {
    REAL(ftruncate64);
    WHOLE("ftruncate64", ours(file), 0, real(file, length));
}

int rename(const char *from, const char *to) {
    REAL(rename);
    WHOLE("rename", below(to), 1, real(from, to));
}

int unlink(const char *path) {
    REAL(unlink);
    WHOLE("unlink", below(path), 0, real(path));
}

int mkdir(const char *path, mode_t mode) {
    REAL(mkdir);
    WHOLE("mkdir", below(path), 1, real(path, mode));
}

#define MODE() \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }

/* Making a file that is there already needs no room, but nobody says beforehand whether it is. */
int open(const char *path, int flags, ...) {
    MODE();
    WHOLE("open", (flags & O_CREAT) && below(path), access(path, F_OK) != 0, real_open(path, flags, mode));
}

int open64(const char *path, int flags, ...) {
    REAL(open64);
    MODE();
    WHOLE("open64", (flags & O_CREAT) && below(path), access(path, F_OK) != 0, real(path, flags, mode));
}
