// Confirms what lossgate found in JavaScript's libraries, without lossgate: calls the library as a user does, and compares with what the
// documented formula gives for the same numbers. Those answers were computed with mpmath, to 50 digits, by the expressions beside them.
//
//     node confirm.mjs
//
// It runs where the packages of package.json are, such as the folder that .ci/third-party-langs makes. A finding that does not show any more is
// printed as MENDED and makes the exit code 1: then the expectations in testdata/ are stale. What a library documents as a
// restriction, and digits that are only lost in a tail, are not listed here.

import { createRequire } from "node:module";
import { dirname } from "node:path";

const require = createRequire(import.meta.url);
const { distance, similarity } = await import("ml-distance");
const { cost } = require("neataptic").methods;
const { Vol, SoftmaxLayer, RegressionLayer } = require("convnetjs");
const tf = require("@tensorflow/tfjs-core");
const layers = require("@tensorflow/tfjs-layers");
require("@tensorflow/tfjs-backend-cpu");
require("@tensorflow/tfjs-backend-wasm").setWasmPaths(dirname(require.resolve("@tensorflow/tfjs-backend-wasm/package.json")) + "/dist/");
await tf.setBackend("cpu");

/** What a loss layer says of a row: its loss, and the first number of the gradient. */
function layer(Kind, row, y) {
  const v = new Vol(1, 1, row.length, 0);
  v.w = Float64Array.from(row);
  const l = new Kind({ in_sx: 1, in_sy: 1, in_depth: row.length });
  l.forward(v, true);
  const value = l.backward(y);
  return { value, grad: v.dw[0] };
}

/** What the loss that a model is compiled with says of one row. */
function compiled(name, target, pred) {
  const inputs = layers.input({ shape: [1] });
  const model = layers.model({ inputs, outputs: layers.layers.activation({ activation: "linear" }).apply(inputs) });
  model.compile({ loss: name, optimizer: "sgd" });
  return model.lossFunctions[0](tf.tensor2d([target]), tf.tensor2d([pred])).dataSync()[0];
}
const of = (loss, target, pred, ...more) => tf.losses[loss](tf.tensor(target), tf.tensor(pred), ...more).dataSync()[0];
const slope = (f, x) => tf.grad(f)(tf.tensor(x)).dataSync()[0];

const u = 2 ** -27;
const WASM = "TensorFlow.js in WebAssembly"; // last, since its backend is set for good
const FINDINGS = [ // library, what is wrong, call, exact answer, the expression of mpmath
  ["ml-distance", "kullbackLeibler of equal distributions with an empty class is NaN",
    () => distance.kullbackLeibler([1, 0], [1, 0]), "0", "1*log(1/1)"],
  ["ml-distance", "kullbackLeibler where only the second has a class is NaN",
    () => distance.kullbackLeibler([1, 0], [0.5, 0.5]), "0.69314718055994530941723212145817656807550013436026", "log(2)"],
  ["ml-distance", "jensenShannon of disjoint distributions is NaN",
    () => distance.jensenShannon([1, 0], [0, 1]), "0.69314718055994530941723212145817656807550013436026", "log(2)"],
  ["ml-distance", "jeffreys of equal distributions with an empty class is NaN",
    () => distance.jeffreys([1, 0], [1, 0]), "0", "0*log(1/1)"],
  ["ml-distance", "pearson of equal distributions with an empty class is NaN",
    () => distance.pearson([1, 0], [1, 0]), "0", "0**2/1"],
  ["ml-distance", "neyman of equal distributions with an empty class is NaN",
    () => distance.neyman([1, 0], [1, 0]), "0", "0**2/1"],
  ["ml-distance", "squared of equal distributions with an empty class is NaN",
    () => distance.squared([1, 0], [1, 0]), "0", "0**2/2"],
  ["ml-distance", "hellinger of distinct distributions is 0",
    () => distance.hellinger([0.5, 0.5], [0.5 + u, 0.5 - u]), "1.0536712127723508312307879761440109857798840287397e-8",
    "2*sqrt(((sqrt(.5)-sqrt(.5+u))**2+(sqrt(.5)-sqrt(.5-u))**2)/2)"],
  ["ml-distance", "bhattacharyya of distinct distributions is -0",
    () => distance.bhattacharyya([0.5, 0.5], [0.5 + u, 0.5 - u]), "2.7755575615628915821706724966953816574575940936125e-17",
    "-log(sqrt(.5*(.5+u))+sqrt(.5*(.5-u)))"],
  ["ml-distance", "cosine of two large vectors that are equal is NaN",
    () => similarity.cosine([1e200, 1e200], [1e200, 1e200]), "1", "a*a/(a*a)"],
  ["ml-distance", "cosine of two small vectors that are equal is NaN", () => similarity.cosine([1e-200], [1e-200]), "1", "a*a/(a*a)"],
  ["neataptic", "MSLE is not squared, and has no 1 + in its logarithms: the loss of 16 where 0 is right is negative",
    () => cost.MSLE([0], [16]), "8.0270978529382066334238729059747881154024930763445", "(log(1+16)-log(1+0))**2"],
  ["neataptic", "MAPE of a negative target is 1e15 times too large", () => cost.MAPE([-2], [-1]), "0.5", "abs((-1+2)/-2)"],
  ["neataptic", "CROSS_ENTROPY of a certain, right prediction is NaN", () => cost.CROSS_ENTROPY([1], [1]), "0", "-log(1)"],
  ["convnetjs", "RegressionLayer returns 2r² beside the gradient r: of no loss",
    () => layer(RegressionLayer, [3], [0]).value / layer(RegressionLayer, [3], [0]).grad ** 2, "0.5", "(r*r/2)/r**2"],
  ["convnetjs", "SoftmaxLayer of a wrong prediction overflows from 746 on",
    () => layer(SoftmaxLayer, [0, 800], 0).value, "800", "800+log1p(exp(-800))"],
  ["TensorFlow.js", "huberLoss: the gradient of a small error is 0",
    () => slope((x) => tf.losses.huberLoss(tf.tensor([0]), x), [2 ** -25]), "2.98023223876953125e-8", "2**-25"],
  ["TensorFlow.js", "absoluteDifference of a NaN that has no weight is NaN",
    () => of("absoluteDifference", [0, 0], [NaN, 1], [0, 1], tf.Reduction.SUM), "1", "1*1"],
  ["TensorFlow.js", "sigmoidCrossEntropy of a certain, right prediction is NaN", () => of("sigmoidCrossEntropy", [1], [Infinity]), "0", "-log(1)"],
  ["TensorFlow.js", "softmaxCrossEntropy of two equal, large scores is 0", () => of("softmaxCrossEntropy", [[1, 0]], [[1e15, 1e15]]),
    "0.69314718055994530941723212145817656807550013436026", "log(2)"],
  ["TensorFlow.js", "softmaxCrossEntropy is NaN where a class without mass is masked out",
    () => of("softmaxCrossEntropy", [[1, 0]], [[0, -Infinity]]), "0", "-log(1)"],
  ["TensorFlow.js", "categoricalHinge takes scores below 0 for 0", () => compiled("categoricalHinge", [0, 1], [-2, -2]), "1", "max(0,1-2+2)"],
  ["TensorFlow.js", "meanSquaredLogarithmicError of -1/16, where 0 is right, is 0", () => compiled("meanSquaredLogarithmicError", [0], [-0.0625]),
    "0.0041652207106247209229", "(log(1-1/16)-log(1+0))**2"],
  ["TensorFlow.js", "logcosh of a small error is 0", () => compiled("logcosh", [0], [2 ** -15]), "4.6566128723545911299808400588e-10", "log(cosh(2**-15))"],
  [WASM, "maximum of 0 and NaN is 0, and that of NaN and 0 is NaN", () => tf.maximum(0, NaN).dataSync()[0], "NaN", "nan"],
  [WASM, "categoricalHinge of a right class that is masked out is 0", () => compiled("categoricalHinge", [1, 0], [-Infinity, 3]), "Infinity", "max(0,1+3+inf)"],
];

let mended = 0;
for (const [library, what, call, exact] of FINDINGS) {
  if (library === WASM) await tf.setBackend("wasm");
  const got = call(), want = Number(exact);
  const right = Object.is(got, want) || Number.isFinite(want) && Math.abs(got - want) <= 2 ** -14 * Math.abs(want);
  mended += right;
  console.log(`${right ? "MENDED" : "shows"}: ${library}: ${what}: got ${Object.is(got, -0) ? "-0" : got}, exact ${exact}`);
}
console.log(`${FINDINGS.length - mended} of ${FINDINGS.length} findings show`);
process.exitCode = mended ? 1 : 0;
