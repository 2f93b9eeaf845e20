package contrastive.dynamics;

import contrastive.data.NotFiniteException;
import contrastive.data.PairModel;
import contrastive.data.Require;
import contrastive.model.Spectrum;
import contrastive.model.TwoTower;
import contrastive.objective.Objective;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * Measures a pair of towers (theory, section 4) by population values, without sampling: for the model from the signal and noise maps,
 * for other pairs from the moments of their source.
 */
public final class Measurement {

    /** Squares below this have lost digits. */
    private static final double LEAST_ENERGY = 1e-290;

    private Measurement() {}

    /**
     * @param tower with pairs from any source that knows its cross moment
     * @param objective in force, for the negative weight
     * @param batch number of pairs in a step, for objectives whose negatives are the batch
     * @param time to write into the snapshot
     * @return a {@link ModelSnapshot} for the pairs of a {@link PairModel}, a {@link PairSnapshot} for others
     * @throws IllegalArgumentException if a signal map or cross-covariance is 0 throughout, or below 1e-145
     * @throws NotFiniteException if a signal map or cross-covariance exceeds what a double can hold
     * @throws UnsupportedOperationException if the source does not know its cross moment
     */
    public static Snapshot of(TwoTower tower, Objective objective, int batch, double time) {
        Require.notNull("tower", tower);
        Require.notNull("objective", objective);
        Require.atLeast(1, "batch", batch);
        Require.notNegative("time", time);
        return tower.source() instanceof PairModel ? ofModel(tower, objective, batch, time) : ofPairs(tower, time);
    }

    private static PairSnapshot ofPairs(TwoTower tower, double time) {
        // E f_A f_B^T = W_A^T E[x_A x_B^T] W_B / (N_A N_B); its trace is the alignment
        DMatrixRMaj moment = tower.source().crossMoment();
        DMatrixRMaj left = new DMatrixRMaj(tower.width(), moment.numCols);
        DMatrixRMaj covariance = new DMatrixRMaj(tower.width(), tower.width());
        CommonOps_DDRM.multTransA(1 / (tower.normA() * tower.normB()), tower.weightsA(), moment, left);
        CommonOps_DDRM.mult(left, tower.weightsB(), covariance);
        double[] strengths = Spectrum.singularValues(Require.finite("cross-covariance by weightsA and weightsB", covariance));
        if (strengths[0] == 0) {
            throw new IllegalArgumentException("weightsA and weightsB must give a cross-covariance that is not 0, got 0 throughout");
        }
        return new PairSnapshot(time, CommonOps_DDRM.trace(covariance), strengths);
    }

    private static ModelSnapshot ofModel(TwoTower tower, Objective objective, int batch, double time) {
        return ofMaps(tower.signalMapA().getDDRM(), tower.signalMapB().getDDRM(), square(NormOps_DDRM.normF(tower.noiseMapA().getDDRM())),
                square(NormOps_DDRM.normF(tower.noiseMapB().getDDRM())), objective, batch, time);
    }

    /**
     * The same from the maps of the towers.
     *
     * @param signalA Phi_A, or Q^T Phi_A with orthonormal columns of Q that both towers share
     * @param signalB Phi_B, likewise
     * @param noiseA |Phi_A,xi|_F^2
     * @param noiseB |Phi_B,xi|_F^2
     * @throws IllegalArgumentException as {@link #of}, or if the maps differ in shape
     */
    public static ModelSnapshot ofMaps(DMatrixRMaj signalA, DMatrixRMaj signalB, double noiseA, double noiseB,
            Objective objective, int batch, double time) {
        Require.shape("signalB", signalB, Require.notNull("signalA", signalA).numRows, signalA.numCols);
        Require.notNegative("the smaller of noiseA and noiseB", noiseA < 0 || noiseB < 0 ? Math.min(noiseA, noiseB) : 0);
        double energyA = energy("weightsA", signalA, noiseA);
        double energyB = energy("weightsB", signalB, noiseB);

        // p_k = <Phi_A[:,k], Phi_B[:,k]> / (d N_A N_B), where d N^2 is the energy
        double scale = 1 / (Math.sqrt(energyA) * Math.sqrt(energyB));
        double[] strengths = new double[signalA.numCols];
        double[] aligned = new double[strengths.length];
        double[] misaligned = new double[strengths.length];
        for (int row = 0; row < signalA.numRows; row++) {
            for (int k = 0; k < strengths.length; k++) {
                strengths[k] += scale * signalA.get(row, k) * signalB.get(row, k);
                aligned[k] += square((signalA.get(row, k) + signalB.get(row, k)) / 2);
                misaligned[k] += square((signalA.get(row, k) - signalB.get(row, k)) / 2);
            }
        }
        double weight = Require.notNull("objective", objective).negativeWeight(strengths, batch);
        return new ModelSnapshot(time, Arrays.stream(strengths).sum(), state(signalA, noiseA / energyA),
                state(signalB, noiseB / energyB), weight, strengths,
                new Masses(aligned, misaligned, (noiseA + noiseB) / 2));
    }

    private static TowerState state(DMatrixRMaj signalMap, double noiseShare) {
        double[] values = Spectrum.singularValues(signalMap);
        // a map narrower than its r directions has lost some of them
        double conditionNumber = signalMap.numRows < signalMap.numCols
                ? Double.POSITIVE_INFINITY : Spectrum.conditionNumber(values);
        return new TowerState(conditionNumber, noiseShare, Spectrum.effectiveRank(values));
    }

    /** |K|_F^2 + |K_xi|_F^2, by which shares and strengths are divided. */
    private static double energy(String weights, DMatrixRMaj signalMap, double noise) {
        double signal = square(NormOps_DDRM.normF(signalMap));
        // twice, so that the masses of the two towers add up too
        NotFiniteException.unless(weights, "energy of the maps", 2 * (signal + noise));
        if (signal < LEAST_ENERGY) {
            throw new IllegalArgumentException(weights + " must give a signal map that is not 0, got one of squared norm " + signal);
        }
        return signal + noise;
    }

    private static double square(double value) {
        return value * value;
    }
}
