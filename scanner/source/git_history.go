package source

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// shortHash is how much of the name of a commit stands in a path.
const shortHash = 10

// errShallow is the fault of a commit whose parents a shallow clone lacks.
var errShallow = errors.New("the clone is shallow: older commits are not here (git fetch --unshallow brings them)")

// History lists the versions of files that the commits of a range brought,
// each once, under the first commit that has it: "1a2b3c4d5e:skills/a.json".
// The range is as "git log" takes it; "HEAD" means all of the branch. The
// commits come oldest first, merges are compared with each parent.
func (r *Repository) History(ctx context.Context, revisions string, paths []string) ([]Blob, error) {
	if err := plainRevision(revisions); err != nil {
		return nil, err
	}
	args := []string{
		"log", "--reverse", "--raw", "-z", "--no-abbrev", "--root", "-m", "--no-renames", "--diff-filter=AMT",
		"--no-ext-diff", "--no-color", "--ignore-submodules=dirty", "--format=commit %H", revisions, "--",
	}
	out, err := r.git(ctx, append(args, r.pathspecs(paths)...)...)
	if err != nil {
		return nil, err
	}
	type version struct{ object, path string }
	seen := make(map[version]bool)
	scanned := make(map[string]bool) // objects, under whatever name
	var blobs []Blob
	commit := ""
	cut, err := r.shallow(ctx)
	if err != nil {
		return nil, err
	}
	fields := strings.Split(string(out), "\x00")
	for i := 0; i < len(fields); i++ {
		field := strings.TrimLeft(fields[i], "\n")
		if hash, ok := strings.CutPrefix(field, "commit "); ok {
			commit = strings.TrimSpace(hash)
			if cut[commit] && len(commit) >= shortHash {
				cut[commit] = false
				name := commit[:shortHash]
				blobs = append(blobs, Blob{Path: name, From: name, Object: commit, Fault: errShallow})
			}
			continue
		}
		head := strings.Fields(strings.TrimPrefix(field, ":"))
		if field == "" {
			continue
		}
		if len(head) != 5 || i+1 >= len(fields) || len(commit) < shortHash {
			return nil, errors.New("git: log has an unknown form")
		}
		i++
		b := Blob{Object: head[3], Path: fields[i]}
		v := version{b.Object, b.Path}
		if seen[v] || scanned[b.Object] && isDataName(path.Base(b.Path)) {
			continue
		}
		seen[v] = true
		if b.Skipped = r.skip(&b, head[1]); b.Skipped == "" {
			scanned[b.Object] = true
		}
		b.Path = commit[:shortHash] + ":" + r.fromTop(b.Path)
		b.From = b.Path
		blobs = append(blobs, b)
	}
	return blobs, nil
}

// shallow holds the commits that a shallow clone ends with.
func (r *Repository) shallow(ctx context.Context) (map[string]bool, error) {
	out, err := r.git(ctx, "rev-parse", "--git-path", "shallow")
	if err != nil {
		return nil, err
	}
	name := filepath.FromSlash(strings.TrimSuffix(string(out), "\n"))
	if !filepath.IsAbs(name) {
		name = filepath.Join(r.dir, name)
	}
	list, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil //nolint:nilnil // a whole clone
	}
	if err != nil {
		return nil, reason(err)
	}
	commits := make(map[string]bool)
	for line := range strings.Lines(string(list)) {
		commits[strings.TrimSpace(line)] = true
	}
	return commits, nil
}
