package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import contrastive.lab.machine.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The library is made wrong on purpose, one formula at a time, and the chapters that speak of it must fail, each at a claim. So a
 * claim that could not fail is found, and the formula that is read is seen to be the one that trains. Where the faster implementation is made
 * wrong, the plain formulas take over: the chapters hold, and one sentence says so.
 */
@Tag("slow")
class WrongOnPurposeIT {

    /**
     * @param formula what is made wrong
     * @param file of the library's sources, below contrastive
     * @param right stands once in it
     * @param wrong stands there instead
     * @param chapters numbers of the notebooks that must fail
     */
    private record Wrong(String formula, String file, String right, String wrong, String... chapters) {}

    private static final List<Wrong> ALL = List.of(
            new Wrong("sign in theta", "objective/LogSums", "2 / (1 + FastMath.exp(2 * x))", "2 / (1 + FastMath.exp(-2 * x))", "04", "05"),
            new Wrong("sign of q in V's equation", "dynamics/FlowEquations", "(force[k] + q) / m;     //", "(force[k] - q) / m;     //", "02", "03", "12"),
            new Wrong("sign of the noise's equation", "dynamics/FlowEquations", "= -4 * noiseVariance * q / m", "= 4 * noiseVariance * q / m", "02", "03"),
            new Wrong("sign of the gradient of positive pairs", "objective/PositivesOnly", "similarities.addSlope(i, i, -2.0 / n)", "similarities.addSlope(i, i, 2.0 / n)", "02", "09", "14"),
            new Wrong("sign of the negatives in the gradient", "objective/Contrastive", "s.set(i, j, w[i] *", "s.set(i, j, -w[i] *", "01", "01b", "04", "15"),
            new Wrong("step of one weight, by a ten-thousandth", "dynamics/PlainDescent", "CommonOps_DDRM.addEquals(tower.weightsB(), -settings",
                    "gradient.weightsB().set(1, 0, gradient.weightsB().get(1, 0) * 0.9999); CommonOps_DDRM.addEquals(tower.weightsB(), -settings", "07", "09"),
            new Wrong("factor of the positive pairs in InfoNCE", "objective/InfoNce", "(j == i ? 1 : 0)", "(j == i ? 0.5 : 0)", "01", "08"),
            new Wrong("rows for columns in InfoNCE", "objective/InfoNce", "crossEntropy(similarities, i, false)", "crossEntropy(similarities, i, true)", "01"),
            new Wrong("InfoNCE without its columns", "objective/InfoNce", " + crossEntropy(similarities, i, false)", "", "01", "15"),
            new Wrong("factor in the negative weight", "objective/Contrastive", "exponent += LogSums.logCosh(logit) - logit", "exponent += LogSums.logCosh(logit) + logit", "04"),
            new Wrong("exponent of kappa_inf", "theory/ClosedForm", "scaledFinalTime(model) / 2)", "scaledFinalTime(model))", "00", "03", "07", "14"),
            new Wrong("smallest eigenvalue of R", "theory/ClosedForm", "return smallest + gap *", "return smallest + 0 *", "04", "09"),
            new Wrong("sech^2 in the balancing rate", "objective/Contrastive", "* tauSquared * sech * sech", "* tauSquared * sech", "04", "06"),
            new Wrong("slope of positive pairs in the flow", "objective/PositivesOnly", "Arrays.fill(slopes, -2)", "Arrays.fill(slopes, -1)", "14"),
            new Wrong("normaliser in the gradient of tower B", "objective/Gradient", "-inner / (normB * normB)", "-inner / (2 * normB * normB)", "14"),
            new Wrong("half of the normalisation's term", "objective/Gradient", "-inner / (normA * normA)", "-0.5 * inner / (normA * normA)", "15"),
            new Wrong("mean bend of a price", "objective/PairwiseLoss", "- others * Math.log(2)", "- directions * Math.log(2)", "12"),
            new Wrong("h by differences", "objective/SlopeCheck", "/ (12 * step)", "/ (10 * step)", "12"),
            new Wrong("correlation of the training pairs", "data/CorrelatedPairs", "(1 + correlation) / 2", "(1 - correlation) / 2", "13"),
            new Wrong("second moments of correlated pairs", "data/CorrelatedPairs", "double scale = correlation", "double scale = -correlation", "13"),
            new Wrong("2 d in the clock of positive pairs", "theory/ClosedForm", "Math.log(2.0 * movingDirections(model))", "Math.log(1.0 * movingDirections(model))", "13"),
            new Wrong("factor in the alignment rate", "theory/ClosedForm", "return 4 * slowestToAlign(model)", "return 2 * slowestToAlign(model)", "02"));

    /** A wrong formula trains by the plain ones, which take up to ten times as long. */
    private static final int SECONDS_PER_CELL = 900;

    private final JupyterSettings settings;

    WrongOnPurposeIT() throws IOException {
        settings = JupyterSettings.read();
    }

    @TestFactory
    Stream<DynamicTest> theChaptersThatSpeakOfAWrongFormulaFail() {
        return ALL.stream().flatMap(wrong -> Stream.of(wrong.chapters()).map(chapter -> dynamicTest(wrong.formula() + ": chapter " + chapter, () -> {
            Path folder = WrongLibrary.build(settings.folders(), "library", wrong.file(), wrong.right(), wrong.wrong());
            CommandResult outcome = settings.nbconvert().executePatiently(SECONDS_PER_CELL, List.of(copied(chapter, folder)), folder.resolve("results"));

            assertThat(outcome.code()).as("nbconvert's code on a library with a wrong " + wrong.formula()).isNotZero();
            assertThat(outcome.text()).contains("ClaimFailedException");
        })));
    }

    @TestFactory
    Stream<DynamicTest> aWrongFastImplementationGivesWayToThePlainFormulas() {
        return Stream.of(
                new Wrong("sign of the negatives in a fast step", "step/FastContrastive", "a.length, weightA / n", "a.length, -weightA / n", "04"),
                new Wrong("sign of the fast flow", "flow/FlowState", "mean += nodes.weight[g]", "mean -= nodes.weight[g]", "00"),
                new Wrong("sign of the fast flow's shift, which only small strengths feel", "flow/FlowState", "force[g] -= beyond;", "force[g] += beyond;", "00"))
                .map(wrong -> dynamicTest(wrong.formula(), () -> {
                    Path folder = WrongLibrary.build(settings.folders(), "scale", wrong.file(), wrong.right(), wrong.wrong());
                    Path results = folder.resolve("results");
                    Path notebook = copied(wrong.chapters()[0], folder);
                    CommandResult outcome = settings.nbconvert().executePatiently(SECONDS_PER_CELL, List.of(notebook), results);

                    assertThat(outcome.code()).as("nbconvert's code; it said:\n" + outcome.text()).isZero();
                    String run = Files.readString(results.resolve(notebook.getFileName()));
                    assertThat(run.split("Runs use the plain formulas", -1)).as("the sentence, once").hasSize(2);
                }));
    }

    private Path copied(String chapter, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(settings.folders().notebooks())) {
            Path notebook = files.filter(file -> file.getFileName().toString().startsWith(chapter + "-")).findFirst().orElseThrow();
            Path copies = Files.createDirectories(folder.resolve("notebooks"));
            return Files.writeString(copies.resolve(notebook.getFileName()), Files.readString(notebook));
        }
    }
}
