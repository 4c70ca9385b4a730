// Package process runs an implementation in a child process, behind the same contract as one in Go. The child is an adapter: a program
// that reads requests on its standard input and writes replies on its standard output, as PROTOCOL says. It is not trusted. What it
// writes is bounded and quoted, what it does not answer in time costs the case that it was asked, and when the end comes all that it
// started goes with it: its process group on any Unix, its tree on Windows; on Linux also what has left the group but still carries the variable
// LOSSGATE_ADAPTER in its environment, and in a sandbox every process without exception. Where lossgate itself is killed, the adapter is ended by
// the kernel on Linux, and elsewhere sees the end of its input.
//
// What PROTOCOL leaves open is fixed here, for adapters in any language:
//
//   - pred has the shape [n, …shape], target [n, …target_shape], weight [n]. A loss without a target has "target":null.
//   - class is i64: of shape [n] where each sample has one label, [n, k] where each has k, and [total] beside a class_len of shape
//     [n] where they differ. Without labels both are null.
//   - upstream has the shape of the value: [n] under "none", [] otherwise; null means ones, as weight null does.
//   - value comes back as [n] under "none" and as [] otherwise, grad as [n, …shape], target_grad as [n, …target_shape], all of the
//     request's dtype.
//   - Every parameter that the adapter advertised is sent with every request: a number as an array of shape [], any other count
//     of them as one of shape [count]. A class weight that is not given has the shape [0].
//   - All cases of a request have the same parameters, reduction and want. So far want names one thing; an adapter should not count on it.
//   - n may be 0, and lengths always fit together: bad data are numbers, labels and weights that are no data.
//   - max_elems bounds the numbers in pred and target of all cases of one request together. A case that alone is larger is not sent, and
//     counts as unsupported; so does one whose line would be longer than 16 MiB.
//   - The deadline of a request runs from when the adapter had answered what came before it. Requests are sent before earlier ones are
//     answered, so an adapter need not wait for anything.
//
// When a request is lost (no reply in time, a death, a line that is no reply) the process group is killed. The adapter is started again, and the
// cases of that request are sent once more, one by one; a case that is lost again is to blame, and the others have their answers (but
// once three are to blame the rest of the request is not tried). Should none be lost again the death was nobody's. Either way it is one
// incident: more than 10 of one loss and dtype within 1000 of its requests, or more than 50 of all within 1000, open the circuit, and what
// is left has no answer. So an adapter that crashes on infinities is judged on everything else, and one that always crashes is given up soon.
package process
