//! Serves the losses of candle (candle-nn's `loss`, on its CPU device) to lossgate check:
//!
//!     lossgate check -expect ../testdata/candle.toml -- cargo run --quiet
//!
//! It adapts and does not repair. candle returns means over a batch and nothing else: see lossgate.rs. Gradients are those of its backward pass.

#[cfg(test)]
mod confirm;
#[path = "../lossgate.rs"]
mod lossgate;

use candle_core::{D, DType, Device, Result, Tensor, Var};
use candle_nn::loss;
use lossgate::{Batch, Loss, Mean, Refusal};

/// The release that the expectations were written for, and that Cargo.toml requires.
const VERSION: &str = "0.11.1";

fn main() {
    let classes = &["kink:any", "class:none-ignored"];
    lossgate::serve("candle", VERSION, "https://github.com/huggingface/candle", &[
        Loss { name: "squared", mean: |b| graph(b, |x, y, _| loss::mse(x, y)), ..Loss::default() },
        Loss { name: "huber", params: &["delta"], mean: |b| graph(b, |x, y, _| loss::huber(x, y, b.param("delta"))), ..Loss::default() },
        Loss { name: "bce-logits", mean: |b| graph(b, |x, y, _| loss::binary_cross_entropy_with_logit(x, y)), ..Loss::default() },
        Loss { name: "softmax-ce", conventions: classes, target_grad: false, mean: |b| graph(b, |x, _, c| loss::cross_entropy(x, c)), ..Loss::default() },
        Loss { name: "nll", conventions: classes, target_grad: false, mean: |b| graph(b, |x, _, c| loss::nll(x, c)), ..Loss::default() },
        Loss { name: "log-sum-exp", target_grad: false, mean: |b| graph(b, |x, _, _| x.log_sum_exp(D::Minus1)?.mean_all()), ..Loss::default() },
    ]);
}

/// Evaluates and differentiates a function of predictions, targets and classes. What candle refuses, it refuses by an error.
fn graph(b: &Batch, f: impl Fn(&Tensor, &Tensor, &Tensor) -> Result<Tensor>) -> std::result::Result<Mean, Refusal> {
    evaluated(b, f).map_err(|e| Refusal(e.to_string()))
}

fn evaluated(b: &Batch, f: impl Fn(&Tensor, &Tensor, &Tensor) -> Result<Tensor>) -> Result<Mean> {
    let dtype = if b.single { DType::F32 } else { DType::F64 };
    let var = |v: &[f64], dims: Vec<usize>| Var::from_tensor(&Tensor::from_slice(v, dims, &Device::Cpu)?.to_dtype(dtype)?);
    let x = var(&b.pred, b.dims())?;
    let target = b.target.as_deref().unwrap_or_default();
    let y = var(target, if b.target.is_some() { [&[b.n], &b.target_shape[..]].concat() } else { vec![0] })?;
    let class = b.class.iter().map(|c| u32::try_from(*c).map_err(candle_core::Error::wrap)).collect::<Result<Vec<_>>>()?;
    let out = f(&x, &y, &Tensor::new(class, &Device::Cpu)?)?;
    let mut m = Mean { value: out.to_dtype(DType::F64)?.to_scalar()?, ..Mean::default() };
    if b.slopes {
        let slopes = out.backward()?;
        // Where nothing reached a tensor, candle has no gradient for it: 0.
        let of = |t: &Var| slopes.get(t).map_or(t.zeros_like(), |g| Ok(g.clone()))?.to_dtype(DType::F64)?.flatten_all()?.to_vec1();
        (m.grad, m.target_grad) = (of(&x)?, if b.target.is_some() { of(&y)? } else { vec![] });
    }
    Ok(m)
}
