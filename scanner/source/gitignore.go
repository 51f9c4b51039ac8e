package source

import (
	"bufio"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// repository asks one running "git check-ignore" which files below its
// folder are ignored. Where git is missing or fails, nothing is: better to
// scan too much.
type repository struct {
	dir  string // absolute; questions are relative to it
	cmd  *exec.Cmd
	in   io.WriteCloser
	out  *bufio.Reader
	dead bool
}

// enterRepository begins to ask git where the folder stands in a working
// tree. A named folder that is itself ignored is walked without git.
func (w *walker) enterRepository(folder string) (leave func(), err error) {
	abs, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	for dir := abs; ; dir = filepath.Dir(dir) {
		if isWorkTree(dir) {
			break
		}
		if filepath.Dir(dir) == dir {
			return w.push(&repository{dir: abs, dead: true}), nil
		}
	}
	r := &repository{dir: abs}
	if r.ask([]string{"."})["."] {
		r.close()
		r.dead = true
	}
	return w.push(r), nil
}

// enterNested switches to the repository that a folder of a walk is, such as
// a submodule.
func (w *walker) enterNested(folder string) (leave func(), err error) {
	if !isWorkTree(folder) {
		return func() {}, nil
	}
	abs, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	return w.push(&repository{dir: abs}), nil
}

func (w *walker) push(r *repository) (leave func()) {
	w.repos = append(w.repos, r)
	return func() {
		r.close()
		w.repos = w.repos[:len(w.repos)-1]
	}
}

func isWorkTree(dir string) bool {
	_, err := os.Lstat(filepath.Join(dir, ".git"))
	return err == nil
}

// ignored is the set of names in a folder that git ignores.
func (w *walker) ignored(folder string, entries []fs.DirEntry) map[string]bool {
	if len(w.repos) == 0 {
		return nil
	}
	r := w.repos[len(w.repos)-1]
	abs, err := filepath.Abs(folder)
	if err != nil || r.dead {
		return nil
	}
	rel, err := filepath.Rel(r.dir, abs)
	if err != nil || !filepath.IsLocal(rel) {
		return nil // a link led out of the repository
	}
	var names, paths []string
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, ".") || !e.IsDir() && !isDataName(name) {
			continue
		}
		names = append(names, name)
		// The dot in front keeps git from reading ":" as a pattern's magic.
		paths = append(paths, "./"+filepath.ToSlash(filepath.Join(rel, name)))
	}
	answers := r.ask(paths)
	out := make(map[string]bool, len(answers))
	for i, name := range names {
		if answers[paths[i]] {
			out[name] = true
		}
	}
	return out
}

// ask returns the ignored ones of paths.
func (r *repository) ask(paths []string) map[string]bool {
	if r.dead || len(paths) == 0 {
		return nil
	}
	if r.cmd == nil {
		if err := r.start(); err != nil {
			r.dead = true
			return nil
		}
	}
	var sendErr error
	sent := make(chan struct{})
	go func() {
		defer close(sent)
		_, sendErr = io.WriteString(r.in, strings.Join(paths, "\x00")+"\x00")
	}()
	out := map[string]bool{}
	for range paths {
		// Each answer has four fields: file, line and pattern of the rule
		// that decided, all empty if none did, and the path.
		var fields [4]string
		for i := range fields {
			field, err := r.out.ReadString(0)
			if err != nil {
				r.close()
				r.dead = true
				<-sent
				return nil
			}
			fields[i] = strings.TrimSuffix(field, "\x00")
		}
		if pattern := fields[2]; pattern != "" && !strings.HasPrefix(pattern, "!") {
			out[fields[3]] = true
		}
	}
	<-sent
	if sendErr != nil {
		r.close()
		r.dead = true
	}
	return out
}

// start runs git. It must not run programs that the repository names, and
// not look at the repository of a hook that privlint runs in.
func (r *repository) start() error {
	git, err := exec.LookPath("git")
	if err != nil {
		return err
	}
	cmd := exec.Command(git, "-c", "core.fsmonitor=false", "check-ignore", "--stdin", "-z", "--verbose", "--non-matching") //nolint:gosec // git from PATH, fixed arguments
	cmd.Dir = r.dir
	for _, v := range os.Environ() {
		if name, _, _ := strings.Cut(v, "="); !isRepositoryVariable(name) {
			cmd.Env = append(cmd.Env, v)
		}
	}
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	r.cmd, r.in, r.out = cmd, in, bufio.NewReader(out)
	return nil
}

// isRepositoryVariable tells the variables that bind git to one repository,
// as hooks set them.
func isRepositoryVariable(name string) bool {
	switch name {
	case "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY":
		return true
	}
	return false
}

func (r *repository) close() {
	if r.cmd == nil {
		return
	}
	// Every question was answered or given up: how git ends is of no
	// interest, only that it does.
	_ = r.in.Close()
	_ = r.cmd.Process.Kill()
	_ = r.cmd.Wait()
	r.cmd = nil
}
