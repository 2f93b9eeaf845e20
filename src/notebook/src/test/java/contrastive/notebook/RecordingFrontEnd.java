package contrastive.notebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A front end that remembers what it was asked to show. */
final class RecordingFrontEnd implements FrontEnd {

    final Map<Class<?>, Function<Object, Rendering>> taught = new LinkedHashMap<>();
    final List<String> shown = new ArrayList<>();

    @Override
    public <T> void teach(Class<T> type, Function<T, Rendering> rendering) {
        taught.put(type, value -> rendering.apply(type.cast(value)));
    }

    /** By the value's own class, its interfaces and those of each class above it, as the kernels' renderers look. */
    Rendering rendered(Object value) {
        for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
            List<Class<?>> kinds = new ArrayList<>(List.of(type));
            for (int i = 0; i < kinds.size(); i++) {
                kinds.addAll(List.of(kinds.get(i).getInterfaces()));
            }
            for (Class<?> kind : kinds) {
                if (taught.containsKey(kind)) {
                    return taught.get(kind).apply(value);
                }
            }
        }
        throw new AssertionError("nothing was taught of " + value.getClass());
    }

    @Override
    public void show(String displayId, Rendering rendering) {
        shown.add("show " + rendering.text());
    }

    @Override
    public void update(String displayId, Rendering rendering) {
        shown.add("update " + rendering.text());
    }
}
