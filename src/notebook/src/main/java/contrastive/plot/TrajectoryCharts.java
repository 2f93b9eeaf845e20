package contrastive.plot;

import contrastive.data.Require;
import contrastive.dynamics.Trajectory;

/** The charts that every notebook draws of training runs, over the time that the three lenses share. */
public final class TrajectoryCharts {

    /** A training run with its name in the legend and its colour. */
    public record Run(String label, Trajectory trajectory, Ink ink) {

        /**
         * @throws IllegalArgumentException if one of the three is missing
         */
        public Run {
            Require.notNull("label", label);
            Require.notNull("trajectory", trajectory);
            Require.notNull("ink", ink);
        }
    }

    private TrajectoryCharts() {}

    /** A run to be drawn. */
    public static Run run(String label, Trajectory trajectory, Ink ink) {
        return new Run(label, trajectory, ink);
    }

    /**
     * Two panels: the condition number on a logarithmic axis, and the alignment.
     *
     * @param finding what the two show together, as a statement
     * @throws IllegalArgumentException when no run is given
     */
    public static Figure conditionNumberAndAlignment(String finding, Run... runs) {
        return Figure.titled(finding, conditionNumber("", runs), alignment("", runs));
    }

    /** Condition number (theory, section 4) over time, on a logarithmic axis; predictions can be added. */
    public static Chart conditionNumber(String finding, Run... runs) {
        return quantity(finding, "condition number", runs).logY();
    }

    /** Alignment (theory, section 4) over time; predictions can be added. */
    public static Chart alignment(String finding, Run... runs) {
        return quantity(finding, "alignment", runs);
    }

    /**
     * Any column of {@link Trajectory#table} over time.
     *
     * @throws IllegalArgumentException when a run has no such column
     */
    public static Chart quantity(String finding, String column, Run... runs) {
        Require.notNull("column", column);
        Chart chart = Chart.titled(finding).axes("time t", column);
        for (Run run : Require.notNull("runs", runs)) {
            Require.notNull("each of runs", run);
            chart = chart.line(run.label(), run.trajectory().table(), "time", column, run.ink());
        }
        return chart;
    }
}
