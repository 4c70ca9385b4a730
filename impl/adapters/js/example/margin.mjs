// A loss that no catalogue has, as it was first written and as it is right: lossgate check -- node margin.mjs
//
// Cross-entropy in which the label has to win by a margin, which is taken off its score. lossgate has no definition of it, and holds it to
// itself and to what is claimed: the gradient to the slope of the value, sums and means to single samples, and the claims to what they say.
// That suffices: the first gradient forgets the margin, and the first value overflows. They look alike in a training run.

import { serve } from "../lossgate.mjs"; // copy it beside yours

const custom = {
  pred: "real[C]", classes: "C", params: { margin: 0.35 },
  claims: ["nonneg", "convex", "shift-invariant", "lipschitz:1.4142135623730952", "gradient-sums-to-zero"],
};

const moved = (row, label, margin) => row.map((z, i) => (i === label ? z - margin : z));

/** The probabilities of scores, and the logarithm of the sum of their exponentials, relative to the largest. */
function softmax(row) {
  const top = row.reduce((a, z) => (z > a || Number.isNaN(z) ? z : a), -Infinity);
  const each = row.map((z) => Math.exp(z - top)), sum = each.reduce((a, e) => a + e, 0);
  return { top, each: each.map((e) => e / sum), log: Math.log(sum) };
}

const slope = (probabilities, label) => probabilities.map((p, i) => (i === label ? p - 1 : p));

await serve({
  name: "my margin loss",
  losses: {
    "margin-ce-first": {
      custom, params: ["margin"],
      value: ({ pred, classes: [label], margin }) => {
        const row = moved(pred, label, margin);
        return Math.log(row.reduce((sum, z) => sum + Math.exp(z), 0)) - row[label];
      },
      grad: ({ pred, classes: [label] }) => slope(softmax(pred).each, label),
    },
    "margin-ce": {
      custom, params: ["margin"],
      value: ({ pred, classes: [label], margin }) => {
        const row = moved(pred, label, margin), { top, log } = softmax(row);
        return top - row[label] + log;
      },
      grad: ({ pred, classes: [label], margin }) => slope(softmax(moved(pred, label, margin)).each, label),
    },
  },
});
