package contrastive.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairModel;
import contrastive.dynamics.FlowInUse;
import contrastive.objective.Contrastive;
import contrastive.objective.Objective;
import contrastive.objective.PairwiseLoss;
import contrastive.objective.PositivesOnly;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;

/** The Jacobian of the plain flow and the systems made of it. */
class AnyLossFlowTest {

    private static final PairModel MODEL = PairModel.of(12, new double[] {2, 0.3, 0.1, 0.01}, 0.7);

    private static AnyLossFlow flow() {
        return (AnyLossFlow) AnyLossFlow.over(FlowInUse.plain(MODEL), MODEL);
    }

    /** Differences of the loss's slopes are good to about 1e-8, those of the derivative to 1e-9. */
    @Test
    void theJacobianIsThatOfTheDerivative() {
        Random random = new Random(2);
        Objective cubic = PairwiseLoss.of(s -> s.multiply(s).subtract(s.multiply(3)), s -> s.multiply(s).multiply(s).add(s.exp()));
        for (Objective objective : new Objective[] {new Contrastive(3, 5), new Contrastive(9, 1e4), new PositivesOnly(), cubic}) {
            AnyLossFlow flow = flow();
            int dimension = flow.dimension();
            double[] state = random.doubles(dimension, -1, 1).toArray();
            AnyLossJacobian jacobian = new AnyLossJacobian(new double[] {2, 0.3, 0.1, 0.01, 2, 0.3, 0.1, 0.01, 0.7});
            jacobian.compute(objective, flow.masses(state));
            double[][] right = CentralDifferences.jacobian(flow, objective, state);
            for (int i = 0; i < dimension; i++) {
                for (int j = 0; j < dimension; j++) {
                    assertThat(jacobian.matrix.get(i, j)).as("%s, %d by %d", objective, i, j).isCloseTo(right[i][j], within(3e-8));
                }
            }
        }
    }

    @Test
    void whatADenseSystemSolvesItAlsoMultipliesBack() {
        Random random = new Random(3);
        int dimension = 7;
        DMatrixRMaj jacobian = RandomMatrices_DDRM.rectangle(dimension, dimension, -1, 1, random);
        DenseSystem system = new DenseSystem(jacobian);
        double[] re = random.doubles(dimension, -1, 1).toArray();
        double[] im = random.doubles(dimension, -1, 1).toArray();
        double[] x = re.clone();
        double[] y = im.clone();
        assertThat(system.shift(0.4, 0.7)).isTrue();
        system.solve(x, y);
        for (int i = 0; i < dimension; i++) {
            double real = 0.4 * x[i] - 0.7 * y[i];
            double imaginary = 0.4 * y[i] + 0.7 * x[i];
            for (int j = 0; j < dimension; j++) {
                real -= jacobian.get(i, j) * x[j];
                imaginary -= jacobian.get(i, j) * y[j];
            }
            assertThat(real).isCloseTo(re[i], within(1e-13));
            assertThat(imaginary).isCloseTo(im[i], within(1e-13));
        }
    }

    /** Its eigenvalues are -3, 1 and 1 in a basis that is not orthogonal: (81 + 2)^(1/4). */
    @Test
    void theFastestRateIsThatOfTheEigenvaluesInAnyBasis() {
        AnyLossJacobian jacobian = new AnyLossJacobian(new double[] {1, 1, 1});
        jacobian.matrix.setTo(new DMatrixRMaj(new double[][] {{-3, 4000, 7}, {0, 1, -50}, {0, 0, 1}}));
        assertThat(jacobian.fastest()).isCloseTo(Math.pow(83, 0.25), within(1e-12));
    }
}
