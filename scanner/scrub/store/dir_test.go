package store

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDir(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "made", "out")
	d, err := OpenDir(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	closeLater(t, d)
	for _, name := range []string{"a.json", "sub/deep/b.json", "./c.json", "a..json"} {
		f, err := d.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, name); err != nil {
			t.Fatal(err)
		}
		if err := f.Commit(); err != nil {
			t.Fatal(err)
		}
		if got := read(t, filepath.Join(dir, filepath.FromSlash(name))); got != name {
			t.Errorf("%s holds %q", name, got)
		}
	}
	for _, name := range []string{"a.json", "sub/../a.json", "c.json"} {
		if _, err := d.Create(name); err == nil || !strings.Contains(err.Error(), "two inputs") {
			t.Errorf("%s again: %v", name, err)
		}
	}
	// Another run replaces the files.
	again, err := OpenDir(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	closeLater(t, again)
	f, err := again.Create("a.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Commit(); err != nil || read(t, filepath.Join(dir, "a.json")) != "" {
		t.Errorf("error %v", err)
	}
}

func TestDirRefuses(t *testing.T) {
	base := t.TempDir()
	out, outside := filepath.Join(base, "out"), filepath.Join(base, "outside")
	write(t, filepath.Join(outside, "x.json"), "mine")
	write(t, filepath.Join(out, "in.json"), "input")
	write(t, filepath.Join(out, "file"), "")
	var guard Guard
	if err := guard.Add(filepath.Join(out, "in.json")); err != nil {
		t.Fatal(err)
	}
	links := os.Symlink(outside, filepath.Join(out, "away")) == nil &&
		os.Symlink(filepath.Join(outside, "x.json"), filepath.Join(out, "link.json")) == nil
	d, err := OpenDir(out, Options{Guard: &guard})
	if err != nil {
		t.Fatal(err)
	}
	closeLater(t, d)
	for name, tt := range map[string]struct {
		name string
		want error
		link bool
	}{
		"parent":            {name: "../x.json", want: ErrOutside},
		"parent inside":     {name: "sub/../../x.json", want: ErrOutside},
		"absolute":          {name: filepath.ToSlash(filepath.Join(outside, "x.json")), want: ErrOutside},
		"nothing":           {name: "", want: ErrOutside},
		"the folder":        {name: ".", want: ErrOutside},
		"input":             {name: "in.json", want: ErrInput},
		"below a file":      {name: "file/a.json"},
		"link to a file":    {name: "link.json", link: true},
		"link to a folder":  {name: "away/x.json", want: ErrOutside, link: true},
		"new below a link":  {name: "away/new/y.json", link: true},
		"new behind a link": {name: "away/y.json", want: ErrOutside, link: true},
	} {
		t.Run(name, func(t *testing.T) {
			if tt.link && !links {
				t.Skip("no symbolic links here")
			}
			f, err := d.Create(tt.name)
			if err == nil {
				f.Abandon()
				t.Fatal("it was created")
			}
			if tt.want != nil && !errors.Is(err, tt.want) {
				t.Errorf("error %v, want %v", err, tt.want)
			}
		})
	}
	if names(t, outside) != "x.json" || read(t, filepath.Join(outside, "x.json")) != "mine" {
		t.Errorf("outside: %s", names(t, outside))
	}
	if read(t, filepath.Join(out, "in.json")) != "input" {
		t.Error("an input was overwritten")
	}
}

func TestDirSweeps(t *testing.T) {
	if !canLock {
		t.Skip("no locks here, the remains stay")
	}
	dir := t.TempDir()
	left := filepath.Join(dir, "sub", tempName())
	write(t, left, "x")
	age(t, left)
	d, err := OpenDir(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	closeLater(t, d)
	f, err := d.Create("sub/a.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Abandon()
	if _, err := os.Lstat(left); err == nil {
		t.Error("the remains stay")
	}
}

func TestPlace(t *testing.T) {
	named := []string{"bots", "../other/x", "/data/bot", "/data/bot/deep", "/one.json", "..", "../two.json"}
	for _, tt := range []struct{ name, want string }{
		{"bots/a.json", "bots/a.json"},
		{"a.json", "a.json"},
		{"./a.json", "a.json"},
		{"/data/bot/a/b.json", "bot/a/b.json"},
		{"/data/bot/deep/c.json", "deep/c.json"},
		{"/data/bottle/c.json", ""},
		{"/one.json", "one.json"},
		{"../other/x/y.json", "x/y.json"},
		{"../z/y.json", "z/y.json"},
		{"../two.json", "two.json"},
		{"../../up.json", ""},
		{"/data/bot/../../etc/x.json", ""},
	} {
		got, err := Place(tt.name, named)
		if got != tt.want || (err != nil) != (tt.want == "") || err != nil && !errors.Is(err, ErrOutside) {
			t.Errorf("%s: %q, error %v, want %q", tt.name, got, err, tt.want)
		}
	}
	if got, err := Place("/data/x.json", []string{"/"}); got != "data/x.json" || err != nil {
		t.Errorf("below the root: %q, %v", got, err)
	}
}
