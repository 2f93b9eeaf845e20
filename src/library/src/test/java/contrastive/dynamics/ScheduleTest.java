package contrastive.dynamics;

import static contrastive.dynamics.InfiniteWidthTest.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.HadamardDesign;
import contrastive.data.PairModel;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    private static final PairModel MODEL = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);
    private static final Objective FIRST = new PositivesOnly();
    private static final Objective SECOND = new Contrastive(3, 5);

    @Test
    void twoStagesAreTheFirstBeforeTheSwitchAndTheSecondFromItOn() {
        Schedule schedule = Schedule.twoStage(FIRST, 7, SECOND);
        assertThat(schedule.at(0)).isSameAs(FIRST);
        assertThat(schedule.at(Math.nextDown(7))).isSameAs(FIRST);
        assertThat(schedule.at(7)).isSameAs(SECOND);
        assertThat(schedule.jumps()).containsExactly(7);
    }

    @Test
    void aConstantScheduleHasNoJumps() {
        assertThat(Schedule.constant(SECOND).at(1e9)).isSameAs(SECOND);
        assertThat(Schedule.constant(SECOND).jumps()).isEmpty();
    }

    @Test
    void twoStagesAreTwoRunsGluedTogether() {
        InfiniteWidth limit = InfiniteWidth.of(MODEL);
        Trajectory both = limit.run(Schedule.twoStage(FIRST, 7.3, SECOND), 30);
        Trajectory first = limit.run(FIRST, 7.3);
        Trajectory second = limit.startingFrom(first.last().masses()).run(SECOND, 30 - 7.3);
        assertMeasured(both.at(5), first.at(5));
        assertMeasured(both.at(10), second.at(2.7));
        assertMeasured(both.last(), second.last());
    }

    @Test
    void atTheJumpTheObjectiveThatBeginsThereIsInForce() {
        Trajectory both = InfiniteWidth.of(MODEL).run(Schedule.twoStage(FIRST, 7.3, SECOND), 30);
        assertThat(both.at(7.29).negativeWeight()).isEqualTo(1);
        assertThat(both.at(7.3).negativeWeight()).isLessThan(0.9);
    }

    @Test
    void gradientDescentMeasuresAtTheJumpWithTheObjectiveThatBeginsThereToo() {
        HadamardDesign design = HadamardDesign.of(MODEL);
        Schedule schedule = Schedule.twoStage(FIRST, 5, SECOND);
        Trajectory descent = new GradientDescent(0.25, design.pairs(), 0).run(TwoTower.orthogonal(MODEL), design, schedule, 30);
        assertThat(descent.at(4.75).negativeWeight()).isEqualTo(1);
        // the rest is the step's error, of first order
        assertThat(descent.at(5).negativeWeight())
                .isCloseTo(InfiniteWidth.of(MODEL).run(schedule, 7.5).at(5).negativeWeight(), within(0.03));
    }

    @Test
    void severalJumpsInAnyOrderAndOutsideOfTheRunAreIntegratedAsGluedRuns() {
        Schedule schedule = new Schedule() {
            @Override
            public Objective at(double time) {
                return time < 2 ? FIRST : time < 5 ? SECOND : time < 9 ? FIRST : SECOND;
            }

            @Override
            public double[] jumps() {
                return new double[] {9, 2, 5, 5, -1, 0, 40};
            }
        };
        InfiniteWidth limit = InfiniteWidth.of(MODEL);
        Masses masses = Masses.standardStart(MODEL);
        Objective[] objectives = {FIRST, SECOND, FIRST, SECOND};
        double[] durations = {2, 3, 4, 6};
        Snapshot glued = null;
        for (int i = 0; i < 4; i++) {
            glued = limit.startingFrom(masses).run(objectives[i], durations[i]).last();
            masses = glued.masses();
        }
        assertMeasured(limit.run(schedule, 15).last(), glued);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.30000000000000004, 1e-300})
    void aJumpWithinRoundOffOfTheStartOrTheEndIsNoObstacle(double jump) {
        Trajectory run = InfiniteWidth.of(MODEL).run(Schedule.twoStage(FIRST, jump, SECOND), Math.nextUp(0.3));
        Objective inForce = jump < 0.2 ? SECOND : FIRST;
        assertThat(run.last().alignment())
                .isCloseTo(InfiniteWidth.of(MODEL).run(inForce, 0.3).last().alignment(), within(1e-11));
    }

    @Test
    void aScheduleThatChangesSmoothlyIsFollowedWithoutJumps() {
        // tau^2 rises from 0 to 3 in a straight line; against many short constant stages, whose error is of the second order
        Schedule ramp = time -> new Contrastive(Math.min(3, time / 10), 5);
        Masses masses = Masses.standardStart(MODEL);
        int stages = 400;
        Snapshot stepped = null;
        for (int i = 0; i < stages; i++) {
            stepped = InfiniteWidth.of(MODEL).startingFrom(masses).run(ramp.at((i + 0.5) * 40 / stages), 40.0 / stages).last();
            masses = stepped.masses();
        }
        Snapshot smooth = InfiniteWidth.of(MODEL).run(ramp, 40).last();
        assertThat(smooth.conditionNumber()).isCloseTo(stepped.conditionNumber(), within(1e-5));
        assertThat(smooth.alignment()).isCloseTo(stepped.alignment(), within(1e-5));
    }

    @Test
    void gradientDescentSwitchesAtTheStepThatBeginsAtTheSwitch() {
        HadamardDesign design = HadamardDesign.of(MODEL);
        GradientDescent descent = new GradientDescent(0.25, design.pairs(), 0);
        TwoTower start = TwoTower.orthogonal(MODEL);
        Trajectory both = descent.run(start, design, Schedule.twoStage(FIRST, 5, SECOND), 30);
        Trajectory first = descent.run(start, design, Schedule.constant(FIRST), 20);
        Trajectory second = descent.run(first.tower().orElseThrow(), design, Schedule.constant(SECOND), 10);
        // the second run starts from weights that were turned out of the frames' coordinates and back: round-off
        assertThat(both.last().conditionNumber()).isCloseTo(second.last().conditionNumber(), within(1e-12));
        assertThat(both.tower().orElseThrow().weightsA().data)
                .containsExactly(second.tower().orElseThrow().weightsA().data, within(1e-12));
    }

    private static void assertMeasured(Snapshot actual, Snapshot expected) {
        assertClose(withTime(actual, 0), withTime(expected, 0), 1e-10);
    }

    private static Snapshot withTime(Snapshot snapshot, double time) {
        return new ModelSnapshot(time, snapshot.alignment(), snapshot.towerA(), snapshot.towerB(), snapshot.negativeWeight(),
                snapshot.strengths(), snapshot.masses());
    }
}
