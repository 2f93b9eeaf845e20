package contrastive.kernel.loading;

import contrastive.kernel.stopping.StuckThread;
import java.util.Map;

/**
 * Defines the classes of one statement. With it they leave memory as soon as nothing that the statement made is in use, while
 * the classes of declarations stay as long as {@link CellLoader}.
 */
final class StatementLoader extends ClassLoader {
    private final Map<String, byte[]> classes;

    StatementLoader(CellLoader parent, Map<String, byte[]> classes) {
        super(StuckThread.STATEMENT_LOADER, parent);
        this.classes = classes;
        setPackageAssertionStatus(CurrentClasses.PACKAGE, true);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!classes.containsKey(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            byte[] file = classes.get(name);
            return known != null ? known : defineClass(name, file, 0, file.length);
        }
    }
}
