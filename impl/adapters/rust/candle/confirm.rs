//! Shows what lossgate found in candle without lossgate: cargo test -- --nocapture. It fails when a finding does not show any more: then ../testdata/candle.toml is stale. The
//! exact answers are those of mpmath to 50 digits, by the formula beside each, rounded to float64 here.

use candle_core::{D, Device, Result, Tensor, Var};
use candle_nn::loss;

#[test]
fn confirm() -> Result<()> {
    let row = |v: &[f32]| Tensor::new(v, &Device::Cpu);
    let bce = |z: f32, t: f32| loss::binary_cross_entropy_with_logit(&row(&[z])?, &row(&[t])?)?.to_scalar::<f32>();
    let slope = |z: f32, t: f32| {
        let x = Var::from_tensor(&row(&[z])?)?;
        let grads = loss::binary_cross_entropy_with_logit(&x, &row(&[t])?)?.backward()?;
        grads.get(&x).expect("x has a gradient").squeeze(0)?.to_scalar::<f32>()
    };
    let ce = loss::cross_entropy(&Tensor::new(&[[56f32, 0.]], &Device::Cpu)?, &Tensor::new(&[0u32], &Device::Cpu)?)?;
    for (what, got, exact) in [
        ("binary_cross_entropy_with_logit of a logit of 20 is infinite", bce(20., 0.)?, 20.000000002061153), // 20+log1p(exp(-20))
        ("binary_cross_entropy_with_logit of a certain, right prediction is NaN", bce(f32::INFINITY, 1.)?, 0.), // -log(1)
        ("its slope at 20 is NaN", slope(20., 0.)?, 0.9999999979388464),                                        // 1/(1+exp(-20))
        ("cross_entropy of a score 56 above the other is 0", ce.to_scalar()?, 4.780892883885469e-25),           // log1p(exp(-56))
        ("log_sum_exp of an infinite score is NaN", row(&[0., f32::INFINITY])?.log_sum_exp(D::Minus1)?.to_scalar()?, f32::INFINITY), // inf
    ] {
        assert!(got.is_nan() || f32::abs(got - exact) > f32::abs(exact) * 0.0001, "mended: {what}: got {got}, exact {exact}");
        println!("shows: {what}: got {got}, exact {exact}");
    }
    Ok(())
}
