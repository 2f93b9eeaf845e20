package contrastive.page;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The Java that computes a setting's run in a notebook of the course, or in any program with the library. */
final class JavaText {

    private static final String IMPORTS = "import contrastive.data.*; import contrastive.dynamics.*; import contrastive.objective.*;";

    private JavaText() {
    }

    /** Imports, model, run, and what is printed of its end; for the triplet loss, which the library has not, the loss before them. */
    static String of(Setting setting) {
        String before = setting.hasFlow() ? "\n" : " import contrastive.model.*;" + Html.byId("triplet-java").getTextContent();
        return IMPORTS + before + "PairModel model = PairModel.of(" + Numbers.text(setting.dimension()) + ", " + array(setting.variances()) + ", "
                + setting.noiseVariance() + ");\n" + (setting.hasFlow() ? flow(setting) : descent(setting)) + "\nSystem.out.println(run.last());";
    }

    private static String flow(Setting setting) {
        String start = setting.isStandardStart() ? "" : ".startingFrom(new Masses(" + masses(setting, setting.alignedShare()) + ", "
                + masses(setting, 1 - setting.alignedShare()) + ", " + (setting.dimension() - setting.variances().length) * setting.noiseVariance() + "))";
        return "Trajectory run = InfiniteWidth.of(model)" + start + ".run(" + objective(setting, false) + ", " + setting.duration() + ");";
    }

    private static String descent(Setting setting) {
        Steps steps = setting.steps();
        String seed = Numbers.text(steps.seed());
        return "Trajectory run = new GradientDescent(" + steps.learningRate() + ", " + Numbers.text(steps.batch()) + ", " + seed
                + ").run(TwoTower.gaussian(model, " + Numbers.text(steps.width()) + ", " + seed + "), " + objective(setting, steps.inBatch()) + ", "
                + Numbers.text(steps.number(setting.duration())) + ");";
    }

    private static String objective(Setting setting, boolean inBatch) {
        String run = java(setting.run(), inBatch);
        return setting.first().map(first -> "Schedule.twoStage(" + java(first, inBatch) + ", " + setting.switchTime() + ", " + run + ")").orElse(run);
    }

    private static String java(Recipe recipe, boolean inBatch) {
        return inBatch && recipe.loss() == Loss.CONTRASTIVE ? "new InfoNce(" + recipe.constants()[0] + ")" : recipe.loss().java.apply(recipe.constants());
    }

    private static String masses(Setting setting, double share) {
        return array(Arrays.stream(setting.variances()).map(variance -> variance * share).toArray());
    }

    private static String array(double[] values) {
        return "new double[] {" + Arrays.stream(values).mapToObj(Numbers::text).collect(Collectors.joining(", ")) + "}";
    }
}
