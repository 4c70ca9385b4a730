package process_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/lossgate/lossgate/impl"
	"github.com/lossgate/lossgate/impl/process/serve"
	"github.com/lossgate/lossgate/impl/process/wire"
)

// fakeMode makes the test binary an adapter that misbehaves in one way; fakeNote names a file in which it leaves what a test wants to know.
const fakeMode, fakeNote = "LOSSGATE_FAKE_MODE", "LOSSGATE_FAKE_NOTE"

// poison is the prediction at which a fake does what it is there for.
const poison = 666

func TestMain(m *testing.M) {
	if mode := os.Getenv(fakeMode); mode != "" {
		fake(mode)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// halves has one loss, half-squared, with a factor as its parameter. It refuses negative targets.
type halves struct{}

func (halves) Info() impl.Info { return impl.Info{Name: "fake", Version: "1", Language: "go"} }

func (halves) Float64(name string, p impl.Params) (impl.Loss[float64], error) {
	return half[float64](p)
}

func (halves) Float32(name string, p impl.Params) (impl.Loss[float32], error) {
	return half[float32](p)
}

func half[F impl.Float](p impl.Params) (impl.Loss[F], error) {
	k := F(p["factor"][0])
	return impl.Rows[F]{Eval: func(x impl.Row[F], gp, _ []F) (F, error) {
		r := x.Pred[0] - x.Target[0]
		if x.Target[0] < 0 {
			return 0, &impl.DataError{Arg: "target", At: 0, Got: x.Target[0], Why: "want no negative number"}
		}
		if gp != nil {
			gp[0] = k * r
		}
		return k * r * r / 2, nil
	}}, nil
}

var offers = serve.Losses{"half-squared": {Params: []string{"factor"}}}

// fake serves halves, but for what its mode says.
func fake(mode string) {
	in := bufio.NewReaderSize(os.Stdin, 1<<16)
	for {
		line, err := in.ReadBytes('\n')
		if err != nil {
			return
		}
		var r wire.Request
		if err := json.Unmarshal(line, &r); err != nil {
			panic(err)
		}
		var out bytes.Buffer
		if err := serve.Serve(bytes.NewReader(line), &out, halves{}, offers); err != nil {
			panic(err)
		}
		text := out.Bytes()
		if r.M == "hello" {
			text = greet(mode, text)
		} else if isPoisoned(r) {
			text = misbehave(mode, r, text)
		}
		os.Stdout.Write(text)
	}
}

func isPoisoned(r wire.Request) bool {
	return slices.ContainsFunc(r.Cases, func(c wire.Case) bool { return slices.Contains(c.Pred.Floats(), poison) })
}

// greet is what the first line becomes.
func greet(mode string, text []byte) []byte {
	switch mode {
	case "dies at once":
		fmt.Fprintln(os.Stderr, "No module named torch")
		os.Exit(7)
	case "no hello":
		time.Sleep(time.Hour)
	case "banner":
		return append([]byte("Welcome to \x1b[31mframework\n"), text...)
	case "other protocol":
		return bytes.Replace(text, []byte(`"proto":1`), []byte(`"proto":2`), 1)
	case "misspelt op":
		return bytes.Replace(text, []byte(`"grad"`), []byte(`"gradient"`), 1)
	case "offers without end":
		return slices.Concat([]byte(`{"m":"hello","proto":1,"losses":{"":{}`), bytes.Repeat([]byte(`,"":{}`), 1<<20), []byte("}}\n"))
	case "mangles NaN":
		var h wire.Hello
		if err := json.Unmarshal(text, &h); err != nil {
			panic(err)
		}
		a := h.Echo[1]
		copy(a.Data[6*4:], []byte{0, 0, 0xc0, 0x7f}) // the default NaN for the one with a payload
		text, _ = json.Marshal(h)
		text = append(text, '\n')
	case "starts once":
		if _, err := os.Stat(os.Getenv(fakeNote)); err == nil {
			os.Exit(1)
		}
		note("started")
	case "adds a member":
		return bytes.Replace(text, []byte(`"proto":1`), []byte(`"proto":1,"mood":{"good":[true]}`), 1)
	}
	return text
}

// misbehave is what the reply to a poisoned request becomes.
func misbehave(mode string, r wire.Request, text []byte) []byte {
	switch mode {
	case "crashes", "crashes once", "starts once":
		if mode == "crashes once" {
			if _, err := os.Stat(os.Getenv(fakeNote)); err == nil {
				return text
			}
			note("crashed")
		}
		fmt.Fprintln(os.Stderr, "boom \x1b[2J")
		os.Exit(3)
	case "is killed":
		p, _ := os.FindProcess(os.Getpid())
		_ = p.Kill()
		time.Sleep(time.Hour)
	case "hangs":
		time.Sleep(time.Hour)
	case "hangs, refuses signals":
		ignoreSignals()
		time.Sleep(time.Hour)
	case "is slow":
		if len(r.Cases) > 1 { // alone it would be in time
			time.Sleep(time.Hour)
		}
	case "prints":
		return append([]byte("loss is \x1b[31m42\n"), text...)
	case "prints afterwards":
		return append(text, "done\n"...)
	case "truncates":
		return append(text[:len(text)/2:len(text)/2], '\n')
	case "dies writing":
		os.Stdout.Write(text[:len(text)/2])
		os.Exit(0)
	case "never ends a line":
		junk := bytes.Repeat([]byte("x"), 1<<20)
		for range 40 {
			os.Stdout.Write(junk)
		}
		time.Sleep(time.Hour)
	case "closes stdout":
		os.Stdout.Close()
		time.Sleep(time.Hour)
	case "knows no tile":
		return bytes.Replace(text, []byte(`"tile"`), []byte(`"later"`), 1)
	case "lists without end":
		return slices.Concat(fmt.Appendf(nil, `{"m":"result","id":%d,"cases":[{}`, r.ID), bytes.Repeat([]byte(",{}"), 2<<20), []byte("]}\n"))
	case "nests without end":
		return slices.Concat(fmt.Appendf(nil, `{"m":"result","id":%d,"mood":`, r.ID), bytes.Repeat([]byte("["), 6<<20), []byte("\n"))
	case "wrong id":
		return bytes.Replace(text, fmt.Appendf(nil, `"id":%d`, r.ID), []byte(`"id":4711`), 1)
	case "answers twice":
		return slices.Concat(text, text)
	case "answers one less", "wrong shape", "wrong dtype", "wrong bytes", "says nothing", "breaks", "takes it back", "lacks a value":
		return distort(mode, r, text)
	case "spins":
		for x := 1.0; x > 0; x = x*x + 1 {
		}
	case "dials": // the port of a listener of the test, which a sandbox must not reach
		if c, err := net.DialTimeout("tcp", os.Getenv(fakeNote), 5*time.Second); err == nil {
			c.Close()
			fmt.Fprintln(os.Stderr, "reached it")
			os.Exit(5)
		}
	case "eats memory":
		var all [][]byte
		for range 1 << 12 {
			b := bytes.Repeat([]byte{1}, 1<<20)
			all = append(all, b)
		}
		fmt.Fprintln(os.Stderr, len(all))
	case "leaves", "leaves and dies", "leaves without a trace":
		leave(mode != "leaves without a trace")
		if mode == "leaves and dies" {
			os.Exit(4)
		}
		time.Sleep(time.Hour)
	case "forks", "forks and dies":
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), fakeMode+"=no hello")
		cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
		stdin, _ := cmd.StdinPipe()
		if err := cmd.Start(); err != nil {
			panic(err)
		}
		stdin.Write([]byte("{\"m\":\"hello\"}\n"))
		note(fmt.Sprintln(cmd.Process.Pid))
		if mode == "forks and dies" {
			os.Exit(4)
		}
		time.Sleep(time.Hour)
	}
	return text
}

// distort changes the result of the poisoned case alone.
func distort(mode string, r wire.Request, text []byte) []byte {
	var reply wire.Reply
	if err := json.Unmarshal(text, &reply); err != nil {
		panic(err)
	}
	for i, c := range r.Cases {
		if !slices.Contains(c.Pred.Floats(), poison) {
			continue
		}
		switch a := reply.Cases[i].Value; mode {
		case "answers one less":
			reply.Cases = reply.Cases[1:]
		case "wrong shape":
			a.Shape = append(a.Shape, 1)
		case "wrong dtype":
			a.Dtype = "f31"
		case "wrong bytes":
			a.Data = a.Data[:3]
		case "says nothing":
			reply.Cases[i] = wire.Result{S: "fine"}
		case "breaks":
			reply.Cases[i] = wire.Result{S: wire.Failed, Msg: "shape mismatch\n", Trace: strings.Repeat("at f\n", 1000) + "at g"}
		case "takes it back":
			reply.Cases[i] = wire.Result{S: wire.Unsupported, What: "reduction=none"}
		case "lacks a value":
			reply.Cases[i] = wire.Result{S: wire.Unsupported, What: "factor=3: there are 1 and 2"}
		}
		break
	}
	out, err := json.Marshal(reply)
	if err != nil {
		panic(err)
	}
	return append(out, '\n')
}

// note appends to the file that the test looks into.
func note(text string) {
	f, err := os.OpenFile(os.Getenv(fakeNote), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err == nil {
		_, err = f.WriteString(text)
	}
	if err != nil {
		panic(err)
	}
	f.Close()
}

func ignoreSignals() { signal.Ignore(syscall.SIGTERM) }
