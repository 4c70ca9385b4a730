//! Shows what lossgate found in burn without lossgate: cargo test -- --nocapture. It fails when a finding does not show any more: then ../testdata/burn.toml is stale. The
//! exact answers are those of mpmath to 50 digits, by the formula beside each, rounded to float64 here.

use burn_core::tensor::{DType, Device, Tensor, TensorData};
use burn_nn::loss::{KLDivLossConfig, MultiMarginLossConfig, Reduction, SoftMarginLoss, TripletMarginLossConfig};

#[test]
fn confirm() {
    let device = Device::flex().autodiff();
    let row = |v: Vec<f64>| Tensor::<2>::from_data(TensorData::new(v.clone(), [1, v.len()]), (&device, DType::F64)).require_grad();
    let number = |x: Tensor<1>| x.into_scalar::<f64>();
    let kl = KLDivLossConfig::new().init().forward(row(vec![1., 0.]).log(), row(vec![1., 0.]), Reduction::BatchMean);
    let soft = SoftMarginLoss::new().forward(row(vec![-21.]), row(vec![1.]), Reduction::Mean);
    let (anchor, same) = (row(vec![1., 2.]), row(vec![1., 2.]));
    let triplet = TripletMarginLossConfig::new().init().forward(anchor.clone(), same, row(vec![1., 3.]), Reduction::Mean);
    let slope = anchor.grad(&triplet.backward()).expect("the anchor has a gradient").into_data().iter::<f64>().next().expect("a number");
    let class = Tensor::from_data(TensorData::new(vec![0i64], [1]), &device);
    let margin = MultiMarginLossConfig::new().init().forward(row(vec![f64::NEG_INFINITY, 3.]), class, Reduction::Mean);
    for (what, got, exact) in [
        ("KLDivLoss of equal distributions with an empty class is NaN", number(kl), 0.),          // 1*log(1/1)
        ("SoftMarginLoss of a margin of -21 has no digits after the point", number(soft) - 21., 7.582560425037146e-10), // log1p(exp(-21))
        ("TripletMarginLoss: the slope is NaN where the positive is the anchor", slope, 0.),      // (a-n)/|a-n| = (0, -1), first entry
        ("MultiMarginLoss of a class that is masked out is NaN", number(margin), f64::INFINITY),  // inf
    ] {
        assert!(got.is_nan() || f64::abs(got - exact) > f64::abs(exact) * 0.0001, "mended: {what}: got {got}, exact {exact}");
        println!("shows: {what}: got {got}, exact {exact}");
    }
}
