package contrastive.hostile;

import contrastive.dynamics.GradientDescent;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.LinePlot;

/** Sane values by the names that the library uses throughout, or by a method's name and its parameter's. */
final class SaneNames {

    private static final Map<String, Function<World, Object>> OF_NAME = new HashMap<>();
    private static final String PICTURE = file(".png");
    private static final String TABLE = file("-embeddings.csv");

    private SaneNames() {
    }

    /** One that is gone when the tests end. */
    private static String file(String ending) {
        File file = new File(System.getProperty("java.io.tmpdir"), "hostile-" + ProcessHandle.current().pid() + ending);
        file.deleteOnExit();
        return file.toString();
    }

    static {
        name("d", World::d);
        name("noiseVariance", World::noise);
        name("tauSquared", World::tauSquared);
        name("negatives", World::negatives);
        name("width", World::width);
        name("pairs", w -> Math.max(2, w.pairs()));
        name("batch", w -> Math.max(2, w.pairs()));
        name("learningRate", w -> 0.01);
        name("duration", w -> w.one(List.of(0.1, 3.0, 100.0)));
        name("switchTime", w -> 0.5);
        name("time", w -> 0.0);
        name("tolerance", World::noise);
        name("distance", w -> 0.1);
        name("least", w -> 0);
        name("inputs", w -> w.batch().a());
        name("directions", w -> 1);
        name("from", w -> 0.0);
        name("to", w -> 0.01);
        name("i", w -> 0);
        name("j", w -> 0);
        name("slope", w -> 0.1);
        name("slopes", w -> new double[w.variances().length]);
        name("form", w -> new DMatrixRMaj(w.d(), w.d()));
        name("formDerivative", w -> new DMatrixRMaj(w.d(), w.d()));
        name("balancingCurvature.directions", w -> 2);
        name("of.values", SaneNames::similarities);
        name("of.first", w -> 0);
        name("of.second", w -> 1);
        name("correlation", w -> 0.3);
        name("measuring.name", w -> "mine");
        name("contrastive.dynamics.Quantity.name", w -> "mine");
        name("contrastive.dynamics.ExactDescent.descent", w -> new GradientDescent(0.01, w.design().pairs(), w.seed()));
        name("step", w -> 1L);
        name("state", w -> new double[2][3]);
        name("signalA", w -> w.tower().signalMapA().getDDRM());
        name("signalB", w -> w.tower().signalMapB().getDDRM());
        name("noiseA", World::noise);
        name("noiseB", World::noise);
        name("shape.rows", w -> 3);
        name("shape.columns", w -> 2);
        name("save.file", w -> PICTURE);
        name("k", w -> 1);
        name("components", w -> 1);
        name("place", w -> 1);
        name("seeds", w -> 2);
        name("sizes", w -> new int[] {1, 3});
        name("rows", w -> 3L);
        name("columns", w -> 2L);
        name("greatest", w -> 5);
        name("mismatchedAlignment", w -> 0.1);
        name("alignmentDistance", w -> 0.1);
        name("modalityGap", w -> 0.1);
        name("rank", w -> 1);
        name("meanShare", w -> 0.1);
        name("uniformity", w -> -1.0);
        name("lengthSpread", w -> 0.0);
        name("a", w -> w.batch().a());
        name("b", w -> w.batch().b());
        name("weightsA", w -> w.tower().weightsA());
        name("weightsB", w -> w.tower().weightsB());
        name("strengths", w -> Arrays.stream(w.variances()).map(v -> 1.0 / w.variances().length).toArray());
        name("xValues", w -> new double[] {1, 2});
        name("yValues", w -> new double[] {1, 2, 4});
        name("value", w -> 2.0);
        name("xColumn", w -> "time");
        name("yColumn", w -> "alignment");
        name("lowColumn", w -> "alignment");
        name("highColumn", w -> "condition number");
        name("nameColumn", w -> "name");
        name("heightColumn", w -> "alignment");
        name("column", w -> "alignment");
        name("expectation", w -> "<= 1.05");
        name("firstValue", w -> 1.0);
        name("secondValue", w -> 2.0);
        name("values", w -> new double[] {1, 2});
        name("alignment", w -> 1.0);
        name("noise", World::noise);
        name("negativeWeight", w -> 0.5);
        name("conditionNumber", w -> 1.5);
        name("noiseShare", w -> 0.5);
        name("effectiveRank", w -> 1.0);
        name("named.name", w -> "red heart");
        name("caption.text", w -> "a red heart");
        name("cosines", w -> new DMatrixRMaj(new double[][] {{0.2, 0.1, 0}, {0.5, -0.3, 1}, {0, 0, 0.1}}));
        name("pictures.cosines", w -> new DMatrixRMaj(new double[][] {{0.2, 0.1, 0}}));
        name("shown", w -> new int[] {0, 2});
        name("embeddingsA", SaneNames::coordinates);
        name("embeddingsB", SaneNames::coordinates);
        name("precision", w -> (double) Math.ulp(1f));
        name("read.file", w -> written(TABLE, "id,x,y,z\n7,0.5,1.5,2\n9,0.25,3,4.5\n"));
        name("key", w -> "name");
        name("page", w -> LinePlot.create("a finding", Sane.table(w), "time", "alignment").asJavascript("panel"));
        name("explained.answer", w -> "$x = #$");
        name("explained.numbers", w -> new Object[] {w.noise()});
    }

    private static Table coordinates(World world) {
        return Table.create("coordinates", DoubleColumn.create("x", 0.5, 1.5, -2), DoubleColumn.create("y", world.random().doubles(3, 0.1, 3).toArray()));
    }

    private static String written(String file, String text) {
        try {
            return Files.writeString(Path.of(file), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DMatrixRMaj similarities(World world) {
        int n = Math.max(2, world.pairs());
        return new DMatrixRMaj(n, n, true, world.random().doubles((long) n * n, -1, 1).toArray());
    }

    private static void name(String name, Function<World, Object> value) {
        OF_NAME.put(name, value);
    }

    /** The value of that name; null if there is none of the parameter's type. */
    static Object value(Parameter parameter, World world) {
        String name = parameter.getName();
        Function<World, Object> named = OF_NAME.getOrDefault(parameter.getDeclaringExecutable().getName() + "." + name, OF_NAME.get(name));
        Object value = named == null ? null : named.apply(world);
        if (parameter.getType() == double.class && value instanceof Integer whole) {
            return whole.doubleValue();
        }
        return boxed(parameter.getType()).isInstance(value) ? value : null;
    }

    private static Class<?> boxed(Class<?> type) {
        return type == int.class ? Integer.class : type == double.class ? Double.class : type == long.class ? Long.class : type;
    }
}
