package contrastive.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Progress;
import contrastive.dynamics.Trajectory;
import contrastive.objective.Contrastive;
import contrastive.objective.Gradient;
import contrastive.objective.InfoNce;
import contrastive.objective.PositivesOnly;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.ejml.data.DMatrixRMaj;

/**
 * One call of one entry point.
 *
 * @param world where the sane values come from
 * @param choices for the receiver and then for each parameter, which hostile value; {@link #SANE} for none
 */
record Call(EntryPoint entryPoint, World world, List<Integer> choices) {

    private static final int SANE = -1;
    /** A run of more steps is started in an interrupted thread, which ends it at once. */
    private static final int MANY_STEPS = 1000;
    private static final int MANY_REPORTS = 50;
    private static final int LONGEST_TEXT = 120;
    private static final Set<String> OVERWRITTEN = Set.of("slopes", "formDerivative");

    static Arbitrary<Call> of(EntryPoint entryPoint) {
        List<Class<?>> types = types(entryPoint);
        List<Arbitrary<Integer>> choices = new ArrayList<>();
        for (Class<?> type : types) {
            boolean receiver = choices.isEmpty();
            // the first is null, which nothing can be called on
            int from = receiver ? 1 : 0;
            int to = Hostile.of(type).size() - 1;
            choices.add(to < from ? Arbitraries.just(SANE) : Arbitraries.frequencyOf(
                    Tuple.of(receiver ? 5 : 2, Arbitraries.just(SANE)), Tuple.of(1, Arbitraries.integers().between(from, to))));
        }
        return Combinators.combine(World.any(), Combinators.combine(choices).as(list -> list))
                .as((world, chosen) -> new Call(entryPoint, world, chosen));
    }

    /** Ends a run that takes long by interrupting it, after so many reports and not after a time, so that cases stay the same. */
    private static final class LongRuns implements Progress {
        private int reports;

        @Override
        public void report(String task, double fraction) {
            if (++reports >= MANY_REPORTS) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static List<Class<?>> types(EntryPoint entryPoint) {
        List<Class<?>> types = new ArrayList<>();
        types.add(entryPoint.hasReceiver() ? entryPoint.executable().getDeclaringClass() : Void.class);
        entryPoint.parameters().forEach(parameter -> types.add(parameter.getType()));
        return types;
    }

    /** Makes the call and judges it; false if the objects for it were refused already. */
    boolean judge() {
        Object receiver;
        Object[] arguments;
        try {
            receiver = entryPoint.hasReceiver() ? receiver() : null;
            arguments = arguments(receiver);
        } catch (IllegalArgumentException refused) {
            return false;
        }
        Progress listener = Progress.installed();
        Progress.install(new LongRuns());
        Object[] before = Arrays.stream(arguments).map(Call::copy).toArray();
        try {
            if (Arrays.stream(arguments).anyMatch(a -> a instanceof Integer number && number > MANY_STEPS)) {
                Thread.currentThread().interrupt();
            }
            Object result = entryPoint.call(receiver, arguments);
            if (!Documented.returns(entryPoint, arguments, result)) {
                Invariants.check(result);
                if (receiver instanceof InfiniteWidth && choices.get(0) == SANE && result instanceof Trajectory run) {
                    Invariants.checkConserved(world.model(), run);
                }
            }
            if (result instanceof Trajectory run && Arrays.stream(arguments).anyMatch(a -> a instanceof Contrastive || a instanceof InfoNce
                    || a instanceof PositivesOnly)) {
                Invariants.checkHasWeight(run);
            }
            Arrays.stream(arguments).filter(Gradient.class::isInstance).forEach(Invariants::check);
        } catch (IllegalArgumentException refused) {
            requireNamed(refused, arguments);
        } catch (AssertionError failed) {
            throw new AssertionError(this + ": " + failed.getMessage(), failed);
        } catch (Throwable thrown) {
            if (!Documented.isThrown(entryPoint, thrown)) {
                fail(this + " threw " + thrown, thrown);
            }
        } finally {
            Progress.install(listener);
            Thread.interrupted();
        }
        for (int i = 0; i < before.length; i++) {
            assertThat(OVERWRITTEN.contains(entryPoint.parameters().get(i).getName()) || sameNumbers(before[i], arguments[i]))
                    .as("%s was modified", entryPoint.parameters().get(i)).isTrue();
        }
        return true;
    }

    private void requireNamed(IllegalArgumentException refused, Object[] arguments) {
        String message = String.valueOf(refused.getMessage());
        if (Documented.names(entryPoint, arguments).stream().noneMatch(name -> names(message, name))) {
            fail(this + " was refused without the name of an argument: " + message, refused);
        }
        if (world.plain() && choices.stream().allMatch(choice -> choice == SANE) && !Documented.mayRefusePlainly(entryPoint)) {
            fail(this + " was refused, and nothing is wrong with it: " + message, refused);
        }
    }

    /** As a word; one letter alone might be an article. */
    private static boolean names(String message, String name) {
        if (!name.matches("\\w+")) {
            return message.contains(name);
        }
        return Pattern.compile("(?<!\\w)" + Pattern.quote(name) + (name.length() == 1 ? " (must|and)" : "(?!\\w)")).matcher(message).find();
    }

    private Object receiver() {
        Class<?> type = entryPoint.executable().getDeclaringClass();
        return choices.get(0) == SANE ? Sane.receiver(type, world) : Hostile.of(type).get(choices.get(0)).apply(world);
    }

    private Object[] arguments(Object receiver) {
        List<Parameter> parameters = entryPoint.parameters();
        return IntStream.range(0, parameters.size()).mapToObj(i -> argument(parameters.get(i), choices.get(i + 1), receiver)).toArray();
    }

    private Object argument(Parameter parameter, int choice, Object receiver) {
        return choice == SANE ? Sane.of(parameter, receiver, world) : Hostile.of(parameter.getType()).get(choice).apply(world);
    }

    private static Object copy(Object value) {
        return value instanceof double[] numbers ? numbers.clone()
                : value instanceof DMatrixRMaj matrix ? matrix.copy() : null;
    }

    private static boolean sameNumbers(Object before, Object after) {
        return !(before instanceof double[] numbers) && !(before instanceof DMatrixRMaj)
                || before instanceof double[] array && Arrays.equals(array, (double[]) after)
                || before instanceof DMatrixRMaj matrix && Arrays.equals(matrix.data, ((DMatrixRMaj) after).data);
    }

    @Override
    public String toString() {
        List<Class<?>> types = types(entryPoint);
        return entryPoint.id() + " with " + IntStream.range(0, choices.size()).filter(i -> choices.get(i) != SANE)
                .mapToObj(i -> (i == 0 ? "receiver" : entryPoint.parameters().get(i - 1).getName()) + " = " + text(types.get(i), i))
                .collect(Collectors.joining(", ")) + " in " + world;
    }

    private String text(Class<?> type, int place) {
        try {
            Object value = Hostile.of(type).get(choices.get(place)).apply(world);
            String text = value instanceof double[] numbers ? Arrays.toString(numbers) : String.valueOf(value);
            return "#" + choices.get(place) + " " + text.substring(0, Math.min(LONGEST_TEXT, text.length())).replaceAll("\\s+", " ");
        } catch (IllegalArgumentException refused) {
            return "#" + choices.get(place) + " (refused)";
        }
    }
}
