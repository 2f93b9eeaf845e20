package contrastive.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairModel;
import contrastive.dynamics.Masses;
import contrastive.objective.Contrastive;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The implicit method and what it solves, each against what defines it. */
class RadauMethodTest {

    private static final PairModel MODEL = PairModel.of(12, new double[] {2, 0.3, 0.3, 0.01}, 0.7);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void collocationIsExactForPolynomialsOfAsManyDegreesAsItHasStages(int degree) {
        for (int i = 0; i < RadauMethod.STAGES; i++) {
            double derivative = 0;
            for (int j = 0; j < RadauMethod.STAGES; j++) {
                derivative += RadauMethod.INVERSE[i][j] * Math.pow(RadauMethod.POINTS[j], degree);
            }
            assertThat(derivative).isCloseTo(degree * Math.pow(RadauMethod.POINTS[i], degree - 1), within(1e-11));
        }
        double[] basis = RadauMethod.basis(0.37);
        double between = 0;
        for (int j = 0; j < RadauMethod.STAGES; j++) {
            between += basis[j] * Math.pow(RadauMethod.POINTS[j], degree);
        }
        assertThat(between).isCloseTo(Math.pow(0.37, degree), within(1e-12));
    }

    @Test
    void theJacobianIsThatOfTheDerivative() {
        Random random = new Random(2);
        for (Objective objective : new Objective[] {new Contrastive(3, 5), new Contrastive(9, 1e4), new PositivesOnly()}) {
            FastFlow flow = (FastFlow) FastFlow.of(MODEL, Masses.standardStart(MODEL), objective).orElseThrow();
            int dimension = flow.dimension();
            double[] state = random.doubles(dimension, 0, 2).toArray();
            flow.derivativeAndJacobian(objective, state, new double[dimension]);
            FlowJacobian jacobian = flow.jacobian();
            double[][] dense = new double[dimension][dimension];
            for (int i = 0; i < dimension; i++) {
                for (int j = 0; j < dimension; j++) {
                    dense[i][j] = i == j ? jacobian.diagonal[i] : 0;
                    for (int rank = 0; rank < FlowJacobian.RANK; rank++) {
                        dense[i][j] += jacobian.columns[rank][i] * jacobian.rows[rank][j];
                    }
                }
            }
            double[][] right = CentralDifferences.jacobian(flow, objective, state);
            for (int i = 0; i < dimension; i++) {
                for (int j = 0; j < dimension; j++) {
                    assertThat(dense[i][j]).as("%s, %d by %d", objective, i, j).isCloseTo(right[i][j], within(1e-9));
                }
            }
        }
    }

    @Test
    void whatAShiftedJacobianSolvesItAlsoMultipliesBack() {
        Random random = new Random(3);
        Objective objective = new Contrastive(3, 5);
        FastFlow flow = (FastFlow) FastFlow.of(MODEL, Masses.standardStart(MODEL), objective).orElseThrow();
        int dimension = flow.dimension();
        flow.derivativeAndJacobian(objective, random.doubles(dimension, 0, 2).toArray(), new double[dimension]);
        FlowJacobian jacobian = flow.jacobian();
        ShiftedJacobian shifted = new ShiftedJacobian(jacobian);
        double[] re = random.doubles(dimension, -1, 1).toArray();
        double[] im = random.doubles(dimension, -1, 1).toArray();
        double[] x = re.clone();
        double[] y = im.clone();
        assertThat(shifted.shift(0.4, 0.7)).isTrue();
        shifted.solve(x, y);
        for (int i = 0; i < dimension; i++) {
            double real = (0.4 - jacobian.diagonal[i]) * x[i] - 0.7 * y[i];
            double imaginary = (0.4 - jacobian.diagonal[i]) * y[i] + 0.7 * x[i];
            for (int rank = 0; rank < FlowJacobian.RANK; rank++) {
                for (int j = 0; j < dimension; j++) {
                    real -= jacobian.columns[rank][i] * jacobian.rows[rank][j] * x[j];
                    imaginary -= jacobian.columns[rank][i] * jacobian.rows[rank][j] * y[j];
                }
            }
            assertThat(real).isCloseTo(re[i], within(1e-13));
            assertThat(imaginary).isCloseTo(im[i], within(1e-13));
        }
    }
}
