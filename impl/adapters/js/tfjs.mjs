// How TensorFlow.js evaluates a loss, and differentiates it, for lossgate.mjs.

import { Rejected } from "./lossgate.mjs";

/**
 * Returns a declaration of losses on tensors of tf, which knows float32 only:
 *
 *     const loss = tensors(tf);
 *     huber: loss({ params: ["delta"] }, ({ pred, target, delta }) => tf.losses.huberLoss(target, pred, 1, delta, NONE)),
 *
 * The function is given the whole batch, whose first dimension is the samples; classes is an int32 tensor. It returns one loss for each. With
 * reduces: true it is also given reduction, "none", "sum" or "mean", and returns what that asks for; with weighs: true weight too, a
 * tensor of one number for each sample, or null.
 */
export function tensors(tf) {
  return (options, fn) => ({
    dtypes: ["f32"], grad: true, conventions: ["kink:any"], ...options,
    echo: (numbers, shape) => {
      const t = tf.tensor(numbers, shape), out = t.dataSync();
      t.dispose();
      return out;
    },
    evaluate: (request) => tf.tidy(() => evaluated(tf, options, fn, request)),
  });
}

function evaluated(tf, options, fn, { n, shape, targetShape, pred, target, classes, params, reduction, weight, want, up }) {
  const inputs = [tf.tensor(pred, [n, ...shape])];
  if (target) inputs.push(tf.tensor(target, [n, ...targetShape]));
  const fixed = { ...params, reduction };
  const wide = classes?.flat().find((c) => c !== (c | 0));
  if (wide !== undefined) throw new Rejected(`class = ${wide}: want an integer of 32 bits`);
  if (classes) fixed.classes = tf.tensor(classes.flat(), classes.every((k) => k.length === 1) ? [n] : [n, classes[0].length], "int32");
  if (options.weighs) fixed.weight = weight && tf.tensor1d(Float32Array.from(weight));
  const call = (p, t) => fn({ ...fixed, pred: p, target: t });
  const out = {};
  if (want.includes("value")) out.value = call(...inputs).dataSync();
  const wrt = want.filter((op) => op !== "value");
  if (wrt.length) {
    const each = reduction === "none" ? [n] : [];
    const dy = up ? tf.tensor(Float32Array.from(up), each) : tf.ones(each);
    const at = wrt.map((op) => (op === "grad" ? 0 : 1));
    const slopes = tf.grads((...xs) => {
      const args = inputs.slice();
      at.forEach((i, k) => (args[i] = xs[k]));
      return call(...args);
    })(at.map((i) => inputs[i]), dy);
    wrt.forEach((op, k) => (out[op] = slopes[k].dataSync()));
  }
  return out;
}
