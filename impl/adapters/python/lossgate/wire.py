"""Arrays as they travel: base64 of little-endian IEEE numbers."""

import binascii
import math
import struct
from array import array

SIZE = {"f64": 8, "f32": 4, "f16": 2, "bf16": 2, "i64": 8}
CODE = {"f64": "d", "f32": "f", "i64": "q"}


def array_of(raw, dtype, shape):
    return {"dtype": dtype, "shape": shape, "b64": binascii.b2a_base64(raw, newline=False).decode()}


def decoded(a):
    raw = binascii.a2b_base64(a["b64"])
    if len(raw) != SIZE[a["dtype"]] * math.prod(a["shape"]):
        raise TypeError("an array of %d bytes: want %s of %s" % (len(raw), a["shape"], a["dtype"]))
    return raw


def raw_of(case, name, dtype):
    """The bytes of one of the arrays of a case; None: it has none."""
    a = case.get(name)
    if not a:
        return None
    if a["dtype"] != dtype:
        raise TypeError("%s is %s: want %s" % (name, a["dtype"], dtype))
    return decoded(a)


def numbers_of(case, name, dtype):
    return unpack(raw_of(case, name, dtype), dtype) if case.get(name) else None


def unpack(raw, dtype):
    """The numbers that the bytes are."""
    if dtype == "f16":
        return list(struct.unpack("<%de" % (len(raw) // 2), raw))
    if dtype == "bf16":  # the upper half of a float32
        raw, dtype = b"".join(b"\0\0" + raw[i:i + 2] for i in range(0, len(raw), 2)), "f32"
    return array(CODE[dtype], raw).tolist()


def pack(numbers, dtype):
    """The bytes of the numbers, rounded to dtype."""
    if dtype in CODE:
        return array(CODE[dtype], numbers).tobytes()
    if dtype == "f16":
        return b"".join(half(v) for v in numbers)
    return b"".join(brain(v) for v in numbers)


def half(v):
    try:
        return struct.pack("<e", v)
    except OverflowError:
        return struct.pack("<e", math.copysign(math.inf, v))


def brain(v):
    """The bfloat16 nearest to v, ties to even; of two roundings, since it goes by way of float32."""
    bits = int.from_bytes(array("f", [v]).tobytes(), "little")
    if v == v:
        bits += 0x7fff + (bits >> 16 & 1)
    return (bits >> 16).to_bytes(2, "little")
