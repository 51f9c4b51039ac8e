package main

import (
	"context"
	"errors"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/baseline"
	"github.com/privlint/privlint/scanner/source"
)

func changesFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{
			Name: "staged", EnvVars: variable("staged"), DisableDefaultText: true,
			Usage: "scan what is staged in git, as it stands in the index (default: off)",
		},
		&cli.StringFlag{
			Name: "diff-base", EnvVars: variable("diff-base"), DefaultText: "none",
			Usage: "report only findings that are new since the git `REVISION`, wherever they moved",
		},
		&cli.StringFlag{
			Name: "history", EnvVars: variable("history"), DefaultText: "none",
			Usage: "scan each version that the commits of a git `RANGE` brought, once; HEAD is all of the branch",
		},
	}
}

// changes is what a run examines of a git repository.
type changes struct {
	// what says it in words, for the closing line.
	what string
	repo *source.Repository
	src  source.Source
	// before holds the old versions, where findings in them do not count.
	before source.Source
	// some tells that there is anything to scan.
	some bool
}

// gitChanges finds what --staged, --diff-base and --history ask for; nil
// without them.
func gitChanges(c *cli.Context, e *env, exclude []string, root string) (*changes, error) {
	staged, base, history := c.Bool("staged"), c.String("diff-base"), c.String("history")
	switch {
	case !staged && base == "" && history == "":
		return nil, nil //nolint:nilnil // an ordinary run
	case history != "" && (staged || base != ""):
		return nil, usage("--history goes with neither --staged nor --diff-base")
	}
	paths := c.Args().Slice()
	if slices.Contains(paths, "-") {
		return nil, usage("standard input is not in git: leave out \"-\" or --staged, --diff-base and --history")
	}
	repo, err := source.OpenRepository(c.Context, source.Options{Exclude: exclude, Root: root, Dir: e.dir})
	if err != nil {
		return nil, usage("%s", err)
	}
	ch := &changes{repo: repo}
	blobs, err := ch.list(c.Context, staged, base, history, paths)
	if errors.Is(err, source.ErrNoRevision) {
		return nil, usage("%s", err).hinted("git fetch brings it; a clone for CI may hold the last commit alone (fetch-depth: 0, --depth)")
	}
	if err != nil {
		return nil, usage("%s", err)
	}
	ch.some = slices.ContainsFunc(blobs, func(b source.Blob) bool { return b.Skipped == "" })
	return ch, nil
}

func (ch *changes) list(ctx context.Context, staged bool, base, history string, paths []string) (blobs []source.Blob, err error) {
	now := func(b source.Blob) string { return b.Object }
	switch {
	case history != "":
		ch.what = "in the history of " + history
		blobs, err = ch.repo.History(ctx, history, paths)
		ch.src = ch.repo.Blobs(blobs, now)
		return blobs, err
	case base == "":
		ch.what = "staged"
		blobs, err = ch.repo.Staged(ctx, paths)
		ch.src = ch.repo.Blobs(blobs, now)
		return blobs, err
	}
	ch.what = "changed since " + base
	if blobs, err = ch.repo.ChangedSince(ctx, base, staged, paths); err != nil {
		return nil, err
	}
	ch.before = ch.repo.Blobs(blobs, func(b source.Blob) string { return b.Before })
	if staged {
		ch.src = ch.repo.Blobs(blobs, now)
		return blobs, nil
	}
	untracked, err := ch.repo.Untracked(ctx, paths)
	blobs = append(blobs, untracked...)
	ch.src = ch.repo.WorkTree(blobs)
	return blobs, err
}

// collector keeps the findings of a scan as entries of a baseline.
type collector struct {
	maker   baseline.Maker
	entries []baseline.Entry
}

// Finding implements scanner.Sink.
func (k *collector) Finding(f *scanner.Finding) error {
	k.entries = append(k.entries, k.maker.Entry(f))
	return nil
}

// Coverage implements scanner.Sink. What was no training data before has no
// old findings.
func (k *collector) Coverage(*scanner.Coverage) error { return nil }

// old scans the old versions, so that only what is new counts. Values are
// compared under a key that lives as long as the run.
func (ch *changes) old(ctx context.Context, options scanner.Options, key []byte) (*baseline.Baseline, error) {
	options.Suppress = nil
	s, err := scanner.New(options)
	if err != nil {
		return nil, usage("%s", err)
	}
	// Findings that moved to another file are not new.
	k := &collector{maker: baseline.Maker{Key: key, Local: func(string) string { return "" }}}
	if _, err := s.Scan(ctx, ch.before, k); err != nil {
		return nil, err
	}
	b := baseline.New(k.entries, k.maker)
	b.Use(k.maker, "diff-base")
	return b, nil
}
