// Package turns measures revisions of a module in turns: it builds the test binary of each, several times with other layouts, and runs one benchmark
// of one of them at a time, in a process of its own. What is measured is in the format of go test -bench.
//
// Whatever slows the machine down then slows all revisions down, which no number of samples makes up for when one revision is measured after
// the other.
package turns

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// Root is the folder of the git repository that dir is in.
func Root(ctx context.Context, dir string) (string, error) {
	return git(ctx, dir, "rev-parse", "--show-toplevel")
}

// A Commit is a revision as it is named to people.
type Commit struct {
	Hash      string // abbreviated
	Date      string // of the committer, as 2006-01-02T15:04:05Z07:00
	Subject   string // the first line
	Ancestors string // how many commits led to it, itself among them: commits of the same second have an order by it
}

// String is the hash and the first line.
func (c Commit) String() string { return c.Hash + " " + c.Subject }

// Resolve finds the commit that a revision means.
func Resolve(ctx context.Context, root, rev string) (c Commit, err error) {
	line, err := git(ctx, root, "log", "-1", "--format=%h\t%cI\t%s", "--end-of-options", rev, "--")
	if err != nil {
		return c, fmt.Errorf("revision %q: %w", rev, err)
	}
	parts := append(strings.SplitN(line, "\t", 3), "", "")
	c = Commit{Hash: parts[0], Date: parts[1], Subject: parts[2]}
	c.Ancestors, err = git(ctx, root, "rev-list", "--count", c.Hash)
	return c, err
}

// Changed reports whether files of the working tree differ from its commit.
func Changed(ctx context.Context, root string) (bool, error) {
	text, err := git(ctx, root, "status", "--porcelain", "--untracked-files=no")
	return text != "", err
}

// Checkout puts the files of a commit into dir, which must not exist, as a git worktree. remove takes it away again, whatever has become of ctx.
func Checkout(ctx context.Context, root string, c Commit, dir string) (remove func() error, err error) {
	remove = func() error {
		after := context.WithoutCancel(ctx)
		if _, err := git(after, root, "worktree", "remove", "--force", dir); err == nil {
			return nil
		}
		if err := os.RemoveAll(dir); err != nil { // git was interrupted before it knew of the worktree, or while it wrote it
			return err
		}
		_, err := git(after, root, "worktree", "prune")
		return err
	}
	if _, err := git(ctx, root, "worktree", "add", "--detach", dir, c.Hash); err != nil {
		_ = remove()
		return nil, err
	}
	return remove, nil
}

func git(ctx context.Context, dir string, args ...string) (string, error) {
	return command(ctx, dir, nil, "git", args...)
}

// command runs a program and returns its output, without the space at its end. An error has what the program said of it.
func command(ctx context.Context, dir string, env []string, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), env...)
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.Output()
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if err != nil {
		return "", fmt.Errorf("%s %s: %w: %s", name, strings.Join(args[:min(2, len(args))], " "), err, strings.TrimSpace(string(out)+"\n"+said.String()))
	}
	return strings.TrimSpace(string(out)), nil
}

// Build compiles the tests of a package of the module at root into dir, once for each of as many layouts: the linker's order of functions, which by
// itself moves a time by two percent. pkg is "./benchmarks", for example.
func Build(ctx context.Context, name, root, pkg, dir string, layouts int, step func(what string)) (Arm, error) {
	a := Arm{Name: name, Dir: filepath.Join(root, filepath.FromSlash(pkg))}
	for i := range layouts {
		bin := filepath.Join(dir, name+strconv.Itoa(i+1)+".test")
		if filepath.Separator == '\\' {
			bin += ".exe"
		}
		step(fmt.Sprintf("building %s, layout %d of %d", name, i+1, layouts))
		_, err := command(ctx, root, nil, "go", "test", "-c", "-trimpath", "-ldflags=-randlayout="+strconv.Itoa(i+1), "-o", bin, pkg)
		if err != nil {
			return a, err
		}
		if _, err := os.Stat(bin); err != nil {
			return a, fmt.Errorf("%s has no tests at %s", pkg, name)
		}
		a.Binaries = append(a.Binaries, bin)
	}
	return a, nil
}
