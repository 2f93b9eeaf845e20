package contrastive.page;

import contrastive.data.PairModel;
import contrastive.exercise.*;
import contrastive.objective.Contrastive;
import contrastive.theory.ClosedForm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The exercises that a number answers, by the names that the chapters' pages have them under, at the chapters' own parameters. Three are not
 * here: two ask for a loss, in Java, and one for what becomes of a measured number.
 */
final class Exercises {

    private static final double[] FOUR = {2, 1.5, 1, 0.5};
    private static final Map<String, Supplier<Exercise>> ALL = new LinkedHashMap<>();

    static {
        chapters00To04();
        chapters05To08();
        chapters09To16();
    }

    private Exercises() {
    }

    /** Empty where the notebook alone can check the answer. */
    static Optional<Exercise> named(String name) {
        return Optional.ofNullable(ALL.get(name)).map(Supplier::get);
    }

    /** Whether a number typed into a page can answer it. */
    static boolean has(String name) {
        return ALL.containsKey(name);
    }

    private static void chapters00To04() {
        double[] variances = {2, 1.8, 1.6, 1.4, 1.3, 1.1, 1, 0.8, 0.7, 0.5};
        ALL.put("Chapter00.startOfBothCurves", () -> Chapter00.startOfBothCurves(PairModel.of(100, variances, 1)));
        ALL.put("Chapter00.endWithLouderNoise", () -> Chapter00.endWithLouderNoise(PairModel.of(100, variances, 2)));
        ALL.put("Chapter01.conditionNumberAtStart", () -> Chapter01.conditionNumberAtStart(PairModel.of(20, new double[] {3, 1}, 0.4)));
        ALL.put("Chapter01.noiseShareAtStart", () -> Chapter01.noiseShareAtStart(PairModel.of(20, new double[] {3, 1}, 0.4)));
        ALL.put("Chapter01.negativesOfABatch", () -> Chapter01.negativesOfABatch(65));
        ALL.put("Chapter01b.valueAtStart", () -> Chapter01b.valueAtStart(3, 5));
        ALL.put("Chapter01b.firstStep", () -> Chapter01b.firstStep(5));
        ALL.put("Chapter02.alignment", () -> Chapter02.alignment(new double[] {3, 1}, new double[] {1, 0.5}, 0.5));
        ALL.put("Chapter02.noiseThatNoLongerLimits", () -> Chapter02.noiseThatNoLongerLimits(four()));
        ALL.put("Chapter02.growthAtStart", () -> Chapter02.growthAtStart(four()));
        ALL.put("Chapter03.finalConditionNumber", () -> Chapter03.finalConditionNumber(PairModel.of(50, new double[] {3, 1}, 1)));
        ALL.put("Chapter03.balancedStart", () -> Chapter03.balancedStart(four(), 18 / ClosedForm.alignmentRate(four())));
        ALL.put("Chapter03.dimensionThatDoubles", () -> Chapter03.dimensionThatDoubles(four()));
        ALL.put("Chapter04.eigenvalueNearBalance", () -> Chapter04.eigenvalueNearBalance(3, 1));
        ALL.put("Chapter04.moreNegatives",
                () -> Chapter04.moreNegatives(PairModel.of(30, new double[] {2, 1.5, 1, 0.7, 0.5}, 1), 4, 10, 1000));
        ALL.put("Chapter04.eigenvalueSeen", () -> Chapter04.eigenvalueSeen(2, 1));
    }

    private static void chapters05To08() {
        ALL.put("Chapter05.timeWhereBlind", () -> Chapter05.timeWhereBlind(4, 8));
        ALL.put("Chapter05.weakCatchesUp", () -> Chapter05.weakCatchesUp(new double[] {2, 0.5}, new double[] {0.8, 0.2}, 1));
        ALL.put("Chapter05.fastestConstant", () -> Chapter05.fastestConstant(four(), 10, 20 * twoStages(),
                state -> state.alignment() >= 0.99 && state.conditionNumber() <= 1.05));
        ALL.put("Chapter06.bestTauSquared", () -> Chapter06.bestTauSquared(spread(10), 1000));
        ALL.put("Chapter06.manyNegatives", () -> Chapter06.manyNegatives(20));
        ALL.put("Chapter06.speedKept", () -> Chapter06.speedKept(spread(10), spread(20), 100));
        ALL.put("Chapter07.keptImbalance", () -> Chapter07.keptImbalance(new double[] {2, 0.5}));
        ALL.put("Chapter07.spreadForAnEnd", () -> Chapter07.spreadForAnEnd(
                s -> PairModel.of(12, halves(4, 1.25 * (1 + s), 1.25 * (1 - s)), 0.7), 3));
        ALL.put("Chapter07.nearlyIsotropic", () -> Chapter07.nearlyIsotropic(PairModel.of(1000, halves(10, 1.02, 0.98), 1)));
        ALL.put("Chapter08.widerFor", () -> Chapter08.widerFor(3));
        ALL.put("Chapter08.shareOfTheGradient", () -> Chapter08.shareOfTheGradient(32768, 100, 20));
    }

    private static void chapters09To16() {
        ALL.put("Chapter09.rowsThatNoticeTheta", Chapter09::rowsThatNoticeTheta);
        ALL.put("Chapter09.buildsThatFailByChance", () -> Chapter09.buildsThatFailByChance(3, 0.0027));
        ALL.put("Chapter09.rateOfAnotherFactor", () -> Chapter09.rateOfAnotherFactor(2));
        ALL.put("Chapter10.rankOfASample", () -> Chapter10.rankOfASample(100, 200));
        ALL.put("Chapter10.mismatchedAlignment", () -> Chapter10.mismatchedAlignment(11));
        ALL.put("Chapter11.recallByChance", () -> Chapter11.recallByChance(10, 383));
        ALL.put("Chapter11.ratioOfStrengths", () -> Chapter11.ratioOfStrengths(3));
        ALL.put("Chapter12.alignmentOfTriplet", () -> Chapter12.alignmentOfTriplet(8, 0.2));
        ALL.put("Chapter13.marginRatioAtStart", () -> Chapter13.marginRatioAtStart(1, 1.5, 0.5));
        ALL.put("Chapter13.warmMarginRatio", () -> Chapter13.warmMarginRatio(0.6, 1));
        ALL.put("Chapter13.dimensionThatMisreads", () -> Chapter13.dimensionThatMisreads(1, 1.2, 0.3));
        ALL.put("Chapter14.modalitiesAtOnce", () -> Chapter14.modalitiesAtOnce(four(), 1.5));
        ALL.put("Chapter14.newcomerThatLeaves", () -> Chapter14.newcomerThatLeaves(0.9));
        ALL.put("Chapter14.projectedNewcomer", () -> Chapter14.projectedNewcomer(1));
        ALL.put("Chapter15.endOfPenaltyOnWeights", () -> Chapter15.endOfPenaltyOnWeights(3, 2, 1));
        ALL.put("Chapter15.pairsToMiss", () -> Chapter15.pairsToMiss(PairModel.of(40, FOUR, 0.7), 0.01));
        ALL.put("Chapter15.excessWhenCold", () -> Chapter15.excessWhenCold(4));
        ALL.put("Chapter16.balancedRank", () -> Chapter16.balancedRank(0.8, 0.8));
    }

    private static PairModel four() {
        return PairModel.of(12, FOUR, 0.7);
    }

    /** Variances evenly from 2 to 0.5. */
    private static PairModel spread(int r) {
        return PairModel.of(10 * r, IntStream.range(0, r).mapToDouble(k -> 2 - 1.5 * k / (r - 1)).toArray(), 1);
    }

    /** The first half of the directions strong, the others weak. */
    private static double[] halves(int r, double strong, double weak) {
        return IntStream.range(0, r).mapToDouble(k -> k < r / 2 ? strong : weak).toArray();
    }

    /** How long the schedule of chapter 05 runs. */
    private static double twoStages() {
        return 4 / ClosedForm.alignmentRate(four()) + 8 / ClosedForm.balancingRate(four(), new Contrastive(3, 100));
    }
}
