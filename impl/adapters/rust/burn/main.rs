//! Serves the losses of burn (burn-nn's `loss`, on its backend in pure Rust, flex) to lossgate check:
//!
//!     lossgate check -expect ../testdata/burn.toml -- cargo run --quiet
//!
//! It adapts and does not repair. Means are burn's own, and so are gradients; losses of single samples are means over one of them: see
//! lossgate.rs. burn refuses by a panic.

#[cfg(test)]
mod confirm;
#[path = "../lossgate.rs"]
mod lossgate;

use burn_core::tensor::{DType, Device, Int, Tensor, TensorData};
use burn_nn::loss::{
    CrossEntropyLossConfig, GaussianNLLLossConfig, HingeEmbeddingLossConfig, HuberLossConfig, KLDivLossConfig, LpLossConfig, MarginRankingLossConfig,
    MseLoss, MultiMarginLossConfig, PoissonNllLossConfig, Reduction, SmoothL1LossConfig, SoftMarginLoss, TripletMarginLossConfig,
};
use lossgate::{Batch, Loss, Mean, Refusal};

/// The release that the expectations were written for, and that Cargo.toml requires.
const VERSION: &str = "0.22.1";

fn main() {
    let of = |name, mean| Loss { name, mean, ..Loss::default() };
    let row = |name, params, mean| Loss { name, params, mean, target_grad: false, ..Loss::default() };
    lossgate::serve("burn", VERSION, "https://burn.dev", &[
        of("squared", |b| scalar(b, |x, y, _| MseLoss::new().forward(x, y, Reduction::Mean))),
        of("absolute", |b| scalar(b, |x, y, _| LpLossConfig::l1().forward(x, y, Reduction::Mean))),
        Loss { params: &["p"], ..of("lp", |b| scalar(b, |x, y, b| LpLossConfig::new(b.param("p")).init().forward(x, y, Reduction::Mean))) },
        Loss {
            params: &["delta"],
            ..of("huber", |b| scalar(b, |x, y, b| HuberLossConfig::new(b.param("delta") as f32).init().forward(x, y, Reduction::Mean)))
        },
        // SmoothL1Loss refuses a beta of 0, which is the absolute error.
        of("smooth-l1", |b| scalar(b, |x, y, _| SmoothL1LossConfig::new().init().forward_with_reduction(x, y, Reduction::Mean))),
        row("poisson-nll-log", &[], |b| scalar(b, |x, y, _| PoissonNllLossConfig::new().init().forward(x, y, Reduction::Mean))),
        row("logistic", &[], |b| scalar(b, |x, y, _| SoftMarginLoss::new().forward(x, y, Reduction::Mean))),
        row("hinge-embedding", &["margin"], |b| {
            scalar(b, |x, y, b| HingeEmbeddingLossConfig::new().with_margin(b.param("margin")).init().forward(x, y, Reduction::Mean))
        }),
        row("margin-ranking", &["margin"], |b| {
            rows(b, |x, y, b| {
                let (first, second) = (column(&x, 0), column(&x, 1));
                MarginRankingLossConfig::new().with_margin(b.param("margin")).init().forward(first, second, y.reshape([b.n]), Reduction::Mean)
            })
        }),
        Loss {
            params: &["full"], // the smallest variance that counts is a parameter, and 0 is allowed
            ..of("gaussian-nll", |b| {
                rows(b, |x, y, b| {
                    let loss = GaussianNLLLossConfig::new().with_eps(0.).with_full(b.param("full") == 1.).init();
                    loss.forward(column(&x, 0), y.reshape([b.n]), column(&x, 1), Reduction::Mean)
                })
            })
        },
        of("kl", |b| rows(b, |x, y, _| KLDivLossConfig::new().init().forward(x.log(), y, Reduction::BatchMean))), // it takes logarithms
        Loss {
            conventions: &["kink:any", "class:none-ignored"],
            ..row("softmax-ce", &[], |b| {
                rows(b, |x, _, b| {
                    let device = x.device();
                    CrossEntropyLossConfig::new().init(&device).forward(x, classes(b, &device))
                })
            })
        },
        // MultiMarginLoss divides by the number of classes.
        row("weston-watkins", &[], |b| {
            rows(b, |x, _, b| {
                let (device, n) = (x.device(), b.shape[0] as f64);
                MultiMarginLossConfig::new().init().forward(x, classes(b, &device), Reduction::Mean).mul_scalar(n)
            })
        }),
        row("triplet", &["margin", "p"], |b| {
            blocks(b, |x, _, b| {
                let loss = TripletMarginLossConfig::new().with_margin(b.param("margin")).with_p(b.param("p")).init();
                loss.forward(part(&x, 0), part(&x, 1), part(&x, 2), Reduction::Mean)
            })
        }),
    ]);
}

type Formula<const D: usize> = fn(Tensor<D>, Tensor<D>, &Batch) -> Tensor<1>;

/// The loss of numbers.
fn scalar(b: &Batch, f: Formula<1>) -> Result<Mean, Refusal> {
    graph(b, [b.n], f)
}

/// The loss of rows.
fn rows(b: &Batch, f: Formula<2>) -> Result<Mean, Refusal> {
    graph(b, [b.n, b.shape[0]], f)
}

/// The loss of a few rows each.
fn blocks(b: &Batch, f: Formula<3>) -> Result<Mean, Refusal> {
    graph(b, [b.n, b.shape[0], b.shape[1]], f)
}

/// Evaluates and differentiates a function. A target has as many dimensions as the prediction, some of them of one entry.
fn graph<const D: usize>(b: &Batch, dims: [usize; D], f: Formula<D>) -> Result<Mean, Refusal> {
    let dtype = if b.single { DType::F32 } else { DType::F64 };
    let device = Device::flex().autodiff();
    let tensor = |v: &[f64], dims: [usize; D]| Tensor::<D>::from_data(TensorData::new(v.to_vec(), dims), (&device, dtype)).require_grad();
    let x = tensor(&b.pred, dims);
    let target = b.target.as_deref().unwrap_or_default();
    let mut of = [1; D];
    of[0] = target.len();
    let y = tensor(target, if target.len() == b.pred.len() { dims } else { of });
    let out = f(x.clone(), y.clone(), b);
    let mut m = Mean { value: out.clone().into_scalar::<f64>(), ..Mean::default() };
    if b.slopes {
        let slopes = out.backward();
        // Where nothing reached a tensor, burn has no gradient for it: 0.
        let of = |t: &Tensor<D>, n| t.grad(&slopes).map_or(vec![0.; n], |g| g.into_data().iter::<f64>().collect());
        (m.grad, m.target_grad) = (of(&x, b.pred.len()), of(&y, target.len()));
    }
    Ok(m)
}

fn column(x: &Tensor<2>, i: usize) -> Tensor<1> {
    x.clone().narrow(1, i, 1).squeeze_dim(1)
}

fn part(x: &Tensor<3>, i: usize) -> Tensor<2> {
    x.clone().narrow(1, i, 1).squeeze_dim(1)
}

fn classes(b: &Batch, device: &Device) -> Tensor<1, Int> {
    Tensor::from_data(TensorData::new(b.class.clone(), [b.n]), device)
}
