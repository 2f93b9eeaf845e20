"""The infinite-width flow (theory, section 5) as a practitioner with SciPy would integrate it, written for speed.

Reads lines "METHOD r T" and answers with the milliseconds that the whole curve took: the flow of r evenly spread strengths to
time T at rtol 1e-9, and the condition number and the alignment at each of the integrator's points. "last" asks for the last
condition number.
"""
import sys
import time

try:
    import numpy as np
    from scipy.integrate import solve_ivp
except ImportError as missing:
    print("it needs " + str(missing.name) + ".")
    sys.exit(0)

TAU2, K, NOISE, RTOL = 4.0, 100.0, 1.0, 1e-9


def flow(method, r, duration):
    d = 10 * r
    sigma2 = 2 - 1.5 * np.arange(r) / (r - 1)
    start = np.concatenate([np.log(sigma2 / 2), np.log(sigma2 / 2), [np.log((d - r) * NOISE)]])
    mass, slope = np.empty(2 * r + 1), np.empty(2 * r + 1)
    p, theta, room = np.empty(r), np.empty(r), np.empty(r)

    def slopes(_, logs):
        np.exp(logs, out=mass)
        total = mass.sum()
        np.subtract(mass[:r], mass[r:2 * r], out=p)
        np.multiply(p, -2 * TAU2 / total, out=room)
        np.exp(room, out=room)                    # e^(-2 tau^2 p), for both 1 - tanh and log cosh
        np.add(room, 1.0, out=theta)
        np.divide(room, theta, out=room)
        w = 1 / (1 + np.exp(r * np.log(2.0) - np.log(theta).sum()) / K)
        np.multiply(room, 2.0, out=theta)         # 1 - tanh x = 2 e / (1 + e)
        q = p.dot(theta) / total
        pace = 4 * w / total
        np.subtract(theta, q, out=slope[:r])
        np.add(theta, q, out=slope[r:2 * r])
        slope[:r] *= sigma2
        slope[r:2 * r] *= sigma2
        slope[:r] *= pace
        slope[r:2 * r] *= -pace
        slope[-1] = -pace * NOISE * q
        return slope.copy()

    begin = time.perf_counter()
    run = solve_ivp(slopes, (0, duration), start, method=method, rtol=RTOL, atol=RTOL)
    condition, alignment = [], []
    for i in range(run.t.size):
        masses = np.exp(run.y[:, i])
        signal = masses[:r] + masses[r:2 * r]
        condition.append(np.sqrt(signal.max() / signal.min()))
        alignment.append((masses[:r].sum() - masses[r:2 * r].sum()) / masses.sum())
    return (time.perf_counter() - begin) * 1e3, condition[-1]


print("ready", flush=True)
last = float("nan")
for line in sys.stdin:
    if line.strip() == "last":
        print(repr(float(last)), flush=True)
        continue
    method, r, duration = line.split()
    times = []
    # a second's worth, and once where a run takes longer
    while not times or (sum(times) < 1000 and len(times) < 100):
        took, last = flow(method, int(r), float(duration))
        times.append(took)
    print(min(times), flush=True)
