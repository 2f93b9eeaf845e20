package contrastive.notebook;

import java.util.Optional;
import java.util.function.Function;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/**
 * The embedded kernel and JJava. Loaded only where one of them runs, and calls only methods with the same signature in the
 * library's first release and in later kernels (setDisplayId, for one, is not among them).
 */
final class JJavaFrontEnd implements FrontEnd {

    private final BaseKernel kernel;

    private JJavaFrontEnd(BaseKernel kernel) {
        this.kernel = kernel;
    }

    /** Empty when no kernel of this family runs in this process. */
    static Optional<FrontEnd> running() {
        try {
            return Optional.of(new JJavaFrontEnd(BaseKernel.notebookKernel()));
        } catch (NullPointerException e) {
            // how the library says that none runs
            return Optional.empty();
        }
    }

    @Override
    public <T> void teach(Class<T> type, Function<T, Rendering> rendering) {
        kernel.getRenderer().createRegistration(type)
                .preferring(MIMEType.TEXT_HTML, MIMEType.IMAGE_PNG, MIMEType.TEXT_PLAIN)
                .register((value, context) -> {
                    DisplayData out = context.getOutputContainer();
                    rendering.apply(value).put(form -> context.wantsDataRenderedAs(MIMEType.parse(form)), out::putData, out::putMetaData);
                });
    }

    @Override
    public void show(String displayId, Rendering rendering) {
        kernel.display(data(displayId, rendering));
    }

    @Override
    public void update(String displayId, Rendering rendering) {
        kernel.getIO().display.updateDisplay(data(displayId, rendering));
    }

    private static DisplayData data(String displayId, Rendering rendering) {
        DisplayData data = new DisplayData();
        rendering.put(form -> true, data::putData, data::putMetaData);
        data.putTransientData("display_id", displayId);
        return data;
    }
}
