package source

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Blob is a version of a file in git.
type Blob struct {
	// Path is relative to the working folder, with forward slashes.
	Path string
	// From is the path before a rename, or Path.
	From string
	// Object is the name of the blob; Before that of the older version, or
	// empty.
	Object, Before string
	// Skipped says why the version is left out ("submodule").
	Skipped string
	// Fault says why there is no version to scan, where there should be one.
	Fault error
}

// The reasons for which versions in git are left out.
const (
	skipSubmodule = "submodule"
	skipOwn       = "privlint's own file"
)

// errPointer is the fault of a file that Git LFS keeps elsewhere.
var errPointer = errors.New("a pointer of Git LFS, not the file itself")

// errUnmerged is the fault of a path that a merge has left in conflict: the
// index holds sides of it, but no version to commit.
var errUnmerged = errors.New("merge conflict not resolved")

// ErrNoRevision is the fault of a revision that the repository does not hold.
var ErrNoRevision = errors.New("git: unknown revision")

// plain are options that keep the settings and environment of the user out
// of what git writes, and take paths literally: a file may be called
// "*.json".
var plain = []string{
	"--literal-pathspecs", "-c", "diff.relative=false",
	"-c", "log.diffMerges=separate", "-c", "log.follow=false", "-c", "log.showSignature=false",
}

// Repository runs git in a folder. It needs the program git; hooks hand it
// their index in the environment.
type Repository struct {
	dir  string
	opts Options
	// prefix leads from the top of the repository to dir, with a slash
	// behind.
	prefix string
}

// OpenRepository finds the repository of opts.Dir. Limits and Exclude of the
// options count for what is read from it.
func OpenRepository(ctx context.Context, opts Options) (*Repository, error) {
	opts.Limits = opts.Limits.withDefaults()
	r := &Repository{dir: opts.Dir, opts: opts}
	out, err := r.git(ctx, "rev-parse", "--show-prefix")
	if err != nil {
		return nil, err
	}
	r.prefix = strings.TrimSuffix(string(out), "\n")
	return r, nil
}

// git runs a command and returns what it writes. Errors are what git says.
func (r *Repository) git(ctx context.Context, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", slices.Concat(plain, args)...) //nolint:gosec // the arguments are this package's own
	cmd.Dir = r.dir
	var out, fault bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &fault
	if err := cmd.Run(); err != nil {
		if errors.Is(err, exec.ErrNotFound) {
			return nil, errors.New("the program git is not installed")
		}
		if line, _, _ := strings.Cut(strings.TrimSpace(fault.String()), "\n"); line != "" {
			return nil, errors.New("git: " + unprefixed(line))
		}
		return nil, fmt.Errorf("git %s: %w", args[0], err)
	}
	return out.Bytes(), nil
}

func unprefixed(line string) string {
	return strings.TrimPrefix(strings.TrimPrefix(line, "fatal: "), "error: ")
}

// Staged lists the versions in the index that differ from HEAD, below the
// paths if there are any, in order of their paths. Deleted files are no part
// of it; those in conflict have a Fault.
func (r *Repository) Staged(ctx context.Context, paths []string) ([]Blob, error) {
	return r.diff(ctx, paths, "ACMRTU", "--cached")
}

// ChangedSince lists the files of the work tree, or of the index, that
// differ from a revision, below the paths. Those that are gone have no Object;
// files that git does not know are no part of it. It fails with
// ErrNoRevision where the repository lacks the revision.
func (r *Repository) ChangedSince(ctx context.Context, revision string, staged bool, paths []string) ([]Blob, error) {
	if err := plainRevision(revision); err != nil {
		return nil, err
	}
	args := []string{revision}
	if staged {
		args = []string{"--cached", revision}
	}
	blobs, err := r.diff(ctx, paths, "ACDMRTU", args...)
	if err != nil {
		if _, missing := r.git(ctx, "rev-parse", "--verify", "--quiet", revision+"^{commit}"); missing != nil {
			return nil, fmt.Errorf("%w %q", ErrNoRevision, revision)
		}
		return nil, err
	}
	if staged {
		return blobs, nil
	}
	// In the work tree a conflict is a file like others; git lists it twice.
	for i := range blobs {
		blobs[i].Fault = nil
	}
	return slices.CompactFunc(blobs, func(a, b Blob) bool { return a.Path == b.Path }), nil
}

// plainRevision refuses what git would take for an option.
func plainRevision(revision string) error {
	if revision == "" || strings.HasPrefix(revision, "-") {
		return fmt.Errorf("bad revision %q", revision)
	}
	return nil
}

func (r *Repository) diff(ctx context.Context, paths []string, filter string, args ...string) ([]Blob, error) {
	args = append([]string{"diff", "--raw", "-z", "--no-abbrev", "--find-renames", "--no-ext-diff", "--ignore-submodules=dirty", "--diff-filter=" + filter}, args...)
	out, err := r.git(ctx, append(append(args, "--"), r.pathspecs(paths)...)...)
	if err != nil {
		return nil, err
	}
	blobs, err := r.parseRaw(string(out))
	slices.SortFunc(blobs, func(a, b Blob) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), faults(a)-faults(b))
	})
	return blobs, err
}

func faults(b Blob) int {
	if b.Fault != nil {
		return 1
	}
	return 0
}

func (r *Repository) pathspecs(paths []string) []string {
	if len(paths) == 0 {
		return []string{"."}
	}
	out := make([]string, len(paths))
	for i, p := range paths {
		out[i] = filepath.ToSlash(p)
	}
	return out
}

// parseRaw reads the output of "git diff --raw -z": for each file a line
// of two modes, two objects and a status, and one path, or two for a rename.
func (r *Repository) parseRaw(out string) ([]Blob, error) {
	var blobs []Blob
	fields := strings.Split(strings.TrimSuffix(out, "\x00"), "\x00")
	for i := 0; i < len(fields) && fields[i] != ""; {
		head := strings.Fields(strings.TrimPrefix(fields[i], ":"))
		if len(head) != 5 || i+1 >= len(fields) {
			return nil, errors.New("git: diff has an unknown form")
		}
		b := Blob{Object: head[3], Before: known(head[2]), From: fields[i+1], Path: fields[i+1]}
		i += 2
		if status := head[4][0]; status == 'R' || status == 'C' {
			if i >= len(fields) {
				return nil, errors.New("git: diff has an unknown form")
			}
			b.Path = fields[i]
			i++
		}
		switch head[4][0] {
		case 'D':
			b.Object, head[1] = "", head[0]
		case 'U':
			b.Fault = errUnmerged
		}
		b.Skipped = r.skip(&b, head[1])
		b.Path, b.From = r.fromTop(b.Path), r.fromTop(b.From)
		blobs = append(blobs, b)
	}
	return blobs, nil
}

// known is the name of an object, or "" for that which git does not know.
func known(object string) string {
	if strings.Trim(object, "0") == "" {
		return ""
	}
	return object
}

// skip says why a version is left out, if so. Its path is from the top.
func (r *Repository) skip(b *Blob, mode string) string {
	switch {
	case mode == "160000":
		return skipSubmodule
	case mode == "120000":
		return skipLink
	case strings.HasPrefix(path.Base(b.Path), ".privlint"):
		return skipOwn
	case !isDataName(path.Base(b.Path)):
		return skipName
	case r.excluded(r.fromTop(b.Path)):
		return skipExclude
	}
	return ""
}

// fromTop makes a path from the top of the repository one from the working
// folder.
func (r *Repository) fromTop(p string) string {
	if r.prefix == "" {
		return p
	}
	if rest, ok := strings.CutPrefix(p, r.prefix); ok {
		return rest
	}
	rel, err := filepath.Rel(filepath.FromSlash(r.prefix), filepath.FromSlash(p))
	if err != nil {
		return p
	}
	return filepath.ToSlash(rel)
}

// excluded tells whether a path, or a folder above it, is left out.
func (r *Repository) excluded(p string) bool {
	if len(r.opts.Exclude) == 0 {
		return false
	}
	abs, err := filepath.Abs(filepath.Join(r.dir, filepath.FromSlash(p)))
	if err != nil {
		return false
	}
	root := r.opts.Root
	if root == "" {
		root = r.dir
	}
	if root, err = filepath.Abs(root); err != nil {
		return false
	}
	rel, err := filepath.Rel(root, abs)
	if err != nil {
		return false
	}
	for rel = filepath.ToSlash(rel); rel != "." && rel != "/" && path.Base(rel) != ".."; rel = path.Dir(rel) {
		if excludes(r.opts.Exclude, rel) {
			return true
		}
	}
	return false
}

// excludes tells whether one of the patterns fits a path relative to the
// root of the patterns.
func excludes(patterns []string, rel string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		pattern = strings.TrimSuffix(pattern, "/")
		subject := rel
		if !strings.Contains(pattern, "/") {
			subject = path.Base(rel)
		}
		return doublestar.MatchUnvalidated(strings.TrimPrefix(strings.TrimPrefix(pattern, "./"), "/"), subject)
	})
}

// Untracked lists the files of the work tree that git neither knows nor
// ignores, below the paths.
func (r *Repository) Untracked(ctx context.Context, paths []string) ([]Blob, error) {
	args := []string{"ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--"}
	out, err := r.git(ctx, append(args, r.pathspecs(paths)...)...)
	if err != nil {
		return nil, err
	}
	var blobs []Blob
	for name := range strings.SplitSeq(string(out), "\x00") {
		if name == "" || strings.HasSuffix(name, "/") { // a repository of its own
			continue
		}
		b := Blob{Path: name}
		b.Skipped = r.skip(&b, "")
		b.Path = r.fromTop(name)
		b.From = b.Path
		blobs = append(blobs, b)
	}
	return blobs, nil
}

// HooksDir is the folder of the hooks of the repository, and whether it
// belongs to this repository alone.
func (r *Repository) HooksDir(ctx context.Context) (dir string, ours bool, err error) {
	out, err := r.git(ctx, "rev-parse", "--path-format=absolute", "--git-path", "hooks", "--git-common-dir", "--show-toplevel")
	if err != nil {
		return "", false, err
	}
	lines := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if len(lines) != 3 {
		return "", false, errors.New("git: rev-parse has an unknown form")
	}
	dir = filepath.Clean(filepath.FromSlash(lines[0]))
	for _, root := range lines[1:] {
		rel, err := filepath.Rel(filepath.FromSlash(root), dir)
		ours = ours || err == nil && filepath.IsLocal(rel)
	}
	return dir, ours, nil
}
