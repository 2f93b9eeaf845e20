"""The infinite-width flow (theory, section 5) as a practitioner with SciPy would integrate it, written for speed.

Answers a line "flow METHOD r T" with the milliseconds that the whole curve took: the flow of r evenly spread strengths to time T at rtol 1e-9,
and the condition number and the alignment at each of the integrator's points. "stiff METHOD d sigma_xi^2 tau^2 K T STRENGTHS", with commas between the
strengths, does so for a flow that the implicit methods follow, with the Jacobian as a formula. "last" and "at t" ask for the last condition number
of that flow, and for the one at a time.
"""
import sys
import time

try:
    import numpy as np
    from scipy.integrate import solve_ivp
except ImportError as missing:
    print("it needs " + str(missing.name) + ".")
    sys.exit(0)

RTOL = 1e-9
# numbers that are read at once: few enough for the cache, enough to spare Python's loop where the flow is small
BLOCK = 2 ** 14


class Flow:
    def __init__(self, d, noise, tau2, negatives, sigma2):
        self.r = r = sigma2.size
        self.tau2, self.negatives = tau2, negatives
        self.start = np.concatenate([np.log(sigma2 / 2), np.log(sigma2 / 2), [np.log((d - r) * noise)]])
        self.rates = np.concatenate([sigma2, -sigma2, [-noise]])
        self.mass, self.slope = np.empty(2 * r + 1), np.empty(2 * r + 1)
        self.p, self.theta, self.room = np.empty(r), np.empty(r), np.empty(r)

    def slopes(self, _, logs):
        r, mass, slope, p, theta, room = self.r, self.mass, self.slope, self.p, self.theta, self.room
        np.exp(logs, out=mass)
        self.total = total = mass.sum()
        np.subtract(mass[:r], mass[r:2 * r], out=p)
        np.multiply(p, -2 * self.tau2 / total, out=room)
        np.exp(room, out=room)                    # e^(-2 tau^2 p), for both 1 - tanh and log cosh
        np.add(room, 1.0, out=theta)
        np.divide(room, theta, out=room)
        self.w = w = 1 / (1 + np.exp(r * np.log(2.0) - np.log(theta).sum()) / self.negatives)
        np.multiply(room, 2.0, out=theta)         # 1 - tanh x = 2 e / (1 + e)
        q = p.dot(theta) / total
        self.pace = 4 * w / total
        np.subtract(theta, q, out=slope[:r])
        np.add(theta, q, out=slope[r:2 * r])
        slope[-1] = q
        np.multiply(slope, self.rates, out=slope)
        np.multiply(slope, self.pace, out=slope)
        return slope.copy()

    def jacobian(self, time, logs):
        """d slope = slope d log(w / M) + pace rate d(theta_k - q), and so on, by the logarithms."""
        r, slope = self.r, self.slopes(time, logs)
        share = self.mass / self.total            # d log M
        p = self.p / self.total
        by_p = -self.tau2 * self.theta * (2 - self.theta)
        dp = np.outer(-p, share)
        dp[np.arange(r), np.arange(r)] += share[:r]
        dp[np.arange(r), np.arange(r, 2 * r)] -= share[r:2 * r]
        dtheta = by_p[:, None] * dp
        dq = (self.theta + p * by_p) @ dp
        dlogpace = -(1 - self.w) * self.tau2 * (self.theta @ dp) - share
        dforce = np.concatenate([dtheta - dq, dtheta + dq, dq[None]])
        return np.outer(slope, dlogpace) + (self.pace * self.rates)[:, None] * dforce

    def integrate(self, method, duration, **options):
        return solve_ivp(self.slopes, (0, duration), self.start, method=method, rtol=RTOL, atol=RTOL, **options)

    def curve(self, logs):
        """The condition number and the alignment of each column."""
        condition, alignment = np.empty(logs.shape[1]), np.empty(logs.shape[1])
        width = max(1, BLOCK // logs.shape[0])
        for first in range(0, logs.shape[1], width):
            here = slice(first, first + width)
            masses = np.exp(logs[:, here])
            aligned, misaligned = masses[:self.r], masses[self.r:2 * self.r]
            signal = aligned + misaligned
            condition[here] = np.sqrt(signal.max(axis=0) / signal.min(axis=0))
            alignment[here] = (aligned.sum(axis=0) - misaligned.sum(axis=0)) / masses.sum(axis=0)
        return condition, alignment


def asked(words):
    """The flow, the method, the time and what else the integrator is given."""
    if words[0] == "flow":
        r = int(words[2])
        return Flow(10 * r, 1.0, 4.0, 100.0, 2 - 1.5 * np.arange(r) / (r - 1)), words[1], float(words[3]), {}
    noise, tau2, negatives, duration = map(float, words[3:7])
    flow = Flow(int(words[2]), noise, tau2, negatives, np.array(words[7].split(","), dtype=float))
    return flow, words[1], duration, {"jac": flow.jacobian}


print("ready", flush=True)
for line in sys.stdin:
    words = line.split()
    if words[0] == "last":
        print(repr(float(condition[-1])), flush=True)
    elif words[0] == "at":
        if dense is None:
            dense = flow.integrate(method, duration, dense_output=True, **options).sol
        print(repr(float(flow.curve(dense(float(words[1]))[:, None])[0][0])), flush=True)
    else:
        flow, method, duration, options = asked(words)
        dense, times = None, []
        # a second's worth, and once where a run takes longer
        while not times or (sum(times) < 1000 and len(times) < 100):
            begin = time.perf_counter()
            condition, _ = flow.curve(flow.integrate(method, duration, **options).y)
            times.append((time.perf_counter() - begin) * 1e3)
        print(min(times), flush=True)
