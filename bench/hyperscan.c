/* Scans a file with Hyperscan, in blocks of whole lines.
 *
 * usage: hyperscan EXPRESSIONS FILE som|ends
 *
 * EXPRESSIONS has a name, a tab and an expression on each line. Those that
 * Hyperscan refuses are counted and named on standard error. With som it tells
 * where a match begins (start of match), with ends only where it ends. */
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MAX = 4096, BLOCK = 1 << 20 };

static double now(void) {
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec + t.tv_nsec / 1e9;
}

static int count(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *matches) {
	(void)id, (void)from, (void)to, (void)flags;
	++*(unsigned long long *)matches;
	return 0;
}

static char *slurp(const char *path, size_t *size) {
	FILE *f = fopen(path, "rb");
	if (!f) { perror(path); exit(2); }
	fseek(f, 0, SEEK_END);
	*size = ftell(f);
	rewind(f);
	char *data = malloc(*size + 1);
	if (!data || fread(data, 1, *size, f) != *size) { perror(path); exit(2); }
	data[*size] = 0;
	fclose(f);
	return data;
}

int main(int argc, char **argv) {
	if (argc != 4) { fprintf(stderr, "usage: hyperscan EXPRESSIONS FILE som|ends\n"); return 2; }
	unsigned flag = HS_FLAG_MULTILINE | (strcmp(argv[3], "som") ? 0 : HS_FLAG_SOM_LEFTMOST);
	static const char *list[MAX];
	static unsigned flags[MAX], ids[MAX];
	unsigned n = 0, refused = 0;
	size_t size;
	double start = now();
	for (char *line = strtok(slurp(argv[1], &size), "\n"); line && n < MAX; line = strtok(NULL, "\n")) {
		char *expression = strchr(line, '\t');
		if (!expression) continue;
		*expression++ = 0;
		hs_database_t *one;
		hs_compile_error_t *fault;
		if (hs_compile(expression, flag, HS_MODE_BLOCK, NULL, &one, &fault) != HS_SUCCESS) {
			fprintf(stderr, "refused: %s: %s\n", line, fault->message);
			hs_free_compile_error(fault);
			refused++;
			continue;
		}
		hs_free_database(one);
		list[n] = expression, flags[n] = flag, ids[n] = n, n++;
	}
	double checked = now();
	hs_database_t *all;
	hs_compile_error_t *fault;
	if (hs_compile_multi(list, flags, ids, n, HS_MODE_BLOCK, NULL, &all, &fault) != HS_SUCCESS) {
		fprintf(stderr, "all together: %s\n", fault->message);
		return 2;
	}
	hs_scratch_t *scratch = NULL;
	if (hs_alloc_scratch(all, &scratch) != HS_SUCCESS) return 2;
	char *data = slurp(argv[2], &size);
	double ready = now();
	unsigned long long matches = 0;
	for (size_t at = 0; at < size;) {
		size_t end = at + BLOCK < size ? at + BLOCK : size;
		while (end < size && data[end - 1] != '\n') end++;
		if (hs_scan(all, data + at, end - at, 0, scratch, count, &matches) != HS_SUCCESS) return 2;
		at = end;
	}
	printf("%u expressions, %u refused, %.3f s to check, %.3f to compile, %.3f to scan, %llu matches\n",
	       n, refused, checked - start, ready - checked, now() - ready, matches);
	return 0;
}
