package tech.tablesaw.api;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tech.tablesaw.columns.Column;
import tech.tablesaw.selection.Selection;

/** A column of numbers; like Tablesaw's own, it can grow and be renamed. */
public final class DoubleColumn implements NumericColumn<Double> {

    private String name;
    private double[] values;

    private DoubleColumn(String name, double[] values) {
        this.name = name;
        this.values = values;
    }

    public static DoubleColumn create(String name, double... values) {
        return new DoubleColumn(name, values.clone());
    }

    public static DoubleColumn create(String name) {
        return new DoubleColumn(name, new double[0]);
    }

    public static DoubleColumn create(String name, DoubleStream values) {
        return new DoubleColumn(name, values.toArray());
    }

    public DoubleColumn append(double value) {
        values = Arrays.copyOf(values, values.length + 1);
        values[values.length - 1] = value;
        return this;
    }

    @Override
    public DoubleColumn append(Column<Double> other) {
        for (double value : ((NumericColumn<Double>) other).asDoubleArray()) {
            append(value);
        }
        return this;
    }

    public DoubleColumn map(ToDoubleFunction<? super Double> function) {
        return mapped(function::applyAsDouble);
    }

    public DoubleColumn multiply(Number factor) {
        return mapped(value -> value * factor.doubleValue());
    }

    public DoubleColumn divide(Number divisor) {
        return mapped(value -> value / divisor.doubleValue());
    }

    public DoubleColumn add(Number summand) {
        return mapped(value -> value + summand.doubleValue());
    }

    public DoubleColumn subtract(Number subtrahend) {
        return mapped(value -> value - subtrahend.doubleValue());
    }

    public DoubleColumn subtract(NumericColumn<?> subtrahend) {
        double[] others = subtrahend.asDoubleArray();
        return new DoubleColumn(name, IntStream.range(0, values.length).mapToDouble(i -> values[i] - others[i]).toArray());
    }

    public DoubleColumn divide(NumericColumn<?> divisor) {
        double[] others = divisor.asDoubleArray();
        return new DoubleColumn(name, IntStream.range(0, values.length).mapToDouble(i -> values[i] / others[i]).toArray());
    }

    public DoubleColumn multiply(NumericColumn<?> factor) {
        double[] others = factor.asDoubleArray();
        return new DoubleColumn(name, IntStream.range(0, values.length).mapToDouble(i -> values[i] * others[i]).toArray());
    }

    /** Each value less the one above it; the first is missing. */
    public DoubleColumn difference() {
        return new DoubleColumn(name, IntStream.range(0, values.length).mapToDouble(i -> i == 0 ? Double.NaN : values[i] - values[i - 1]).toArray());
    }

    public DoubleColumn removeMissing() {
        return new DoubleColumn(name, Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray());
    }

    public DoubleColumn power(double exponent) {
        return mapped(value -> Math.pow(value, exponent));
    }

    public DoubleColumn abs() {
        return mapped(Math::abs);
    }

    public DoubleColumn logN() {
        return mapped(Math::log);
    }

    private DoubleColumn mapped(DoubleUnaryOperator function) {
        return new DoubleColumn(name, Arrays.stream(values).map(function).toArray());
    }

    public double min() {
        return Arrays.stream(values).min().orElse(Double.NaN);
    }

    public double max() {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }

    public double sum() {
        return Arrays.stream(values).sum();
    }

    public double mean() {
        return sum() / values.length;
    }

    /** Of a sample: over the number of values less one. */
    public double standardDeviation() {
        double mean = mean();
        return Math.sqrt(Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum() / (values.length - 1));
    }

    public Selection isGreaterThan(double bound) {
        return rows(value -> value > bound);
    }

    public Selection isGreaterThanOrEqualTo(double bound) {
        return rows(value -> value >= bound);
    }

    public Selection isLessThan(double bound) {
        return rows(value -> value < bound);
    }

    public Selection isLessThanOrEqualTo(double bound) {
        return rows(value -> value <= bound);
    }

    private Selection rows(DoublePredicate taken) {
        return Selection.of(values.length, row -> taken.test(values[row]));
    }

    public double getDouble(int row) {
        return values[row];
    }

    public Double get(int row) {
        return values[row];
    }

    @Override
    public double[] asDoubleArray() {
        return values.clone();
    }

    public DoubleColumn setName(String newName) {
        name = newName;
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public String getString(int row) {
        return String.valueOf(values[row]);
    }

    @Override
    public ColumnType type() {
        return new ColumnType("DOUBLE");
    }

    @Override
    public DoubleColumn where(Selection rows) {
        return new DoubleColumn(name, IntStream.of(rows.toArray()).mapToDouble(row -> values[row]).toArray());
    }

    @Override
    public DoubleColumn copy() {
        return new DoubleColumn(name, values.clone());
    }

    @Override
    public StringColumn asStringColumn() {
        return StringColumn.create(name, IntStream.range(0, values.length).mapToObj(this::getString).toArray(String[]::new));
    }
}
