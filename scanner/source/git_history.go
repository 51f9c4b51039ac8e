package source

import (
	"context"
	"errors"
	"path"
	"strings"
)

// shortHash is how much of the name of a commit stands in a path.
const shortHash = 10

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
		"--no-ext-diff", "--format=commit %H", revisions, "--",
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
	fields := strings.Split(string(out), "\x00")
	for i := 0; i < len(fields); i++ {
		field := strings.TrimLeft(fields[i], "\n")
		if hash, ok := strings.CutPrefix(field, "commit "); ok {
			commit = strings.TrimSpace(hash)
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
