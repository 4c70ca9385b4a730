// A focal loss as it is often written, and what lossgate makes of it: lossgate check -- node focal.mjs
//
// It is right wherever one tries it by hand. But for a logit of 40 the sigmoid is 1, and 1 - p is 0: the term of the class that it is not,
// which counts for nothing, is 0 * log(0) = NaN. And the derivative forgets that (1 - p) ** gamma depends on the logit as well.

import { serve } from "../lossgate.mjs"; // copy it beside yours

const sigmoid = (z) => 1 / (1 + Math.exp(-z));

await serve({
  name: "my focal loss",
  losses: {
    "focal-sigmoid": {
      params: ["gamma"],
      value: ({ pred, target, gamma }) => {
        const p = sigmoid(pred);
        return -target * (1 - p) ** gamma * Math.log(p) - (1 - target) * p ** gamma * Math.log(1 - p);
      },
      grad: ({ pred, target, gamma }) => {
        const p = sigmoid(pred);
        return -target * (1 - p) ** gamma * (1 - p) + (1 - target) * p ** gamma * p;
      },
    },
  },
});
