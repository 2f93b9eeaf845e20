"""Training steps of the strongest peers, measured when asked: "SIZE OBJECTIVE PRECISION THREADS SECONDS" in, steps per second out.
"PEAK - PRECISION SECONDS" asks for the speed of a large matrix product.

usage: step_peers.py numpy|torch|autograd THREADS

numpy and torch: the bilinear form with gradients by hand. With P the weights of the loss gradient, D = X_A^T P X_B is formed first, so
that the width enters only through products of d x d by d x m. Signs are unpacked from random bytes, one exponential serves both
softmaxes of InfoNCE, and C F_B is formed before the batch sees it. autograd: what a practitioner writes.
"""
import os
import sys
import time

KIND, THREADS = sys.argv[1], sys.argv[2]
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = THREADS
try:
    import numpy as np
    if KIND != "numpy":
        import torch
        import torch.nn.functional as F
        torch.set_num_threads(int(THREADS))
except ImportError as missing:
    print("%s." % missing)
    sys.exit()

SIZES = {"S": (32, 8, 64, 128), "M": (100, 10, 256, 512), "L": (256, 32, 512, 1024)}
TAU2, RATE = 4.0, 0.05
rng = np.random.Generator(np.random.SFC64(1))


class Step:
    def __init__(self, size, objective, precision):
        self.d, self.r, self.m, self.n = SIZES[size]
        self.objective, self.precision = objective, precision
        d, r = self.d, self.r
        lengths = np.sqrt(np.concatenate([np.linspace(2, 0.5, r), np.full(d - r, 0.7)]))
        frame = lambda: np.linalg.qr(rng.standard_normal((d, d)))[0] * lengths
        self.frameA, self.frameB = self.array(frame()), self.array(frame())
        self.momentA = self.frameA @ self.frameA.T / d
        self.momentB = self.frameB @ self.frameB.T / d
        self.a = self.array(rng.standard_normal((d, self.m)) / np.sqrt(self.m))
        self.b = self.array(rng.standard_normal((d, self.m)) / np.sqrt(self.m))

    def array(self, x):
        x = np.ascontiguousarray(x, dtype=self.precision)
        return x if KIND == "numpy" else torch.from_numpy(x)

    def signs(self):
        """z, xi_A and xi_B as +-1/sqrt(d): two arrays of shape (n, d)."""
        d, r, n = self.d, self.r, self.n
        columns = 2 * d - r
        bits = np.unpackbits(np.frombuffer(rng.bytes((n * columns + 7) // 8), dtype=np.uint8), count=n * columns)
        c = 1 / np.sqrt(d)
        s = bits.reshape(n, columns).astype(self.precision)
        s *= -2 * c
        s += c
        left, right = s[:, :d], np.concatenate([s[:, :r], s[:, d:]], axis=1)
        return (left, right) if KIND == "numpy" else (torch.from_numpy(left), torch.from_numpy(right))

    def step(self):
        sa, sb = self.signs()
        xa, xb = sa @ self.frameA.T, sb @ self.frameB.T
        ma, mb = self.momentA @ self.a, self.momentB @ self.b
        na, nb = (self.a * ma).sum() ** 0.5, (self.b * mb).sum() ** 0.5
        if self.objective == "positives":
            derivative = xa.T @ xb
            derivative *= -2 / self.n
        else:
            form = self.a @ self.b.T
            form *= 1 / (na * nb)
            derivative = self.closed(form, sa, sb, xa, xb) if self.objective == "closed" else self.infonce(form, xa, xb)
        ta, tb = derivative @ self.b, derivative.T @ self.a
        inner = (self.a * ta).sum() / (na * nb)
        ta *= RATE / (na * nb)
        tb *= RATE / (na * nb)
        ma *= RATE * inner / na ** 2
        mb *= RATE * inner / nb ** 2
        self.a -= ta
        self.a += ma
        self.b -= tb
        self.b += mb

    def side(self, form, frame, x, signs):
        s = x @ (form @ frame)
        c = (s * signs).sum(1)
        s *= TAU2 / self.d ** 0.5
        size = abs(s)
        t = np.exp(-2 * size) if KIND == "numpy" else torch.exp(-2 * size)
        log_z = (size.sum(1) + (np.log1p(t) if KIND == "numpy" else torch.log1p(t)).sum(1)) - self.d * np.log(2)
        tanh = (1 - t) / (1 + t)
        tanh = np.copysign(tanh, s) if KIND == "numpy" else torch.copysign(tanh, s)
        exponent = np.log(self.n - 1) + log_z - TAU2 * c
        w = 1 / (1 + (np.exp(-exponent) if KIND == "numpy" else torch.exp(-exponent)))
        self.value = ((np.logaddexp(0, exponent) if KIND == "numpy" else F.softplus(exponent)) / TAU2).sum()
        tanh *= (w / (self.n * self.d ** 0.5))[:, None]
        return tanh, w

    def closed(self, form, sa, sb, xa, xb):
        ta, wa = self.side(form, self.frameB, xa, sb)
        tb, wb = self.side(form.T, self.frameA, xb, sa)
        return (xa.T @ ta) @ self.frameB.T + self.frameA @ (tb.T @ xb) - xa.T @ (((wa + wb) / self.n)[:, None] * xb)

    def infonce(self, form, xa, xb):
        e = (xa @ form) @ xb.T
        e *= TAU2
        own = e.diagonal().sum()
        top = e.max()
        e -= top
        e = np.exp(e, out=e) if KIND == "numpy" else e.exp_()
        rows, columns = e.sum(1), e.sum(0)
        logs = (np.log(rows) + np.log(columns)) if KIND == "numpy" else (torch.log(rows) + torch.log(columns))
        self.value = (logs.sum() + 2 * (self.n * top - own)) / (self.n * TAU2)
        e *= (1 / (self.n * rows))[:, None] + (1 / (self.n * columns))[None, :]
        if KIND == "numpy":
            e.flat[:: self.n + 1] -= 2 / self.n
        else:
            e.diagonal().sub_(2 / self.n)
        return xa.T @ (e @ xb)


class Autograd(Step):
    def __init__(self, size, objective, precision):
        super().__init__(size, objective, precision)
        self.a.requires_grad_(True)
        self.b.requires_grad_(True)
        self.optimiser = torch.optim.SGD([self.a, self.b], lr=RATE)

    def step(self):
        d, r, n = self.d, self.r, self.n
        s = (torch.randint(0, 2, (n, 2 * d - r)).to(self.a.dtype) * 2 - 1) / d ** 0.5
        xa = s[:, :d] @ self.frameA.T
        xb = torch.cat([s[:, :r], s[:, d:]], dim=1) @ self.frameB.T
        na = (self.a * (self.momentA @ self.a)).sum().sqrt()
        nb = (self.b * (self.momentB @ self.b)).sum().sqrt()
        fa, fb = xa @ self.a / na, xb @ self.b / nb
        if self.objective == "positives":
            loss = -2 * (fa * fb).sum(1).mean()
        elif self.objective == "closed":
            c = TAU2 * (fa * fb).sum(1)
            za = self.log_cosh(TAU2 / d ** 0.5 * (fa @ (self.b.T @ self.frameB) / nb)).sum(1)
            zb = self.log_cosh(TAU2 / d ** 0.5 * (fb @ (self.a.T @ self.frameA) / na)).sum(1)
            k = np.log(n - 1)
            loss = (F.softplus(k + za - c) + F.softplus(k + zb - c)).mean() / TAU2
        else:
            logits = TAU2 * fa @ fb.T
            right = torch.arange(n)
            loss = (F.cross_entropy(logits, right) + F.cross_entropy(logits.T, right)) / TAU2
        self.value = loss
        self.optimiser.zero_grad()
        loss.backward()
        self.optimiser.step()

    @staticmethod
    def log_cosh(x):
        return x.abs() + F.softplus(-2 * x.abs()) - np.log(2)


def measure(size, objective, precision, seconds):
    step = (Autograd if KIND == "autograd" else Step)(size, objective, precision)
    end = time.perf_counter() + 0.3 * seconds
    while time.perf_counter() < end:
        step.step()
    steps, start = 0, time.perf_counter()
    while steps < 3 or time.perf_counter() - start < seconds:
        step.step()
        steps += 1
    return steps / (time.perf_counter() - start)


def peak(precision, seconds):
    """Billions of operations a second of a large product, the most that the machine gives."""
    x = rng.standard_normal((1024, 1024)).astype(precision)
    x = x if KIND == "numpy" else torch.from_numpy(x)
    best, end = 0, time.perf_counter() + seconds
    while time.perf_counter() < end:
        start = time.perf_counter()
        x @ x
        best = max(best, 2 * 1024 ** 3 / (time.perf_counter() - start) / 1e9)
    return best


print("ready", flush=True)
for line in sys.stdin:
    asked_size, asked_objective, asked_precision, asked_seconds = line.split()
    if asked_size == "PEAK":
        print(peak(asked_precision, float(asked_seconds)), flush=True)
        continue
    print(measure(asked_size, asked_objective, asked_precision, float(asked_seconds)), flush=True)
