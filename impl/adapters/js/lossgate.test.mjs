// What lossgate.mjs promises to both sides: node --test, in this folder. It needs Node only, and for the example the command, which make build leaves
// in the root of the repository, or which LOSSGATE names.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const packed = (numbers, dtype = "f64", shape = [numbers.length]) => {
  const raw = dtype === "f64" ? Float64Array.from(numbers) : dtype === "f32" ? Float32Array.from(numbers) : BigInt64Array.from(numbers, BigInt);
  return { dtype, shape, b64: Buffer.from(raw.buffer).toString("base64") };
};
const unpacked = (a) => {
  const raw = Buffer.from(a.b64, "base64"), Kind = a.dtype === "f64" ? Float64Array : Float32Array;
  return Array.from(new Kind(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.length)));
};

/** The replies of an adapter, whose text is given, to those requests. */
async function talk(text, requests) {
  const child = spawn(process.execPath, ["--input-type=module", "-e", text], { cwd: here, stdio: ["pipe", "pipe", "ignore"] });
  for (const r of requests) child.stdin.write(JSON.stringify(r) + "\n");
  child.stdin.end();
  const replies = [];
  for await (const line of createInterface({ input: child.stdout })) replies.push(JSON.parse(line));
  if (child.exitCode === null) await once(child, "exit");
  assert.equal(child.exitCode, 0);
  return replies;
}

const adapter = `
  import { serve, Rejected } from "./lossgate.mjs";
  console.log("this goes to standard error");
  await serve({ name: "test", losses: {
    huber: {
      dtypes: ["f64", "f32"], params: ["delta"],
      value: ({ pred, target, delta }) => {
        if (Number.isNaN(target)) throw new Rejected("target = NaN: want a number");
        const r = Math.abs(pred - target);
        return r <= delta ? r * r / 2 : delta * (r - delta / 2);
      },
      grad: ({ pred, target, delta }) => Math.max(-delta, Math.min(delta, pred - target)),
    },
    "softmax-ce": { value: ({ pred, classes }) => (pred[0] = classes[0]) },
  } });`;

const ask = (more) => ({
  m: "eval", id: 7, loss: "huber", dtype: "f64", reduction: "none", want: ["value", "grad"], params: { delta: packed([1], "f64", []) },
  cases: [{ n: 3, shape: [], target_shape: [], pred: packed([0.5, 3, -3]), target: packed([0, 0, 0]), ...more.case }], ...more,
});

test("says hello and returns every bit", async () => {
  const echo = [packed([-0, Infinity, 5e-324, NaN]), packed([-0, 1e-45], "f32"), packed([9007199254740993n], "i64")];
  const [hello] = await talk(adapter, [{ m: "hello", proto: [1, 1], echo }]);
  assert.deepEqual(hello.echo, echo);
  assert.deepEqual(hello.losses.huber.ops, ["value", "grad"]);
  assert.deepEqual(hello.losses["softmax-ce"].ops, ["value"]);
  assert.equal(hello.impl.name, "test");
});

test("reduces, weighs, and takes upstream gradients", async () => {
  const weight = packed([1, 2, 0]), up = packed([10], "f64", []);
  const replies = await talk(adapter, [
    ask({}), ask({ reduction: "sum" }), ask({ reduction: "mean", case: { weight } }), ask({ reduction: "mean", case: { weight, upstream: up } }),
    ask({ case: { weight: packed([0, 0, 0]) }, reduction: "mean" }),
  ]);
  const [each, sum, mean, upstream, nothing] = replies.map((r) => r.cases[0]);
  assert.deepEqual(unpacked(each.value), [0.125, 2.5, 2.5]);
  assert.deepEqual(unpacked(each.grad), [0.5, 1, -1]);
  assert.deepEqual(unpacked(sum.value), [5.125]);
  assert.deepEqual(unpacked(mean.value), [(0.125 + 2 * 2.5) / 3]);
  assert.deepEqual(unpacked(mean.grad), [0.5 / 3, 2 / 3, 0]);
  assert.deepEqual(unpacked(upstream.grad).map((v) => v.toFixed(9)), [5 / 3, 20 / 3, 0].map((v) => v.toFixed(9)));
  assert.equal(nothing.s, "rejected");
  assert.match(nothing.msg, /a mean over nothing, since the weights of 3 samples sum to 0/);
});

test("tells refusals, gaps and faults apart", async () => {
  const replies = await talk(adapter, [
    ask({ case: { target: packed([0, NaN, 0]) } }), ask({ want: ["target_grad"] }), ask({ dtype: "f16" }), ask({ loss: "toString" }),
    ask({ loss: "softmax-ce", want: ["value"], case: { n: 1, shape: [2], pred: packed([1, 2], "f64", [1, 2]), target: null, class: packed([0], "i64") } }),
  ]);
  assert.deepEqual(replies.map((r) => r.cases[0].s), ["rejected", "unsupported", "unsupported", "unsupported", "error"]);
  assert.match(replies[0].cases[0].msg, /target = NaN/);
  assert.match(replies[4].cases[0].msg, /changed its argument pred/);
  assert.deepEqual(replies.map((r) => r.id), [7, 7, 7, 7, 7]);
});

test("declares losses that the catalogue does not have", async () => {
  const text = `
    import { serve } from "./lossgate.mjs";
    await serve({ name: "test", losses: { mine: {
      custom: { pred: "real[C]", classes: "C", params: { gamma: 2 }, claims: ["nonneg"] }, params: ["gamma"],
      value: ({ pred, classes: [label], gamma }) => pred[label] * gamma,
    } } });`;
  const row = { n: 2, shape: [2], pred: packed([1, 2, 3, 4], "f64", [2, 2]), target: null, class: packed([0, 1], "i64") };
  const [hello, result] = await talk(text, [
    { m: "hello", proto: [1, 1] }, ask({ loss: "mine", want: ["value"], params: { gamma: packed([3], "f64", []) }, case: row }),
  ]);
  assert.deepEqual(hello.custom, {
    mine: { pred: "real[C]", target: null, class: "C", params: { gamma: packed([2], "f64", []) }, claims: ["nonneg"] },
  });
  assert.deepEqual(unpacked(result.cases[0].value), [3, 12]);
});

const command = process.env.LOSSGATE ?? fileURLToPath(new URL("../../../lossgate", import.meta.url));
const unbuilt = existsSync(command) ? false : `there is no ${command}: make build`;

/** What the command says of one loss of the example, and its exit code. */
const checked = (loss) => new Promise((resolve) => {
  const args = ["check", "-loss", loss, "-checks", "20", "--", process.execPath, `${here}example/margin.mjs`];
  execFile(command, args, (error, stdout) => resolve({ code: error?.code ?? 0, stdout }));
});

test("the example's loss is refuted as it was first written, and not as it is right", { skip: unbuilt }, async () => {
  const first = await checked("margin-ce-first"), right = await checked("margin-ce");
  assert.equal(first.code, 1, first.stdout);
  assert.match(first.stdout, /✗ fail {2}u-grad-fd, level MUST/);
  assert.match(first.stdout, /✗ fail {2}u-nonneg, level MUST/);
  assert.equal(right.code, 0, right.stdout);
  assert.match(right.stdout, /no oracle:/);
});

test("bench repeats a case, its samples so many times over, and says why it cannot", async () => {
  const c = { n: 2, shape: [], target_shape: [], pred: packed([1, 2]), target: packed([0, 0]) };
  const ask = (loss, reduction, tile) => ({ m: "bench", id: 5, loss, dtype: "f64", reduction, params: { delta: packed([1], "f64", []) }, want: ["value"], cases: [c], min_ms: 1, tile });
  const [none, mean, other] = await talk(adapter, [ask("huber", "none", 3), ask("huber", "mean", 3), ask("nothing", "mean", 1)]);
  for (const r of [none, mean]) {
    assert.equal(r.tile, 3);
    assert.ok(r.n > 0 && r.ns >= 1e6, JSON.stringify(r));
  }
  assert.deepEqual(other, { m: "bench", id: 5, n: 0, ns: 0, tile: 1, s: "unsupported", what: "loss=nothing" });
});
