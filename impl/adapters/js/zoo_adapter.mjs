// The losses of three small libraries, as `lossgate describe` names them: lossgate check -- node zoo_adapter.mjs LIBRARY
//
//   ml-distance  divergences between two arrays, p before q as their documentation writes them; no gradients
//   neataptic    cost functions of (target, output), means over the entries of an array, here of one
//   convnetjs    loss layers at the end of a network, which write the gradient into the volume before them

import { createRequire } from "node:module";
import { serve } from "./lossgate.mjs";

const require = createRequire(import.meta.url);
const version = (name) => require(`./node_modules/${name}/package.json`).version;

async function mlDistance() {
  const { distance, similarity } = await import("ml-distance");
  const of = (f, conventions) => ({ conventions, value: ({ pred, target }) => f(target, pred) });
  return {
    name: "ml-distance", version: version("ml-distance"), homepage: "https://mljs.github.io/distance/",
    losses: {
      kl: of(distance.kullbackLeibler),
      js: of(distance.jensenShannon),
      jeffreys: of(distance.jeffreys),
      "chi2-neyman": of(distance.neyman), // Σ(p − q)²/p
      chi2: of(distance.pearson),
      triangular: of(distance.squared),
      hellinger: of(distance.hellinger, ["scaled:2"]),
      bhattacharyya: of(distance.bhattacharyya),
      "total-variation": of(distance.manhattan, ["scaled:2"]),
      "cosine-distance": of((p, q) => 1 - similarity.cosine(p, q)),
    },
  };
}

function neataptic() {
  const { methods } = require("neataptic");
  const cost = (name) => ({ value: ({ pred, target }) => methods.cost[name]([target], [pred]) });
  return {
    name: "neataptic", version: version("neataptic"), homepage: "https://wagenaartje.github.io/neataptic/",
    losses: {
      squared: cost("MSE"), absolute: cost("MAE"), mape: cost("MAPE"), msle: cost("MSLE"), hinge: cost("HINGE"), bce: cost("CROSS_ENTROPY"),
    },
  };
}

function convnetjs() {
  const { Vol, SoftmaxLayer, RegressionLayer, SVMLayer } = require("convnetjs");
  // What a layer says of one row: its loss, and the gradient that it leaves. A float32 array would round its input, which is given as it is.
  const layer = (Kind, row, y) => {
    const n = row.length, v = new Vol(1, 1, n, 0);
    v.w = Float64Array.from(row);
    v.dw = new Float64Array(n);
    const l = new Kind({ in_sx: 1, in_sy: 1, in_depth: n });
    l.forward(v, true);
    const value = l.backward(y);
    return { value, grad: v.dw };
  };
  const row = (x) => (typeof x === "number" ? [x] : x);
  const of = (Kind, y, conventions = []) => ({
    conventions: ["kink:any", ...conventions],
    value: (x) => layer(Kind, row(x.pred), y(x)).value, grad: (x) => layer(Kind, row(x.pred), y(x)).grad,
  });
  return {
    name: "convnetjs", version: version("convnetjs"), homepage: "https://cs.stanford.edu/people/karpathy/convnetjs/",
    losses: {
      "softmax-ce": of(SoftmaxLayer, (x) => x.classes[0], ["class:none-ignored"]),
      "half-squared": of(RegressionLayer, (x) => [x.target]),
      "weston-watkins": of(SVMLayer, (x) => x.classes[0]),
    },
  };
}

const libraries = { "ml-distance": mlDistance, neataptic, convnetjs };
const library = libraries[process.argv[2]];
if (!library) {
  console.error(`zoo_adapter: want one of ${Object.keys(libraries).join(", ")}, and not ${process.argv[2]}`);
  process.exit(2);
}
await serve(await library());
