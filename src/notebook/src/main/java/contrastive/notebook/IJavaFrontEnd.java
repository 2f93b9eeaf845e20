package contrastive.notebook;

import java.util.Optional;
import java.util.function.Function;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;

/**
 * IJava. Loaded only where it runs. Its kernel is reached by name, because the class that holds it is in no package registry; what
 * it extends is in one.
 */
final class IJavaFrontEnd implements FrontEnd {

    static final String HOLDER = "io.github.spencerpark.ijava.IJava";

    private final BaseKernel kernel;

    private IJavaFrontEnd(BaseKernel kernel) {
        this.kernel = kernel;
    }

    /** Empty when IJava does not run in this process. */
    static Optional<FrontEnd> running() {
        try {
            BaseKernel kernel = (BaseKernel) Class.forName(HOLDER).getMethod("getKernelInstance").invoke(null);
            return Optional.ofNullable(kernel).map(IJavaFrontEnd::new);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this IJava works differently from versions 1.2 and 1.3: " + e, e);
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
