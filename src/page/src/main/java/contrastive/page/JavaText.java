package contrastive.page;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The Java that computes a setting's run in a notebook of the course, or in any program with the library. */
final class JavaText {

    static final String IMPORTS = "import contrastive.data.*; import contrastive.dynamics.*; import contrastive.objective.*;";

    private JavaText() {
    }

    /** Imports, model, run, and what is printed of its end. */
    static String of(Setting setting) {
        String start = setting.isStandardStart() ? "" : ".startingFrom(new Masses(" + masses(setting, setting.alignedShare()) + ", "
                + masses(setting, 1 - setting.alignedShare()) + ", " + (setting.dimension() - setting.variances().length) * setting.noiseVariance() + "))";
        return IMPORTS + "\nPairModel model = PairModel.of(" + Numbers.text(setting.dimension()) + ", " + array(setting.variances()) + ", "
                + setting.noiseVariance() + ");\nTrajectory run = InfiniteWidth.of(model)" + start + ".run(" + objective(setting) + ", "
                + setting.duration() + ");\nSystem.out.println(run.last());";
    }

    private static String objective(Setting setting) {
        String run = java(setting.run());
        return setting.first().map(first -> "Schedule.twoStage(" + java(first) + ", " + setting.switchTime() + ", " + run + ")").orElse(run);
    }

    private static String java(Recipe recipe) {
        return recipe.loss().java(recipe.constants());
    }

    private static String masses(Setting setting, double share) {
        return array(Arrays.stream(setting.variances()).map(variance -> variance * share).toArray());
    }

    private static String array(double[] values) {
        return "new double[] {" + Arrays.stream(values).mapToObj(Numbers::text).collect(Collectors.joining(", ")) + "}";
    }
}
