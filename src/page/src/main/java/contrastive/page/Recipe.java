package contrastive.page;

import contrastive.objective.Objective;
import java.util.Arrays;

/**
 * A loss with its constants; it is written "contrastive,3.0,5.0" in a link.
 *
 * @param constants in the order of {@link Loss#constants}; not checked before the objective is made
 */
record Recipe(Loss loss, double... constants) {

    /** @throws IllegalArgumentException if there is no such loss */
    static Recipe parse(String text) {
        String[] parts = text.split(",");
        return new Recipe(Loss.titled(parts[0]), Arrays.stream(parts).skip(1).mapToDouble(Numbers::parse).toArray());
    }

    String text() {
        StringBuilder text = new StringBuilder(loss.title);
        for (double constant : constants) {
            text.append(',').append(Numbers.text(constant));
        }
        return text.toString();
    }

    /** @throws IllegalArgumentException as {@link Loss#of} */
    Objective objective() {
        return loss.of(constants);
    }

    /** The constants, as a legend writes them. */
    String constantsText() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < constants.length; i++) {
            text.append(i == 0 ? "" : ", ").append(loss.constants.get(i).symbol).append(" = ").append(Numbers.text(constants[i]));
        }
        return text.toString();
    }
}
