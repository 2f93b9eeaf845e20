package contrastive.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Every public method and constructor of the library, under random and hostile arguments: each call is refused with a message that
 * names the argument, or returns finite numbers that satisfy what theory.md says of them. The list of them is read off the compiled
 * classes; a new one is called without anybody's doing, and fails here where it takes a type that nobody has said how to make. The rooms
 * "step" and "flow" are called through the library's runs alone, which check their arguments before and their numbers after them. The
 * exercises of the chapters are left to their own tests: they pass what a cell gives them on to the library.
 */
@Tag("slow")
class HostileArgumentsTest {

    private static final List<String> MATHEMATICS = List.of("data", "model", "objective", "dynamics", "theory", "scale");
    private static final List<String> PAGES = List.of("plot", "notebook", "embeddings", "emoji", "exercise");
    private static final int LEAST_CASES = 100_000;
    /** How often each entry point is called at least, and how often those that draw a picture, read the emoji or train all models are. */
    private static final int EACH = 100;
    private static final int EACH_SLOW = 3;
    private static final Pattern SLOW = Pattern.compile("(Explorer|Figure)\\.(html|png)\\(\\)|EffectExplorer\\.draw\\(\\)|Explorer\\.(One|Two)\\.figure\\(.*"
            + "|EmojiGallery\\.(captions|pictures|map)\\(.*|EmojiSheet\\.load\\(\\)|EmojiPairs\\.of\\(.*|Course\\.(compute|finiteSize)\\(.*");

    private static final Map<String, Integer> CALLS = new TreeMap<>();

    @Property(tries = 88_000, seed = "1", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void mathematics(@ForAll("callsOfTheMathematics") Call call) {
        judge(call);
    }

    @Property(tries = 22_000, seed = "2", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void pages(@ForAll("callsOfThePages") Call call) {
        judge(call);
    }

    @Provide
    Arbitrary<Call> callsOfTheMathematics() {
        return calls(MATHEMATICS);
    }

    @Provide
    Arbitrary<Call> callsOfThePages() {
        return calls(PAGES);
    }

    private static Arbitrary<Call> calls(List<String> rooms) {
        return Arbitraries.frequencyOf(entryPoints(rooms)
                .map(entryPoint -> Tuple.of(isSlow(entryPoint) ? 2 : 40, Call.of(entryPoint))).toList());
    }

    private static Stream<EntryPoint> entryPoints(List<String> rooms) {
        return rooms.stream().flatMap(room -> PublicApi.entryPoints(room).stream()).filter(entryPoint -> !entryPoint.type().matches("Chapter\\d\\d\\w?"));
    }

    private static boolean isSlow(EntryPoint entryPoint) {
        return SLOW.matcher(entryPoint.id()).matches();
    }

    /** A call whose receiver or arguments were refused while they were made is not counted: it is another entry point's. */
    private static void judge(Call call) {
        if (call.judge()) {
            CALLS.merge(call.entryPoint().id(), 1, Integer::sum);
        }
    }

    @AfterContainer
    static void everyEntryPointWasCalledOftenEnough() {
        assertThat(CALLS.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(LEAST_CASES);
        Stream.concat(entryPoints(MATHEMATICS), entryPoints(PAGES)).forEach(entryPoint ->
                assertThat(CALLS.getOrDefault(entryPoint.id(), 0)).as(entryPoint.id())
                        .isGreaterThanOrEqualTo(isSlow(entryPoint) ? EACH_SLOW : EACH));
    }
}
