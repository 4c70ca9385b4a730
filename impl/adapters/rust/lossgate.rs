//! Lets `lossgate check -- ./adapter` judge loss functions that are written in Rust.
//!
//! Copy this file beside your losses. It needs serde_json and nothing else, and says
//!
//!     mod lossgate;
//!     use lossgate::{Batch, Loss, Mean, Refusal};
//!
//!     fn squared(b: &Batch) -> Result<Mean, Refusal> { … }
//!
//!     fn main() {
//!         lossgate::serve("mine", "1", "https://…", &[Loss { name: "squared", mean: squared, ..Loss::default() }]);
//!     }
//!
//! A function returns the mean over a batch, which is all that Rust's libraries return, and the gradients of that mean. Losses of single samples
//! are means over one of them here; sums and weights are made of those. The mean of samples without weights, or with weights of 1, is the
//! function's own.
//!
//! Bad input. A Refusal is right for bad input and wrong for good. So is a panic, by which some libraries refuse what they cannot work on; its
//! text goes into the report. println! is not for adapters: standard output is for replies (PROTOCOL.md, version 1).

use std::collections::BTreeMap;
use std::io::{BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// A loss, as `lossgate describe NAME` describes it. Parameters are those that the function takes, under lossgate's names; conventions what its
/// documentation says to be different on purpose.
#[derive(Clone, Copy)]
pub struct Loss {
    pub name: &'static str,
    pub params: &'static [&'static str],
    pub conventions: &'static [&'static str],
    pub dtypes: &'static [&'static str],
    pub grad: bool,
    pub target_grad: bool,
    pub mean: fn(&Batch) -> Result<Mean, Refusal>,
}

impl Default for Loss {
    fn default() -> Self {
        let mean = |_: &Batch| Err(Refusal("no function".into()));
        Loss { name: "", params: &[], conventions: &["kink:any"], dtypes: &["f32", "f64"], grad: true, target_grad: true, mean }
    }
}

/// Samples of one shape, row-major. Numbers of float32 are exact in these float64.
pub struct Batch {
    pub n: usize,
    pub shape: Vec<usize>,        // of one sample
    pub target_shape: Vec<usize>,
    pub pred: Vec<f64>,
    pub target: Option<Vec<f64>>,
    pub class: Vec<i64>,          // one for each sample, or none
    pub params: BTreeMap<String, Vec<f64>>,
    pub single: bool,             // float32
    pub slopes: bool,             // a gradient is wanted
}

impl Batch {
    /// The dimensions of pred, that of the samples first.
    pub fn dims(&self) -> Vec<usize> {
        [&[self.n], &self.shape[..]].concat()
    }

    /// The one number of a parameter.
    pub fn param(&self, name: &str) -> f64 {
        self.params[name][0]
    }

    fn sample(&self, i: usize) -> Batch {
        let row = |v: &[f64], size: usize| v[i * size..(i + 1) * size].to_vec();
        Batch {
            n: 1,
            shape: self.shape.clone(),
            target_shape: self.target_shape.clone(),
            pred: row(&self.pred, size(&self.shape)),
            target: self.target.as_ref().map(|t| row(t, size(&self.target_shape))),
            class: self.class.get(i).copied().into_iter().collect(),
            params: self.params.clone(),
            single: self.single,
            slopes: self.slopes,
        }
    }
}

/// The mean over a batch, and its gradients, shaped as pred and target; empty where there is none, or none is wanted.
#[derive(Default)]
pub struct Mean {
    pub value: f64,
    pub grad: Vec<f64>,
    pub target_grad: Vec<f64>,
}

/// The input is not in the domain of the loss: which argument, where, and what was expected.
pub struct Refusal(pub String);

/// What is the reply to one case, if not numbers.
enum Fault {
    Unsupported(String),
    Rejected(String),
    Error(String),
}

impl From<Refusal> for Fault {
    fn from(Refusal(text): Refusal) -> Self {
        Fault::Rejected(text)
    }
}

/// Answers the requests on standard input until there are no more.
pub fn serve(name: &str, version: &str, homepage: &str, losses: &[Loss]) {
    std::panic::set_hook(Box::new(|_| ())); // what panics is told in the reply
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let request: Value = serde_json::from_str(&line.expect("standard input is UTF-8")).expect("a request is JSON");
        let reply = match request["m"].as_str() {
            Some("bye") => break,
            Some("hello") => hello(&request, json!({"name": name, "version": version, "homepage": homepage, "language": "rust"}), losses),
            Some("eval") => {
                let cases: Vec<Value> = list(&request["cases"]).iter().map(|c| judged(losses, &request, c)).collect();
                json!({"m": "result", "id": request["id"], "cases": cases})
            }
            Some("bench") => bench(losses, &request),
            _ => continue, // a message of a later version
        };
        writeln!(out, "{reply}").and_then(|()| out.flush()).expect("standard output is open");
    }
}

fn hello(request: &Value, who: Value, losses: &[Loss]) -> Value {
    let offers: serde_json::Map<String, Value> = losses
        .iter()
        .map(|l| {
            let offer = json!({
                "dtypes": l.dtypes, "ops": ops(l), "reductions": ["none", "sum", "mean"], "params": l.params, "conventions": l.conventions,
            });
            (l.name.to_string(), offer)
        })
        .collect();
    json!({
        "m": "hello", "proto": 1, "impl": who, "losses": offers, "limits": {"max_batch": 32, "max_elems": 4096},
        "env": {"os": std::env::consts::OS, "arch": std::env::consts::ARCH, "device": "cpu", "threads": 1},
        "echo": list(&request["echo"]).iter().map(echoed).collect::<Vec<_>>(),
    })
}

fn ops(l: &Loss) -> Vec<&'static str> {
    let all = [("value", true), ("grad", l.grad), ("target_grad", l.target_grad)];
    all.iter().filter(|(_, has)| *has).map(|(op, _)| *op).collect()
}

/// The same array, by way of the numbers that are computed with.
fn echoed(a: &Value) -> Value {
    match (a["dtype"].as_str(), bytes(a)) {
        (Some("f64"), Ok(raw)) => array(chunks::<8>(&raw).map(f64::from_le_bytes).flat_map(f64::to_le_bytes).collect(), "f64", &a["shape"]),
        (Some("f32"), Ok(raw)) => array(chunks::<4>(&raw).map(f32::from_le_bytes).flat_map(f32::to_le_bytes).collect(), "f32", &a["shape"]),
        _ => a.clone(),
    }
}

/// The reply to one case: what was computed, or why it was not.
fn judged(losses: &[Loss], request: &Value, case: &Value) -> Value {
    match catch_unwind(AssertUnwindSafe(|| answered(losses, request, case))) {
        Ok(Ok(out)) => out,
        Ok(Err(Fault::Unsupported(what))) => json!({"s": "unsupported", "what": what}),
        Ok(Err(Fault::Rejected(msg))) => json!({"s": "rejected", "class": "domain", "msg": msg}),
        Ok(Err(Fault::Error(msg))) => json!({"s": "error", "msg": msg}),
        Err(panic) => {
            let text = panic.downcast_ref::<String>().cloned().or(panic.downcast_ref::<&str>().map(|s| s.to_string()));
            json!({"s": "rejected", "class": "domain", "msg": format!("panic: {}", text.unwrap_or_default())})
        }
    }
}

fn answered(losses: &[Loss], request: &Value, case: &Value) -> Result<Value, Fault> {
    let l = losses.iter().find(|l| request["loss"] == l.name).ok_or_else(|| Fault::Unsupported(format!("loss={}", request["loss"])))?;
    let want: Vec<&str> = list(&request["want"]).iter().filter_map(Value::as_str).collect();
    let dtype = request["dtype"].as_str().unwrap_or_default();
    let aimless = case["target"].is_null() && case["n"] != 0 && want.contains(&"target_grad");
    if aimless || !l.dtypes.contains(&dtype) || want.iter().any(|op| !ops(l).contains(op)) {
        return Err(Fault::Unsupported(format!("{dtype}, {want:?}")));
    }
    let mut b = batch(l, request, case, dtype)?;
    b.slopes = want.iter().any(|op| *op != "value");
    let numbers = |name: &str| (!case[name].is_null()).then(|| floats(&case[name])).transpose();
    let reduction = request["reduction"].as_str().unwrap_or_default();
    let (value, grad, target_grad) = reduced(l, &b, reduction, numbers("weight")?, numbers("upstream")?)?;
    let mut out = json!({"s": "ok"});
    for op in want {
        let (v, of) = match op {
            "value" => (&value, if reduction == "none" { vec![b.n] } else { vec![] }),
            "grad" => (&grad, b.dims()),
            _ => (&target_grad, [&[b.n], &b.target_shape[..]].concat()),
        };
        if v.len() != size(&of) {
            return Err(Fault::Error(format!("{op} has {} numbers: want {of:?}", v.len())));
        }
        out[op] = packed(v, dtype, &json!(of));
    }
    Ok(out)
}

fn batch(l: &Loss, request: &Value, case: &Value, dtype: &str) -> Result<Batch, Fault> {
    if !case["pred_len"].is_null() || !case["class_len"].is_null() {
        return Err(Fault::Unsupported("samples of different lengths".into()));
    }
    let dims = |v: &Value| list(v).iter().filter_map(Value::as_u64).map(|d| d as usize).collect::<Vec<_>>();
    let mut params = BTreeMap::new();
    for (name, a) in request["params"].as_object().into_iter().flatten().filter(|(name, _)| l.params.contains(&name.as_str())) {
        params.insert(name.clone(), floats(a)?);
    }
    Ok(Batch {
        n: case["n"].as_u64().unwrap_or_default() as usize,
        shape: dims(&case["shape"]),
        target_shape: dims(&case["target_shape"]),
        pred: floats(&case["pred"])?,
        target: if case["target"].is_null() { None } else { Some(floats(&case["target"])?) },
        class: if case["class"].is_null() { vec![] } else { chunks::<8>(&bytes(&case["class"])?).map(i64::from_le_bytes).collect() },
        params,
        single: dtype == "f32",
        slopes: false,
    })
}

/// Values, gradients and gradients with respect to the target. A sample of weight 0 is not shown to the function.
type Answer = (Vec<f64>, Vec<f64>, Vec<f64>);

fn reduced(l: &Loss, b: &Batch, reduction: &str, weight: Option<Vec<f64>>, up: Option<Vec<f64>>) -> Result<Answer, Fault> {
    if reduction == "mean" && weight.iter().flatten().all(|w| *w == 1.) && b.n > 0 && !b.pred.is_empty() {
        let m = (l.mean)(b)?;
        let scaled = |g: Vec<f64>| g.iter().map(|v| up.as_ref().map_or(*v, |u| v * u[0])).collect();
        return Ok((vec![m.value], scaled(m.grad), scaled(m.target_grad)));
    }
    let mut scale = weight.unwrap_or_else(|| vec![1.; b.n]);
    if let Some(i) = scale.iter().position(|w| !(*w >= 0. && w.is_finite())) {
        return Err(Fault::Rejected(format!("weight[{i}] = {}: want a finite number that is not negative", scale[i])));
    }
    if reduction == "mean" {
        let total = added(&scale);
        if total == 0. {
            return Err(Fault::Rejected(format!("weight: a mean over nothing, since the weights of {} samples sum to 0", b.n)));
        }
        scale.iter_mut().for_each(|w| *w /= total);
    }
    let (mut terms, mut grad, mut target_grad) = (vec![0.; b.n], vec![0.; b.n * size(&b.shape)], vec![0.; b.n * size(&b.target_shape)]);
    for (i, w) in scale.iter().enumerate().filter(|(_, w)| **w != 0.) {
        let m = (l.mean)(&b.sample(i))?;
        terms[i] = w * m.value;
        let u = up.as_ref().map_or(*w, |u| w * u[if reduction == "none" { i } else { 0 }]);
        for (dst, src) in [(&mut grad, m.grad), (&mut target_grad, m.target_grad)] {
            let k = src.len();
            src.iter().enumerate().for_each(|(j, v)| dst[i * k + j] = u * v);
        }
    }
    Ok((if reduction == "none" { terms } else { vec![added(&terms)] }, grad, target_grad))
}

/// The sum, with Neumaier's compensation (Z. angew. Math. Mech. 54, 1974), so that the order of the samples does not show.
fn added(terms: &[f64]) -> f64 {
    let (mut sum, mut lost) = (0., 0.);
    for &t in terms {
        let next: f64 = sum + t;
        lost += if f64::abs(sum) >= t.abs() { sum - next + t } else { t - next + sum };
        sum = next;
    }
    if lost.is_finite() { sum + lost } else { sum }
}

/// How long the first case takes: n evaluations in ns nanoseconds, for min_ms at least.
fn bench(losses: &[Loss], request: &Value) -> Value {
    let case = &request["cases"][0];
    let mut first = judged(losses, request, case);
    (first["m"], first["id"], first["n"], first["ns"]) = ("bench".into(), request["id"].clone(), 0.into(), 0.into());
    if first["s"] == "ok" {
        let (start, least, mut n) = (Instant::now(), Duration::from_millis(request["min_ms"].as_u64().unwrap_or(1)), 0u64);
        while start.elapsed() < least {
            _ = answered(losses, request, case);
            n += 1;
        }
        first = json!({"m": "bench", "id": request["id"], "n": n, "ns": start.elapsed().as_nanos() as u64});
    }
    first
}

fn list(v: &Value) -> &[Value] {
    v.as_array().map_or(&[], Vec::as_slice)
}

fn size(shape: &[usize]) -> usize {
    shape.iter().product()
}

fn chunks<const N: usize>(raw: &[u8]) -> impl Iterator<Item = [u8; N]> + '_ {
    raw.chunks_exact(N).map(|c| c.try_into().expect("N bytes"))
}

/// The numbers of an array that travelled.
fn floats(a: &Value) -> Result<Vec<f64>, Fault> {
    let raw = bytes(a)?;
    match a["dtype"].as_str() {
        Some("f64") => Ok(chunks::<8>(&raw).map(f64::from_le_bytes).collect()),
        Some("f32") => Ok(chunks::<4>(&raw).map(|c| f32::from_le_bytes(c).into()).collect()),
        _ => Err(Fault::Unsupported(format!("dtype={}", a["dtype"]))),
    }
}

fn packed(v: &[f64], dtype: &str, shape: &Value) -> Value {
    let raw = if dtype == "f64" { v.iter().flat_map(|x| x.to_le_bytes()).collect() } else { v.iter().flat_map(|x| (*x as f32).to_le_bytes()).collect() };
    array(raw, dtype, shape)
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// An array of little-endian numbers as it travels: in base64 (RFC 4648, section 4).
fn array(raw: Vec<u8>, dtype: &str, shape: &Value) -> Value {
    let mut text = String::with_capacity(raw.len().div_ceil(3) * 4);
    for c in raw.chunks(3) {
        let bits = (0..3).fold(0u32, |b, i| b << 8 | u32::from(*c.get(i).unwrap_or(&0)));
        (0..4).for_each(|i| text.push(if i > c.len() { '=' } else { DIGITS[(bits >> (18 - 6 * i)) as usize & 63].into() }));
    }
    json!({"dtype": dtype, "shape": shape, "b64": text})
}

fn bytes(a: &Value) -> Result<Vec<u8>, Fault> {
    let text = a["b64"].as_str().ok_or_else(|| Fault::Error(format!("{a}: want an array")))?.trim_end_matches('=');
    let (mut raw, mut bits, mut held) = (Vec::with_capacity(text.len() * 3 / 4), 0u32, 0);
    for c in text.bytes() {
        let digit = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return Err(Fault::Error(format!("{a}: want base64"))),
        };
        (bits, held) = (bits << 6 | u32::from(digit), held + 6);
        if held >= 8 {
            held -= 8;
            raw.push((bits >> held) as u8);
        }
    }
    Ok(raw)
}
