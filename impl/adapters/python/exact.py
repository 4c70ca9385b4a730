"""Numbers to as many digits as are asked for: values and slopes of formulas, with a precision that is doubled until it does not matter."""

import mpmath
from mpmath import mpf

DIGITS = 20     # that lossgate prints of an exact number
MOST = 1 << 16  # bits, beyond which a formula that cancels is given up


class Unsettled(Exception):
    """The reason why a number could not be computed from the formula as it stands."""


def bits(numbers):
    """A precision that holds powers and quotients of the numbers, beside 60 digits."""
    span = 0
    for x in numbers:
        if x and mpmath.isfinite(x):
            man, exp = abs(mpf(x)).man_exp
            span = max(span, abs(exp), abs(exp + int(man).bit_length()))
    return 200 + 4 * span


def real(compute):
    """A real number, or None where the formula has none: beyond its domain, or NaN."""
    try:
        x = compute()
    except (ZeroDivisionError, ValueError, OverflowError):
        return None
    x = x.real if mpmath.im(x) == 0 else None
    return None if x is None or mpmath.isnan(x) else x


def slope(f, x):
    """The derivative of f at x, by mpmath from both sides; from one where there is nothing on the other."""
    sides = [real(lambda d=d: mpmath.diff(f, x, direction=d)) for d in (-1, 1)]
    sides = [s for s in sides if s is not None]
    if not sides:
        raise Unsettled("no slope on either side")
    if any(mpmath.isinf(s) for s in sides):
        raise Unsettled("an infinite slope")
    if len(sides) == 2:
        gap = abs(sides[0] - sides[1])
        if gap > max(abs(s) for s in sides) * mpf(2)**-64 and gap > mpf(2)**(-mpmath.mp.prec // 4):
            raise Unsettled("a kink, where slopes on both sides differ")
    return sides[-1]


def shown(x):
    """x in 25 digits, or its power of two where it has too many."""
    if x and mpmath.isfinite(x) and abs(mpmath.mag(x)) > 10_000:
        return "a number near %s2^%d" % ("-" * (x < 0), mpmath.mag(x))
    with mpmath.workprec(100):
        return mpmath.nstr(+x, 25)


def unit(x, digits=DIGITS):
    """One unit of the last digit that is printed of x."""
    return mpf(10)**(mpmath.floor(mpmath.log10(abs(x))) - digits + 1)


def near(x, want, off):
    """Whether x is want, to off; where off is None to all digits that are printed."""
    if off is None:
        return x == 0 if want == 0 else abs(x - want) <= unit(want) * mpf("0.500001")
    return abs(x - want) <= off


def diverges(compute, want, start):
    """Whether what compute returns is infinite, or grows with the precision as a slope does where it is."""
    sizes = []
    for prec in (start, 2 * start, 4 * start):
        with mpmath.workprec(prec):
            x = compute()
        if x is None or mpmath.sign(x) != mpmath.sign(want):
            return False
        sizes.append(abs(x))
    return mpmath.isinf(x) or 1.5 * sizes[0] < sizes[1] and 1.5 * sizes[1] < sizes[2]


def holds(compute, want, off, start):
    """Whether what compute returns is want, to all digits that are printed, or to off: computed to start bits, and again to twice
    as many, until both agree. Returns the number that it is instead, or None."""
    prec = start
    with mpmath.workprec(prec):
        x = compute()
    while prec < MOST:
        prec *= 2
        with mpmath.workprec(prec):
            before, x = x, compute()
            if before is None or x is None:
                raise Unsettled("the formula is undefined there")
            if mpmath.isinf(x):
                return x
            small = mpf(2)**(-prec // 4)
            if want == 0 and off is None:  # what cancels vanishes with the precision
                if x == before == 0 or abs(x) <= abs(before) * small and abs(x) <= small:
                    return None
            elif near(x, want, off) and near(before, want, off):
                return None
            settled = abs(x - before) <= abs(x) * mpf(10)**-30 if abs(x) > small else max(abs(x), abs(before)) < abs(want) * mpf(10)**-30 > small
            if settled and prec >= 4 * start:
                return x
            if x == before == 0 and abs(want) < mpf(2)**-MOST:
                break
    raise Unsettled("more than %d bits are needed" % MOST)
