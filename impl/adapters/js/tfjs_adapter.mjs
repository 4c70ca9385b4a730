// The losses of TensorFlow.js, as `lossgate describe` names them: lossgate check -- node tfjs_adapter.mjs [cpu|wasm]
//
// tf.losses weigh and reduce by themselves. tf.metrics, and what a model is compiled with, take the mean over the last dimension, which is
// made one number wide where a loss has none. SUM_BY_NONZERO_WEIGHTS, the default of tf.losses, is not a mean that lossgate knows.

import { createRequire } from "node:module";
import { dirname } from "node:path";
import { Rejected, serve } from "./lossgate.mjs";
import { tensors } from "./tfjs.mjs";

const require = createRequire(import.meta.url);
const backend = process.argv[2] ?? "cpu";
const tf = require("@tensorflow/tfjs-core");
const layers = require("@tensorflow/tfjs-layers");
if (backend === "wasm") {
  require("@tensorflow/tfjs-backend-wasm").setWasmPaths(dirname(require.resolve("@tensorflow/tfjs-backend-wasm/package.json")) + "/dist/");
} else {
  require("@tensorflow/tfjs-backend-cpu");
}
if (!(await tf.setBackend(backend))) throw new Error(`backend ${backend}: want cpu or wasm`);

const loss = tensors(tf);
const { NONE, SUM, MEAN } = tf.Reduction;
const REDUCTIONS = { none: NONE, sum: SUM, mean: MEAN };

/** A function of tf.losses, which takes weights and a reduction after its own arguments. */
function core(options, call) {
  return loss({ reduces: true, weighs: true, ...options }, ({ reduction, weight, ...x }) => {
    return call({ ...x, weights: weight ?? undefined, reduction: REDUCTIONS[reduction] });
  });
}

/** The function that a model compiled with the loss of that name uses: (yTrue, yPred), the mean over the last dimension. */
function compiled(name) {
  const inputs = layers.input({ shape: [1] });
  const model = layers.model({ inputs, outputs: layers.layers.activation({ activation: "linear" }).apply(inputs) });
  model.compile({ loss: name, optimizer: "sgd" });
  return model.lossFunctions[0];
}

/** Such a function of single numbers. */
function scalar(name, options = {}) {
  const f = compiled(name);
  return loss(options, ({ pred, target }) => f(tf.expandDims(target, -1), tf.expandDims(pred, -1)));
}

/** Such a function of rows. */
function rows(name, options = {}) {
  const f = compiled(name);
  return loss(options, ({ pred, target }) => f(target, pred));
}

/** Rows of 0 and a 1, which is what these losses take in place of classes. tf.oneHot makes none of a single class. */
function oneHot(classes, pred) {
  const count = pred.shape[pred.shape.length - 1], bad = classes.dataSync().find((c) => c < 0 || c >= count);
  if (bad !== undefined) throw new Rejected(`class = ${bad}: want a class in [0, ${count})`);
  return tf.cast(tf.equal(tf.expandDims(classes, -1), tf.range(0, count, 1, "int32")), "float32");
}
const clip = "clip:1e-07,0.9999999";

await serve({
  name: `tfjs-${backend}`, version: tf.version_core, homepage: "https://js.tensorflow.org", maxElems: 512,
  losses: {
    // Regression.
    squared: core({}, ({ pred, target, weights, reduction }) => tf.losses.meanSquaredError(target, pred, weights, reduction)),
    absolute: core({}, ({ pred, target, weights, reduction }) => tf.losses.absoluteDifference(target, pred, weights, reduction)),
    huber: core({ params: ["delta"] }, ({ pred, target, delta, weights, reduction }) => {
      return tf.losses.huberLoss(target, pred, weights, delta, reduction);
    }),
    "log-cosh": scalar("logcosh"),
    mape: scalar("meanAbsolutePercentageError", { conventions: ["kink:any", "scaled:100"] }),
    msle: scalar("meanSquaredLogarithmicError"),

    // Classification and margins.
    bce: core({}, ({ pred, target, weights, reduction }) => tf.losses.logLoss(target, pred, weights, 0, reduction)),
    "bce-logits": core({}, ({ pred, target, weights, reduction }) => tf.losses.sigmoidCrossEntropy(target, pred, weights, 0, reduction)),
    "softmax-ce-soft": core({ params: ["label_smoothing"] }, ({ pred, target, label_smoothing, weights, reduction }) => {
      return tf.losses.softmaxCrossEntropy(target, pred, weights, label_smoothing, reduction);
    }),
    hinge: core({}, ({ pred, target, weights, reduction }) => {
      return tf.losses.hingeLoss(tf.div(tf.add(target, 1), 2), pred, weights, reduction); // its labels are 0 and 1
    }),
    "squared-hinge": scalar("squaredHinge"),
    "crammer-singer": loss({}, ({ pred, classes }) => compiled("categoricalHinge")(oneHot(classes, pred), pred)),
    logistic: loss({}, ({ pred, target }) => tf.softplus(tf.neg(tf.mul(pred, target)))),
    "log-sum-exp": loss({}, ({ pred }) => tf.logSumExp(pred, -1)),
    "cross-entropy": loss({ conventions: ["kink:any", clip] }, ({ pred, target }) => layers.metrics.categoricalCrossentropy(target, pred)),

    // Divergences.
    kl: rows("kullbackLeiblerDivergence", { conventions: ["kink:any", "clip:1e-07,1"] }),
  },
});
