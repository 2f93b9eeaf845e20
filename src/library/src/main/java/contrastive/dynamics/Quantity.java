package contrastive.dynamics;

import contrastive.data.Require;
import contrastive.model.TwoTower;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * A quantity of a reader's own along a run of gradient descent; it becomes a column of the run's table.
 *
 * @param name of the column
 * @param of the quantity as a function of the towers; their own source gives the population
 */
public record Quantity(String name, ToDoubleFunction<TwoTower> of) {

    /** Columns of {@link Trajectory#table} and of a recording; Tablesaw tells names apart without regard to case. */
    private static final Pattern TAKEN = Pattern.compile("time|alignment|(condition number|noise share|effective rank)( [ab])?|negative weight"
            + "|noise mass|(strength|aligned mass|misaligned mass) \\d+", Pattern.CASE_INSENSITIVE);

    /** @throws IllegalArgumentException if something is missing, or the name is blank or that of a quantity that is measured anyway */
    public Quantity {
        Require.notNull("of", of);
        if (Require.notNull("name", name).isBlank() || TAKEN.matcher(name).matches()) {
            throw new IllegalArgumentException("name must differ from those of the table's other columns, got \"" + name + "\"");
        }
    }

    /** The snapshot with each quantity of the descent's towers. */
    static Snapshot measured(List<Quantity> quantities, Descent descent, Snapshot snapshot) {
        if (quantities.isEmpty()) {
            return snapshot;
        }
        TwoTower tower = descent.tower();
        Map<String, Double> values = new LinkedHashMap<>();
        quantities.forEach(quantity -> values.put(quantity.name(), quantity.of().applyAsDouble(tower)));
        return snapshot instanceof ModelSnapshot ofModel ? ofModel.with(values) : ((PairSnapshot) snapshot).with(values);
    }
}
