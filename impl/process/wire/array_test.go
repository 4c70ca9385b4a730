package wire

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
)

// Every number of 16 bits survives the trip to float64 and back, NaN but for its payload.
func TestHalfRoundTrip(t *testing.T) {
	for _, l := range []layout{f16, bf16} {
		for b := range 1 << 16 {
			x := unhalf(uint16(b), l)
			back := half(x, l)
			if x != x {
				require.Greater(t, back&0x7fff, l.inf())
				continue
			}
			require.Equal(t, uint16(b), back, "%x of %v", b, l)
		}
	}
}

// Rounding is to nearest, ties to even; the vectors follow from the definitions of the formats (IEEE 754-2019, 3.6).
func TestHalfRounds(t *testing.T) {
	for _, c := range []struct {
		x    float64
		l    layout
		want uint16
	}{
		{1, f16, 0x3c00}, {1 + 0x1p-11, f16, 0x3c00}, {1 + 0x3p-11, f16, 0x3c02}, {65504, f16, 0x7bff}, {65519.999, f16, 0x7bff},
		{65520, f16, 0x7c00}, {-1e300, f16, 0xfc00}, {0x1p-24, f16, 1}, {0x1p-25, f16, 0}, {0x1.8p-25, f16, 1}, {0x1.ffep-15, f16, 0x0400},
		{math.Copysign(0, -1), f16, 0x8000}, {math.Inf(-1), bf16, 0xff80}, {1, bf16, 0x3f80}, {1 + 0x1p-8, bf16, 0x3f80},
		{0x1p-133, bf16, 1}, {0x1.fffffep127, bf16, 0x7f80}, {0x1.fep127, bf16, 0x7f7f},
	} {
		require.Equal(t, c.want, half(c.x, c.l), "%x", c.x)
	}
}

// Arrays of every format, the odd numbers among them, survive JSON.
func TestArrays(t *testing.T) {
	v := []float64{0, math.Copysign(0, -1), 1, -1.5, math.Inf(1), math.Inf(-1), math.NaN()}
	for _, d := range []Dtype{F64, F32, F16, BF16} {
		text, err := json.Marshal(Floats(d, []int{7}, v))
		require.NoError(t, err)
		var a Array
		require.NoError(t, json.Unmarshal(text, &a))
		require.NoError(t, a.Check(d, []int{7}))
		got := a.Floats()
		for i, x := range v {
			require.True(t, x == got[i] && math.Signbit(x) == math.Signbit(got[i]) || x != x && got[i] != got[i], "%s: %v came back as %v", d, x, got[i])
		}
	}
	text, err := json.Marshal(Floats(F32, nil, []float64{1.5}))
	require.NoError(t, err)
	require.Equal(t, `{"dtype":"f32","shape":[],"b64":"AADAPw=="}`, string(text), "what PROTOCOL shows")
	require.Equal(t, []int{math.MinInt64, -1, 1<<53 + 1}, Ints([]int{3}, []int{math.MinInt64, -1, 1<<53 + 1}).Ints())
	require.NoError(t, CheckEcho(Echo()))
}

// No line makes the decoder panic, and what it accepts it can show again.
func FuzzReply(f *testing.F) {
	f.Add([]byte(`{"m":"result","id":17,"cases":[{"s":"ok","value":{"dtype":"f32","shape":[2,3],"b64":"AAAA"}}]}`))
	f.Add([]byte(`{"cases":[{"value":{"dtype":"i64","shape":[-1],"b64":""}},{"value":{"dtype":"","shape":[9223372036854775807,2]}}]}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		var r Reply
		if json.Unmarshal(line, &r) != nil {
			return
		}
		for _, c := range r.Cases {
			if c.Value != nil {
				_ = c.Value.Check(F64, []int{2})
				_, _ = c.Value.Floats(), c.Value.Ints()
			}
		}
		if _, err := json.Marshal(r); err != nil {
			t.Fatal(err)
		}
	})
}
