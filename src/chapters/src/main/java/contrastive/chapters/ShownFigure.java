package contrastive.chapters;

import contrastive.dynamics.DivergedException;
import contrastive.dynamics.Progress;
import contrastive.plot.Explorer;
import contrastive.plot.FigureNumbers;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.teavm.jso.JSBody;

/** In a worker: runs a cell for the values that a reader has chosen, and posts what it shows. */
final class ShownFigure {

    /** Explorers that were made before: what they share between settings is computed once. */
    private static final Map<String, Explorer> EXPLORERS = new HashMap<>();

    /** Makes the cell of a name. */
    @FunctionalInterface
    interface Cells {
        Cell named(String name, double... values) throws Exception;
    }

    private ShownFigure() {
    }

    static void post(String name, double[] values, Cells cells) {
        post(Progress.during((task, fraction) -> post(null, null, fraction, task), () -> {
            try {
                return new String[] {of(name, values, cells), null};
            } catch (IllegalArgumentException | DivergedException refused) {
                return new String[] {null, refused.getMessage()};
            } catch (Exception fault) {
                return new String[] {null, "The notebook's cell fails at these values: " + fault.getMessage()};
            }
        }));
    }

    private static void post(String[] answer) {
        post(answer[0], answer[1], 1, null);
    }

    /** The numbers of the cell's figures, each as {@link FigureNumbers} writes it, in a list. */
    private static String of(String name, double[] values, Cells cells) throws Exception {
        if (!EXPLORERS.containsKey(name)) {
            Cell cell = cells.named(name, values);
            Object shown = cell.shown();
            if (!(shown instanceof Explorer explorer)) {
                cell.display(shown);
                return cell.displayed().stream().map(figure -> FigureNumbers.of(figure)).collect(Collectors.joining(",", "[", "]"));
            }
            EXPLORERS.put(name, explorer);
        }
        return "[" + FigureNumbers.of(EXPLORERS.get(name), values) + "]";
    }

    @JSBody(params = {"json", "refused", "share", "task"}, script = "self.postMessage([json, refused, share, task])")
    private static native void post(String json, String refused, double share, String task);
}
