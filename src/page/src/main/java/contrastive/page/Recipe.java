package contrastive.page;

import contrastive.objective.Objective;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A loss with its constants; it is written "contrastive,3.0,5.0" in a link.
 *
 * @param constants in the order of {@link Loss#constants}; as many as it has, but not checked before the objective is made
 */
record Recipe(Loss loss, double... constants) {

    Recipe {
        if (constants.length != loss.constants.size()) {
            throw new IllegalArgumentException("constants of " + loss.title + " must be " + loss.constants + ", got " + constants.length);
        }
    }

    /** @throws IllegalArgumentException if there is no such loss, or it has other constants */
    static Recipe parse(String text) {
        String[] parts = text.split(",");
        return new Recipe(Loss.titled(parts[0]), Arrays.stream(parts).skip(1).mapToDouble(Numbers::parse).toArray());
    }

    String text() {
        return loss.title + Arrays.stream(constants).mapToObj(constant -> "," + Numbers.text(constant)).collect(Collectors.joining());
    }

    /** @throws IllegalArgumentException if the loss refuses its constants */
    Objective objective() {
        return loss.made.apply(constants);
    }

    /** The constants, as a legend writes them. */
    String constantsText() {
        return IntStream.range(0, constants.length).mapToObj(i -> loss.constants.get(i).symbol + " = " + Numbers.text(constants[i]))
                .collect(Collectors.joining(", "));
    }
}
