package contrastive.notebook;

import contrastive.data.Digits;
import contrastive.dynamics.Schedule;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.ejml.data.Matrix;

/** One line that says what a value is, where Java would write an object's id or all of its numbers. */
final class OneLine {

    private static final String OURS = "contrastive.";
    private static final int DIGITS = 6;
    private static final int MOST = 6;

    private OneLine() {}

    static String of(Object value) {
        if (value instanceof Double || value instanceof Float) {
            return Digits.text(((Number) value).doubleValue(), DIGITS);
        } else if (value instanceof Matrix matrix) {
            return matrix.getNumRows() + " x " + matrix.getNumCols() + " matrix";
        } else if (value instanceof double[] numbers && numbers.length <= MOST) {
            return DoubleStream.of(numbers).mapToObj(OneLine::of).collect(Collectors.joining(", ", "[", "]"));
        } else if (value != null && value.getClass().isArray()) {
            return Array.getLength(value) + " of " + value.getClass().getComponentType().getSimpleName();
        } else if (value instanceof Schedule schedule && isId(schedule)) {
            return schedule(schedule);
        } else if (value instanceof Record record && record.getClass().getName().startsWith(OURS) && writesComponents(record)) {
            return Arrays.stream(record.getClass().getRecordComponents()).map(part -> part.getName() + " = " + of(part(record, part)))
                    .collect(Collectors.joining(", ", record.getClass().getSimpleName() + "(", ")"));
        } else if (value != null && isId(value) && (value.getClass().isHidden() || value.getClass().getName().startsWith(OURS))) {
            Class<?> type = value.getClass();
            return type.isHidden() ? "lambda: " + type.getInterfaces()[0].getSimpleName() : type.getSimpleName();
        }
        return String.valueOf(value);
    }

    private static boolean isId(Object value) {
        return String.valueOf(value).equals(value.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(value)));
    }

    /** Whether a record's text is the one that the compiler makes, found without making it: a matrix in it would be half a million letters. */
    private static boolean writesComponents(Record record) {
        try {
            Method text = record.getClass().getDeclaredMethod("toString");
            return Modifier.isFinal(text.getModifiers());
        } catch (NoSuchMethodException never) {
            throw new IllegalStateException(never);
        }
    }

    private static Object part(Record record, RecordComponent part) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(record);
        } catch (ReflectiveOperationException never) {
            throw new IllegalStateException(never);
        }
    }

    /** What is in force at the start, and from each jump on. */
    private static String schedule(Schedule schedule) {
        return "Schedule: " + of(schedule.at(0)) + " at time 0" + DoubleStream.of(schedule.jumps()).sorted()
                .mapToObj(jump -> ", " + of(schedule.at(jump)) + " from " + of(jump) + " on").collect(Collectors.joining());
    }
}
