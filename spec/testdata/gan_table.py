"""The table of losses of generative adversarial networks on one batch, from mpmath, which shares nothing with this module.

Run it as "python3 gan_table.py >gan_table.txt" with mpmath 1.x. Lines that begin with "input" are: what it is, four numbers (hex). All
others are: row, quantity, value to 50 digits. "d" is what the discriminator minimises and "g" what the generator does; "d0" to "d7" are
the derivatives of d by the scores of the four real points and of the four fakes, "g0" to "g3" those of g by the scores of the fakes. Penalties are
functions of the norms of the critic's gradient. They are differences of the formulae that papers print, at 400 digits.
"""
from mpmath import mp, mpf, log, exp, nstr, diff

mp.dps = 400
REAL = [1.75, -0.5, 3.25, 0.125]
FAKE = [-2.5, 0.75, -0.0625, -4.0]
NORMS = [0.25, 1.0, 1.5, 3.0]  # |grad s| at the four places where a penalty is taken
ERRORS_REAL = [0.5, 1.25, 0.75, 2.0]  # reconstruction errors, for the row that has no scores
ERRORS_FAKE = [1.0, 0.25, 3.5, 1.5]
LAMBDA, K = 10, mpf(0.25)


def D(s):
    return 1 / (1 + exp(-s))


def mean(v):
    v = list(v)
    return sum(v, mpf(0)) / len(v)


def penalty():
    return LAMBDA * mean((mpf(n) - 1) ** 2 for n in NORMS)


def gan_d(r, f):
    return -mean(log(D(s)) for s in r) - mean(log(1 - D(s)) for s in f)


def critic(r, f):
    return mean(f) - mean(r)


ROWS = [
    ("GAN", gan_d, lambda f: mean(log(1 - D(s)) for s in f)),
    ("NS-GAN", gan_d, lambda f: -mean(log(D(s)) for s in f)),
    ("WGAN", critic, lambda f: -mean(f)),
    ("LSGAN", lambda r, f: mean((s - 1) ** 2 for s in r) / 2 + mean(s**2 for s in f) / 2, lambda f: mean((s - 1) ** 2 for s in f) / 2),
    ("WGAN-GP", lambda r, f: critic(r, f) + penalty(), lambda f: -mean(f)),
    ("DRAGAN", lambda r, f: gan_d(r, f) + penalty(), lambda f: mean(log(1 - D(s)) for s in f)),
    ("BEGAN", lambda r, f: mean(r) - K * mean(f), lambda f: mean(f)),
]


def slope(h, v, i):
    return diff(lambda x: h(v[:i] + [x] + v[i + 1 :]), v[i], h=mpf(10) ** -150)


print("# Made by gan_table.py, mpmath", __import__("mpmath").__version__)
for name, v in (("real", REAL), ("fake", FAKE), ("norms", NORMS), ("errors-real", ERRORS_REAL), ("errors-fake", ERRORS_FAKE)):
    print("input", name, ",".join(x.hex() for x in v))
for name, d, g in ROWS:
    real, fake = (ERRORS_REAL, ERRORS_FAKE) if name == "BEGAN" else (REAL, FAKE)
    real, fake = [mpf(x) for x in real], [mpf(x) for x in fake]
    print(name, "d", nstr(d(real, fake), 50))
    for i in range(8):
        print(name, f"d{i}", nstr(slope(lambda v: d(v[:4], v[4:]), real + fake, i), 50))
    print(name, "g", nstr(g(fake), 50))
    for i in range(4):
        print(name, f"g{i}", nstr(slope(g, fake, i), 50))
