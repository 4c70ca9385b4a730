// Lets `lossgate check -- node my_losses.mjs` judge loss functions that are written in JavaScript.
//
// It needs Node 18 or later and nothing else. Copy this file beside your losses, and say
//
//     import { serve } from "./lossgate.mjs";
//
//     await serve({
//       name: "my losses",
//       losses: {
//         huber: {
//           params: ["delta"],
//           value: ({ pred, target, delta }) => …,   // of one sample: a number
//           grad: ({ pred, target, delta }) => …,    // its derivative, shaped as pred; without it only values are judged
//         },
//       },
//     });
//
// What a function is given. pred and target of one sample: a number where `lossgate describe LOSS` states no dimensions, and
// otherwise a typed array, row-major, with shape and targetShape beside it. classes is an array of class indexes. Parameters come
// under lossgate's names, each a number, or an array for one like class weights, null where there are none of them.
//
// What else can be said of a loss. dtypes are those that it computes in, ["f64"] by default; targetGrad is as grad; conventions are what
// its documentation says to be different on purpose, such as "scaled:0.5"; reductions are those that it has, if not all; divisor
// is what a sample adds to the denominator of a mean, if not 1. Sums, means and weights are made here, from the losses of single samples.
//
// custom: { pred: "real[C]", target: "simplex[C]", classes: "C", params: { gamma: 2 }, claims: ["nonneg", "convex"] } declares a loss of your
// own, which lossgate's catalogue does not have, as custom of the Python package does.
//
// A loss that works on tensors of a library has, instead of value, evaluate: see tfjs.mjs.
//
// Bad input. `throw new Rejected("target[3] = 7: want a class below 5")`, or any RangeError, is a refusal: right for bad input, wrong for
// good. Whatever else is thrown is an error, and its stack goes into the report, as it is an error to change an argument. console.log goes to
// standard error, since standard output is for replies (PROTOCOL.md, version 1).

import { arch, platform } from "node:process";
import { createInterface } from "node:readline";

/** The input is not in the domain of the loss; the message says which argument, where, and what was expected. */
export class Rejected extends RangeError {}

/** This implementation does not have what was asked for; it is counted as untested. */
export class Unsupported extends Error {}

// What is printed while modules after this one are imported does no harm either.
const reply = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);

const ARRAYS = { f64: Float64Array, f32: Float32Array, i64: BigInt64Array };
const OPS = { value: "value", grad: "grad", target_grad: "targetGrad" }; // as they travel, and as a declaration names them

/** Answers the requests on standard input until there are no more. maxElems is how many numbers one request may hold. */
export async function serve({ name, version = "", homepage = "", maxElems = 1 << 20, losses }) {
  const who = { name, version, homepage, language: `node ${process.versions.node}` };
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const request = JSON.parse(line);
    if (request.m === "bye") break;
    if (request.m === "hello") {
      reply(JSON.stringify(hello(request, who, maxElems, losses)) + "\n");
    } else if (request.m === "eval") {
      reply(JSON.stringify({ m: "result", id: request.id, cases: request.cases.map((c) => judged(losses, request, c)) }) + "\n");
    } else if (request.m === "bench") {
      reply(JSON.stringify(bench(losses, request)) + "\n");
    } // anything else is a message of a later version
  }
}

function hello(request, impl, maxElems, losses) {
  const offers = {}, custom = {};
  for (const [name, l] of Object.entries(losses)) {
    offers[name] = {
      dtypes: dtypesOf(l), ops: opsOf(l), reductions: reductionsOf(l), params: l.params ?? [], conventions: l.conventions ?? [],
    };
    if (l.custom) {
      const { pred = "real", target = null, classes = null, params = {}, claims = [] } = l.custom;
      const numbers = Object.entries(params).map(([k, v]) => [k, packed(Float64Array.of(v), "f64", [])]);
      custom[name] = { pred, target, class: classes, params: Object.fromEntries(numbers), claims };
    }
  }
  return {
    m: "hello", proto: 1, impl, losses: offers, custom, env: { os: platform, arch, device: "cpu", threads: 1 },
    limits: { max_batch: 32, max_elems: maxElems }, echo: (request.echo ?? []).map((a) => echoed(a, losses)),
  };
}

const dtypesOf = (l) => l.dtypes ?? ["f64"];
const reductionsOf = (l) => l.reductions ?? ["none", "sum", "mean"];
const opsOf = (l) => Object.keys(OPS).filter((op) => op === "value" || l[OPS[op]]);

/** The same array, by way of the arrays that numbers are computed in. */
function echoed(a, losses) {
  if (a.dtype !== "f64" && a.dtype !== "f32") return a;
  const through = Object.values(losses).find((l) => l.echo && dtypesOf(l).includes(a.dtype));
  const numbers = unpacked(a);
  return packed(through ? through.echo(numbers, a.shape) : numbers, a.dtype, a.shape);
}

/** The reply to one case: what was computed, or why it was not. */
function judged(losses, request, c) {
  return attempted(losses, request, (l) => {
    const got = ready(l, request, c)();
    const value = request.reduction === "none" ? [c.n] : [];
    const shapes = { value, grad: [c.n, ...(c.shape ?? [])], target_grad: [c.n, ...(c.target_shape ?? [])] };
    const out = { s: "ok" };
    for (const op of request.want) out[op] = packed(got[op], request.dtype, shapes[op]);
    return out;
  });
}

/** What work makes of the loss that is asked for, or the reply that says why there is nothing. */
function attempted(losses, request, work) {
  try {
    if (!Object.hasOwn(losses, request.loss)) throw new Unsupported(`loss=${request.loss}`);
    return work(losses[request.loss]);
  } catch (e) {
    if (e instanceof Unsupported) return { s: "unsupported", what: e.message };
    if (e instanceof RangeError) return { s: "rejected", class: "domain", msg: e.message };
    return { s: "error", msg: `${e?.name}: ${e?.message ?? e}`, trace: String(e?.stack).slice(-8192) };
  }
}

/** A function that computes what is wanted of one case, its samples tile times over, as an array of numbers for each operation. */
function ready(l, request, c, tile = 1) {
  const { dtype, reduction, want } = request;
  const has = dtypesOf(l).includes(dtype) && reductionsOf(l).includes(reduction) && want.every((op) => opsOf(l).includes(op));
  if (!has || (want.includes("target_grad") && !c.target)) {
    throw new Unsupported(`${dtype}, reduction=${reduction}, ${want.join("+")}`);
  }
  const params = {};
  for (const [k, a] of Object.entries(request.params ?? {})) {
    if (!(l.params ?? []).includes(k)) continue;
    const v = ARRAYS[dtype].from(unpacked(a));
    params[k] = a.shape.length === 0 ? v[0] : v.length ? v : null;
  }
  const one = batchOf(c), b = tile === 1 ? one : pickedOf(one, Array.from({ length: one.n * tile }, (_, i) => i % one.n));
  const weight = c.weight ? unpacked(c.weight) : null, up = c.upstream ? unpacked(c.upstream) : null;
  const ones = weight === null || weight.every((w) => w === 1);
  if (l.evaluate && b.n > 0 && (reduction === "none" || l.reduces) && (ones || l.weighs)) {
    return () => l.evaluate({ ...b, params, reduction, weight: ones ? null : weight, want, up });
  }
  if (tile !== 1 && (weight || up)) throw new Unsupported(`tile=${tile} of weights`);
  return () => reduced(l, b, params, reduction, weight ?? new Float64Array(b.n).fill(1), want, up);
}

/** What is answered, from the losses of single samples. A sample of weight 0 is not shown to the function. */
function reduced(l, b, params, reduction, weight, want, up) {
  weight.forEach((w, i) => {
    if (!(w >= 0 && w < Infinity)) throw new Rejected(`weight[${i}] = ${w}: want a finite number that is not negative`);
  });
  const at = [...weight.keys()].filter((i) => weight[i] !== 0);
  const samples = at.map((i) => sampleOf(b, i, params));
  let scale = at.map((i) => weight[i]);
  if (reduction === "mean") {
    const total = added(scale.map((w, k) => w * (l.divisor ? l.divisor(samples[k]) : 1)));
    if (!total) throw new Rejected(`weight: a mean over nothing, since the weights of ${b.n} samples sum to 0`);
    scale = scale.map((w) => w / total);
  }
  const ups = scale.map((w, k) => (up ? w * up[reduction === "none" ? at[k] : 0] : w));
  const each = at.length ? eachOf(l, b, at, samples, params, want, ups) : {};
  const out = {};
  for (const op of want) {
    if (op === "value") {
      const terms = at.map((_, k) => scale[k] * each.value[k]);
      out.value = reduction === "none" ? scattered(terms, at, b.n, 1) : [added(terms)];
    } else {
      out[op] = scattered(each[op] ?? [], at, b.n, sizeOf(op === "grad" ? b.shape : b.targetShape));
    }
  }
  return out;
}

/** The losses of the samples at those indexes, and the gradients of each, times its upstream gradient. */
function eachOf(l, b, at, samples, params, want, ups) {
  if (l.evaluate) {
    return l.evaluate({ ...pickedOf(b, at), params, reduction: "none", weight: null, want, up: Float64Array.from(ups) });
  }
  const out = {};
  for (const op of want) {
    const size = op === "value" ? 1 : sizeOf(op === "grad" ? b.shape : b.targetShape);
    out[op] = [];
    for (const [k, x] of samples.entries()) {
      const got = l[OPS[op]](x);
      const row = typeof got === "number" ? [got] : Array.from(got ?? []);
      if (row.length !== size || row.some((v) => typeof v !== "number")) {
        throw new TypeError(`${OPS[op]} returned ${row.length ? row : got}: want ${size === 1 ? "a number" : `${size} numbers`}`);
      }
      for (const v of row) out[op].push(op === "value" ? v : v * ups[k]);
    }
  }
  samples.forEach((x, k) => unchanged(x, sampleOf(b, at[k], params)));
  return out;
}

function unchanged(x, before) {
  for (const name of ["pred", "target", "classes"]) {
    const [now, then] = [x[name], before[name]];
    if (now?.length !== undefined && now.some((v, i) => !Object.is(v, then[i]))) {
      throw new Error(`the function has changed its argument ${name}`);
    }
  }
}

/** A case as arrays of numbers, whose first dimension is the samples. */
function batchOf(c) {
  const classes = c.class ? unpacked(c.class) : null;
  const n = c.n, each = c.class_len ? unpacked(c.class_len) : Array(n).fill(classes ? classes.length / (n || 1) : 0);
  let from = 0;
  const rows = classes && each.map((k) => classes.slice(from, (from += k)));
  return {
    n, shape: c.shape ?? [], targetShape: c.target_shape ?? [], dtype: c.pred?.dtype ?? "f64",
    pred: unpacked(c.pred), target: c.target ? unpacked(c.target) : null, classes: rows,
  };
}

/** The samples of those indexes, in that order. */
function pickedOf(b, at) {
  const rows = (a, size) => {
    const out = new a.constructor(at.length * size);
    at.forEach((i, k) => out.set(a.subarray(i * size, (i + 1) * size), k * size));
    return out;
  };
  return {
    ...b, n: at.length, pred: rows(b.pred, sizeOf(b.shape)), target: b.target && rows(b.target, sizeOf(b.targetShape)),
    classes: b.classes && at.map((i) => b.classes[i]),
  };
}

/** One sample, as a function is given it. */
function sampleOf(b, i, params) {
  const one = (a, shape) => {
    if (!a) return undefined;
    const size = sizeOf(shape);
    return shape.length === 0 ? a[i] : a.slice(i * size, (i + 1) * size);
  };
  return {
    ...params, pred: one(b.pred, b.shape), target: one(b.target, b.targetShape), classes: b.classes?.[i].slice(),
    shape: b.shape, targetShape: b.targetShape, dtype: b.dtype,
  };
}

const sizeOf = (shape) => shape.reduce((a, d) => a * d, 1);

/** n rows of a size, those of the indexes at given and the others 0. */
function scattered(rows, at, n, size) {
  const out = new Float64Array(n * size);
  at.forEach((i, k) => out.set(rows.slice(k * size, (k + 1) * size), i * size));
  return out;
}

/** The sum, with Neumaier's compensation (Z. angew. Math. Mech. 54, 1974), so that the order of the samples does not show. */
function added(terms) {
  let sum = 0, lost = 0;
  for (const t of terms) {
    const next = sum + t;
    lost += Math.abs(sum) >= Math.abs(t) ? sum - next + t : t - next + sum;
    sum = next;
  }
  return Number.isFinite(lost) ? sum + lost : sum;
}

/** The numbers of an array that travelled: base64 of little-endian IEEE numbers. */
function unpacked(a) {
  const raw = Buffer.from(a.b64, "base64"), kind = ARRAYS[a.dtype];
  if (!kind) throw new Unsupported(`dtype=${a.dtype}`);
  if (raw.length !== sizeOf(a.shape) * kind.BYTES_PER_ELEMENT) {
    throw new TypeError(`an array of ${raw.length} bytes: want ${a.shape} of ${a.dtype}`);
  }
  const numbers = new kind(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.length));
  return a.dtype === "i64" ? Array.from(numbers, Number) : numbers;
}

function packed(numbers, dtype, shape) {
  const kind = ARRAYS[dtype];
  const a = numbers instanceof kind ? numbers : kind.from(numbers, dtype === "i64" ? BigInt : undefined);
  if (a.length !== sizeOf(shape)) throw new TypeError(`${a.length} numbers: want ${sizeOf(shape)}, of shape [${shape}]`);
  return { dtype, shape, b64: Buffer.from(a.buffer, a.byteOffset, a.byteLength).toString("base64") };
}

/** How long the first case takes, its samples tile times over: n steps in ns nanoseconds, for min_ms at least. The first is not counted. */
function bench(losses, request) {
  const tile = request.tile || 1, reply = { m: "bench", id: request.id, n: 0, ns: 0, tile };
  const step = attempted(losses, request, (l) => {
    const step = ready(l, request, request.cases[0], tile);
    step();
    return step;
  });
  if (typeof step !== "function") return { ...reply, ...step };
  const start = process.hrtime.bigint();
  for (; reply.ns < request.min_ms * 1e6; reply.n++, reply.ns = Number(process.hrtime.bigint() - start)) step();
  return reply;
}
