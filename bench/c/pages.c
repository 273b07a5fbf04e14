/*
 * The same job in C: goes over a file of 4 KiB pages that lies in memory, skips zero pages, compresses the
 * others by the request, one stream each. Threads take stretches of the file from one atomic counter, so there is
 * no queue and nobody submits. What a thread needs (stream, context, state) is made once and only reset.
 *
 *   pages CODEC LEVEL REQUEST_BYTES THREADS FILE      CODEC: zlib, zstd, lz4
 *
 * For each line on stdin it does one pass and prints "NANOSECONDS BYTES_IN BYTES_OUT": wall time, bytes
 * given to the codec, and what it made of them or their own size where that was not smaller.
 */
#include <lz4.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zlib.h>
#include <zstd.h>

enum { PAGE = 4096, STRETCH = 256 * PAGE, MAX_THREADS = 256 };

static unsigned char *memory;
static size_t memory_bytes, request_bytes;
static int level, threads;
static atomic_size_t next_stretch;
static pthread_barrier_t begun, ended;

struct codec {
	const char *name;
	size_t (*bound)(size_t bytes);
	void *(*open)(void);
	/* Bytes made, 0 when it did not work. */
	size_t (*compress)(void *state, const void *src, size_t bytes, void *dst, size_t room);
};

struct thread {
	pthread_t id;
	const struct codec *codec;
	void *state;
	unsigned char *gathered, *output;
	size_t bytes_in, bytes_out;
};

static void stop(const char *why)
{
	fprintf(stderr, "pages: %s\n", why);
	exit(1);
}

static void *need(void *allocated)
{
	if (!allocated)
		stop("out of memory");
	return allocated;
}

static void *zlib_open(void)
{
	z_stream *stream = need(calloc(1, sizeof *stream));

	if (deflateInit2(stream, level, Z_DEFLATED, 15, 8, Z_DEFAULT_STRATEGY) != Z_OK)
		stop("deflateInit2 failed");
	return stream;
}

static size_t zlib_compress(void *state, const void *src, size_t bytes, void *dst, size_t room)
{
	z_stream *stream = state;

	deflateReset(stream);
	stream->next_in = (Bytef *)src;
	stream->avail_in = (uInt)bytes;
	stream->next_out = dst;
	stream->avail_out = (uInt)room;
	return deflate(stream, Z_FINISH) == Z_STREAM_END ? stream->total_out : 0;
}

static size_t zlib_bound(size_t bytes)
{
	return compressBound((uLong)bytes);
}

static void *zstd_open(void)
{
	return need(ZSTD_createCCtx());
}

static size_t zstd_compress(void *state, const void *src, size_t bytes, void *dst, size_t room)
{
	size_t made = ZSTD_compressCCtx(state, dst, room, src, bytes, level);

	return ZSTD_isError(made) ? 0 : made;
}

static void *lz4_open(void)
{
	return need(malloc((size_t)LZ4_sizeofState()));
}

static size_t lz4_compress(void *state, const void *src, size_t bytes, void *dst, size_t room)
{
	return (size_t)LZ4_compress_fast_extState(state, src, dst, (int)bytes, (int)room, level);
}

static size_t lz4_bound(size_t bytes)
{
	return (size_t)LZ4_compressBound((int)bytes);
}

static const struct codec codecs[] = {
	{ "zlib", zlib_bound, zlib_open, zlib_compress },
	{ "zstd", ZSTD_compressBound, zstd_open, zstd_compress },
	{ "lz4", lz4_bound, lz4_open, lz4_compress },
};

static int is_zero(const unsigned char *page)
{
	return page[0] == 0 && memcmp(page, page + 1, PAGE - 1) == 0;
}

static void request(struct thread *me, const unsigned char *pages, size_t filled)
{
	size_t made = me->codec->compress(me->state, pages, filled, me->output,
					  me->codec->bound(request_bytes));

	if (made == 0)
		stop("a request was not compressed");
	me->bytes_in += filled;
	me->bytes_out += made < filled ? made : filled;
}

static void pass(struct thread *me)
{
	size_t filled = 0, at;

	me->bytes_in = me->bytes_out = 0;
	while ((at = atomic_fetch_add(&next_stretch, STRETCH)) < memory_bytes) {
		size_t end = at + STRETCH < memory_bytes ? at + STRETCH : memory_bytes;

		for (; at < end; at += PAGE) {
			if (is_zero(memory + at))
				continue;
			if (request_bytes == PAGE) {
				request(me, memory + at, PAGE);
				continue;
			}
			memcpy(me->gathered + filled, memory + at, PAGE);
			filled += PAGE;
			if (filled == request_bytes) {
				request(me, me->gathered, filled);
				filled = 0;
			}
		}
	}
	if (filled)
		request(me, me->gathered, filled);
}

static void *run(void *argument)
{
	for (;;) {
		pthread_barrier_wait(&begun);
		pass(argument);
		pthread_barrier_wait(&ended);
	}
	return NULL;
}

static void load(const char *path)
{
	FILE *file = fopen(path, "rb");

	if (!file || fseek(file, 0, SEEK_END) != 0)
		stop("the file cannot be read");
	memory_bytes = (size_t)ftell(file) / PAGE * PAGE;
	rewind(file);
	memory = need(aligned_alloc(PAGE, memory_bytes));
	if (fread(memory, 1, memory_bytes, file) != memory_bytes)
		stop("the file cannot be read");
	fclose(file);
}

static uint64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

int main(int argc, char **argv)
{
	const struct codec *codec = codecs, *last = codecs + sizeof codecs / sizeof *codecs;
	static struct thread all[MAX_THREADS];
	char line[16];

	if (argc != 6)
		stop("CODEC LEVEL REQUEST_BYTES THREADS FILE");
	while (codec < last && strcmp(codec->name, argv[1]) != 0)
		codec++;
	if (codec == last)
		stop("no such codec");
	level = atoi(argv[2]);
	request_bytes = strtoul(argv[3], NULL, 10);
	threads = atoi(argv[4]);
	if (request_bytes < PAGE || request_bytes % PAGE != 0 || threads < 1 || threads > MAX_THREADS)
		stop("requests are whole pages, threads 1 to 256");
	load(argv[5]);

	pthread_barrier_init(&begun, NULL, (unsigned)threads + 1);
	pthread_barrier_init(&ended, NULL, (unsigned)threads + 1);
	for (int i = 0; i < threads; i++) {
		all[i].codec = codec;
		all[i].state = codec->open();
		all[i].gathered = need(malloc(request_bytes));
		all[i].output = need(malloc(codec->bound(request_bytes)));
		if (pthread_create(&all[i].id, NULL, run, &all[i]) != 0)
			stop("a thread does not start");
	}
	setvbuf(stdout, NULL, _IOLBF, 0);
	while (fgets(line, sizeof line, stdin)) {
		size_t bytes_in = 0, bytes_out = 0;
		uint64_t start;

		atomic_store(&next_stretch, 0);
		start = now();
		pthread_barrier_wait(&begun);
		pthread_barrier_wait(&ended);
		start = now() - start;
		for (int i = 0; i < threads; i++) {
			bytes_in += all[i].bytes_in;
			bytes_out += all[i].bytes_out;
		}
		printf("%llu %zu %zu\n", (unsigned long long)start, bytes_in, bytes_out);
	}
	return 0;
}
