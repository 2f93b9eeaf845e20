package contrastive.page;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** The curves as charts.js draws them. */
final class Charts {

    private Charts() {
    }

    /** Hears a time, as a share of the axis, that a reader points at in a chart. */
    @JSFunctor
    interface Pointed extends JSObject {
        void at(double share);
    }

    @JSBody(params = "pointed", script = "benchCharts.make(pointed)")
    static native void make(Pointed pointed);

    /** The values of one line of one chart, at the times of {@link #draw}; none where they are NaN or infinite. */
    @JSBody(params = {"chart", "line", "values"}, script = "benchCharts.set(chart, line, values)")
    static native void set(String chart, String line, double[] values);

    @JSBody(params = {"chart", "line"}, script = "benchCharts.set(chart, line, null)")
    static native void clear(String chart, String line);

    /** @param switchTime marked on the time axis; NaN for none */
    @JSBody(params = {"times", "now", "switchTime"}, script = "benchCharts.draw(times, now, switchTime)")
    static native void draw(double[] times, double now, double switchTime);
}
