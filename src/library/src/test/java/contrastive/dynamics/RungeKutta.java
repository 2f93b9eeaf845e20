package contrastive.dynamics;

import contrastive.data.PairModel;
import java.util.Arrays;

/**
 * The 2 r + 1 equations of theory.md, section 5, as they stand there, by the classical Runge-Kutta method with a fixed step and
 * formulas of its own: a second road to the flow that shares nothing with it but the theory.
 */
final class RungeKutta {

    private final double[] signal;
    private final double noise;
    private final double tauSquared;
    private final double negatives;

    RungeKutta(PairModel model, double tauSquared, double negatives) {
        signal = model.signalVariances();
        noise = model.noiseVariance();
        this.tauSquared = tauSquared;
        this.negatives = negatives;
    }

    /** U_1 ... U_r, V_1 ... V_r, a after so many steps from the standard start. */
    double[] run(double start, double duration, int steps) {
        int r = signal.length;
        double[] logs = new double[2 * r + 1];
        for (int k = 0; k < r; k++) {
            logs[k] = Math.log(signal[k] / 2);
            logs[r + k] = logs[k];
        }
        logs[2 * r] = start;
        double h = duration / steps;
        for (int i = 0; i < steps; i++) {
            double[] k1 = slope(logs);
            double[] k2 = slope(moved(logs, h / 2, k1));
            double[] k3 = slope(moved(logs, h / 2, k2));
            double[] k4 = slope(moved(logs, h, k3));
            for (int j = 0; j < logs.length; j++) {
                logs[j] += h / 6 * (k1[j] + 2 * k2[j] + 2 * k3[j] + k4[j]);
            }
        }
        return Arrays.stream(logs).map(Math::exp).toArray();
    }

    private static double[] moved(double[] from, double by, double[] slope) {
        double[] moved = from.clone();
        for (int j = 0; j < moved.length; j++) {
            moved[j] += by * slope[j];
        }
        return moved;
    }

    private double[] slope(double[] logs) {
        int r = signal.length;
        double total = 0;
        for (double log : logs) {
            total += Math.exp(log);
        }
        double q = 0;
        double margin = 0;
        double[] theta = new double[r];
        for (int k = 0; k < r; k++) {
            double p = (Math.exp(logs[k]) - Math.exp(logs[r + k])) / total;
            theta[k] = 1 - Math.tanh(tauSquared * p);
            q += p * theta[k];
            margin += tauSquared * p - Math.log(Math.cosh(tauSquared * p));
        }
        double w = negatives == Double.POSITIVE_INFINITY ? 1 : negatives / (negatives + Math.exp(margin));
        double[] slope = new double[2 * r + 1];
        for (int k = 0; k < r; k++) {
            slope[k] = 4 * w * signal[k] * (theta[k] - q) / total;
            slope[r + k] = -4 * w * signal[k] * (theta[k] + q) / total;
        }
        slope[2 * r] = -4 * w * noise * q / total;
        return slope;
    }
}
