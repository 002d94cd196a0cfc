/* The system's clock as the host sees it, so many seconds off: those that stand in the file that COUNTERPART_CLOCK
 * names. Loaded before everything else (LD_PRELOAD). The clock that measures how long something takes is left as it is,
 * as it is when somebody sets a clock. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static const volatile long long *moved;

__attribute__((constructor)) static void look_at_the_file(void) {
    const char *path = getenv("COUNTERPART_CLOCK");
    int file = path ? open(path, O_RDONLY) : -1;
    if (file < 0) return;
    void *seen = mmap(NULL, sizeof *moved, PROT_READ, MAP_SHARED, file, 0);
    close(file);
    if (seen != MAP_FAILED) moved = seen;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    int failed = (int)syscall(SYS_clock_gettime, clock, now);
    if (!failed && moved && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) now->tv_sec += *moved;
    return failed;
}
