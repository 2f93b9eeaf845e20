package contrastive.notebook;

import java.util.function.Function;

/** What this package needs of a kernel; implemented once for each kernel's interface. */
interface FrontEnd {

    /** From now on values of a type are shown this way, as a cell's last value and by display(x). */
    <T> void teach(Class<T> type, Function<T, Rendering> rendering);

    /** Shows something now, under the running cell. */
    void show(String displayId, Rendering rendering);

    /** Replaces what was shown under that name. */
    void update(String displayId, Rendering rendering);
}
