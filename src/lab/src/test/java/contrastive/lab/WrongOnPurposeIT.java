package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

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
 * claim that could not fail is found.
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
            new Wrong("sign in theta", "dynamics/FlowState", "(logit < 0 ? 2 : 2 * e)", "(logit > 0 ? 2 : 2 * e)", "04", "05"),
            new Wrong("sign of q in V's equation", "dynamics/FlowState", "(state[g] + 2 * integralOfQ)", "state[g]", "02", "03"),
            new Wrong("sign of the noise's equation", "dynamics/FlowState", "-noiseVariance * integralOfQ", "noiseVariance * integralOfQ", "02", "03"),
            new Wrong("sign of the gradient of positive pairs", "objective/PositivesOnly", "-2.0 / batch", "2.0 / batch", "02", "09"),
            new Wrong("sign of the negatives in the gradient", "objective/Contrastive", "slope = weights[i] *", "slope = -weights[i] *", "04"),
            new Wrong("sign of positive pairs in a training step", "step/FastPositives", "-2.0 / batch", "2.0 / batch", "02", "09"),
            new Wrong("sign of the negatives in a training step", "step/SignContrastive", "a.length, weightA / signs", "a.length, -weightA / signs", "01", "04"),
            new Wrong("step of one direction, by a ten-thousandth", "step/SignDescent", "learningRate * variances[k];", "learningRate * variances[k] * (k == 1 ? 0.9999 : 1);", "07", "09"),
            new Wrong("factor of the positive pairs in a step of InfoNCE", "step/FastInfoNce", "-= 2.0 / own.length", "-= 1.0 / own.length", "08"),
            new Wrong("rows for columns in InfoNCE", "objective/InfoNce", "crossEntropy(n, similarities.data, i, n, i,", "crossEntropy(n, similarities.data, i * n, 1, i,", "01"),
            new Wrong("InfoNCE without its columns", "objective/InfoNce", "value += crossEntropy(n, similarities.data, i, n, i, pairWeights.data);", "", "01"),
            new Wrong("factor in the negative weight", "objective/NegativeWeight", "(LogSums.logCosh(logit) - logit)", "(LogSums.logCosh(logit) + logit)", "04"),
            new Wrong("exponent of kappa_inf", "theory/ClosedForm", "scaledFinalTime(model) / 2)", "scaledFinalTime(model))", "00", "03", "07"),
            new Wrong("smallest eigenvalue of R", "theory/ClosedForm", "return smallest + gap *", "return smallest + 0 *", "04", "09"),
            new Wrong("sech^2 in the balancing rate", "theory/ClosedForm", "* sech * sech / r", "* sech / r", "04", "06"),
            new Wrong("factor in the alignment rate", "theory/ClosedForm", "return 4 * slowestToAlign(model)", "return 2 * slowestToAlign(model)", "02"));

    private final JupyterSettings settings;

    WrongOnPurposeIT() throws IOException {
        settings = JupyterSettings.read();
    }

    @TestFactory
    Stream<DynamicTest> theChaptersThatSpeakOfAWrongFormulaFail() {
        return ALL.stream().flatMap(wrong -> Stream.of(wrong.chapters()).map(chapter -> dynamicTest(wrong.formula() + ": chapter " + chapter, () -> {
            Path folder = WrongLibrary.build(settings.folders(), wrong.file(), wrong.right(), wrong.wrong());
            Outcome outcome = settings.nbconvert().execute(List.of(copied(chapter, folder)), folder.resolve("results"));

            assertThat(outcome.code()).as("nbconvert's code on a library with a wrong " + wrong.formula()).isNotZero();
            assertThat(outcome.text()).contains("ClaimFailedException");
        })));
    }

    private Path copied(String chapter, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(settings.folders().notebooks())) {
            Path notebook = files.filter(file -> file.getFileName().toString().startsWith(chapter + "-")).findFirst().orElseThrow();
            Path copies = Files.createDirectories(folder.resolve("notebooks"));
            return Files.writeString(copies.resolve(notebook.getFileName()), Files.readString(notebook));
        }
    }
}
