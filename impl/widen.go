package impl

// widened runs a float64 kernel on samples of any format: inputs convert exactly, results round once.
func widened[F Float](k Rows[float64]) Loss[F] {
	if l, ok := any(k).(Loss[F]); ok {
		return l
	}
	wide := func(x Row[F]) Row[float64] {
		return Row[float64]{Pred: convert[float64](x.Pred), Target: convert[float64](x.Target),
			Class: x.Class, Shape: x.Shape, TargetShape: x.TargetShape, unit: x.unit}
	}
	l := Rows[F]{Targets: k.Targets, NoGrad: k.NoGrad}
	l.Eval = func(x Row[F], gp, gt []F) (F, error) {
		var p, t []float64
		if gp != nil {
			p = make([]float64, len(gp))
		}
		if gt != nil {
			t = make([]float64, len(gt))
		}
		v, err := k.Eval(wide(x), p, t)
		for i := range gp {
			gp[i] = F(p[i])
		}
		for i := range gt {
			gt[i] = F(t[i])
		}
		return F(v), err
	}
	if k.Divisor != nil {
		l.Divisor = func(x Row[F]) F { return F(k.Divisor(wide(x))) }
	}
	if k.Ignored != nil {
		l.Ignored = func(x Row[F]) bool { return k.Ignored(Row[float64]{Class: x.Class}) }
	}
	return l
}

func convert[G, F Float](v []F) []G {
	out := make([]G, len(v))
	for i, x := range v {
		out[i] = G(x)
	}
	return out
}
