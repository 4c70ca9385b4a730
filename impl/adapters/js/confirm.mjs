// Confirms what lossgate found in JavaScript's libraries, without lossgate: calls the library as a user does, and compares with what the
// documented formula gives for the same numbers. Those answers were computed with mpmath, to 50 digits, by the expressions beside them.
//
//     node confirm.mjs
//
// It runs where the packages of package.json are, such as the folder that .ci/third-party-langs makes. A finding that does not show any more is
// printed as MENDED and makes the exit code 1: then the expectations in testdata/ are stale. What a library documents as a
// restriction, and digits that are only lost in a tail, are not listed here.

import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { distance, similarity } = await import("ml-distance");
const { cost } = require("neataptic").methods;
const { Vol, SoftmaxLayer, RegressionLayer } = require("convnetjs");

/** What a loss layer says of a row: its loss, and the first number of the gradient. */
function layer(Kind, row, y) {
  const v = new Vol(1, 1, row.length, 0);
  v.w = Float64Array.from(row);
  const l = new Kind({ in_sx: 1, in_sy: 1, in_depth: row.length });
  l.forward(v, true);
  const value = l.backward(y);
  return { value, grad: v.dw[0] };
}

const u = 2 ** -27;
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
];

let mended = 0;
for (const [library, what, call, exact, formula] of FINDINGS) {
  const got = call(), want = Number(exact);
  const right = Object.is(got, want) || Math.abs(got - want) <= 2 ** -14 * Math.abs(want);
  mended += right;
  console.log(`${right ? "MENDED" : "shows "}  ${library}: ${what}: got ${got}, exact ${exact} = ${formula}`);
}
console.log(`${FINDINGS.length - mended} of ${FINDINGS.length} findings show`);
process.exitCode = mended ? 1 : 0;
