package contrastive.kernel.loading;

import contrastive.kernel.stopping.StopChecks;
import contrastive.kernel.stopping.StuckThread;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.UnmodifiableClassException;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.Manifest;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;

/**
 * Defines the classes of the cells and of the jars given by {@code %classpath}, with their {@link StopChecks}, and changes
 * those of the cells in place.
 */
public final class CellLoader extends URLClassLoader implements LoaderDelegate {
    private final Map<String, byte[]> pending = new HashMap<>();
    // of the classes of declarations, as they are now
    private final Map<String, byte[]> classFiles = new HashMap<>();
    private final CurrentClasses currentClasses = new CurrentClasses(this::forward);
    // by the variable's class, those whose latest initializer runs apart from it
    private final Map<String, Class<?>> initializers = new HashMap<>();
    private String anew;
    private StatementLoader statement;

    public CellLoader(ClassLoader parent) {
        super(StuckThread.CELL_LOADER, new URL[0], parent);
        setPackageAssertionStatus(CurrentClasses.PACKAGE, true);
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        boolean[] installed = new boolean[classes.length];
        Map<String, byte[]> files = new HashMap<>();
        for (ClassBytecodes c : classes) {
            files.put(c.name(), CellClass.opened(StopChecks.inCell(c.bytecodes())));
        }
        statement = Arrays.stream(classes).anyMatch(c -> CellClass.isStatement(c.bytecodes())) ? new StatementLoader(this, files) : null;
        if (statement == null) {
            pending.putAll(files);
            classFiles.putAll(files);
        }
        try {
            for (int i = 0; i < classes.length; i++) {
                currentClasses.add(classOf(classes[i].name()));
                installed[i] = true;
            }
        } catch (ClassNotFoundException | LinkageError e) {
            throw new ClassInstallException("load: " + e.getMessage(), installed);
        }
    }

    /** A class of the cells: of any declaration, or of the statement loaded last. */
    public Class<?> classOf(String name) throws ClassNotFoundException {
        return statement == null ? loadClass(name) : statement.loadClass(name);
    }

    /** The class whose {@link CellClass#RUN} is to be invoked for a snippet's class. */
    public Class<?> runnerOf(String name) throws ClassNotFoundException {
        Class<?> initializer = initializers.get(name);
        return initializer == null ? classOf(name) : initializer;
    }

    public CurrentClasses currentClasses() {
        return currentClasses;
    }

    /**
     * Until this is called again, the class of a snippet is not changed in place: its static state is to be computed again.
     *
     * @param snippet the id of the snippet, or null for none
     */
    public void defineAnew(String snippet) {
        anew = snippet;
    }

    /**
     * Puts new code into classes in use; either into all of them or into none.
     *
     * @throws ClassInstallException if there is no agent, what changed is more than code, or the class is to be defined anew;
     *     JShell then defines new classes
     */
    public void redefine(ClassBytecodes[] classes) throws ClassInstallException {
        if (!JvmAccess.isGranted()) {
            throw new ClassInstallException("no agent", new boolean[classes.length]);
        }
        try {
            if (classes.length == 1 && runApart(classes[0])) {
                return;
            }
            Map<String, byte[]> files = new HashMap<>();
            ClassDefinition[] definitions = new ClassDefinition[classes.length];
            for (int i = 0; i < classes.length; i++) {
                String name = classes[i].name();
                if (anew != null && CurrentClasses.snippetsOf(loadClass(name).getNestHost().getName()).contains(anew)) {
                    throw new UnsupportedOperationException("static state is to be computed again");
                }
                byte[] file = CellClass.succeeding(StopChecks.inCell(classes[i].bytecodes()), classFiles.get(name));
                files.put(name, file);
                definitions[i] = new ClassDefinition(loadClass(name), file);
            }
            JvmAccess.redefine(definitions);
            classFiles.putAll(files);
            initializers.keySet().removeAll(files.keySet());
        } catch (ReflectiveOperationException | UnmodifiableClassException | UnsupportedOperationException | LinkageError e) {
            throw new ClassInstallException("redefine: " + e.getMessage(), new boolean[classes.length]);
        }
    }

    private boolean runApart(ClassBytecodes changed) throws ClassNotFoundException {
        byte[] file = CellClass.opened(StopChecks.inCell(changed.bytecodes()));
        if (!CellClass.differInInitializer(file, classFiles.get(changed.name()))) {
            return false;
        }
        // the commonest edit, in a tenth of the time: the JVM need not visit every class it knows
        String name = changed.name() + "$initializer";
        initializers.put(changed.name(), new StatementLoader(this, Map.of(name, CellClass.initializerOnly(file, name))).loadClass(name));
        return true;
    }

    // a lambda made earlier calls a method in the class that held it then
    private boolean forward(Class<?> predecessor, Class<?> successor) {
        if (!JvmAccess.isGranted()) {
            return false;
        }
        String name = predecessor.getName();
        byte[] file = classFiles.get(name);
        byte[] next = classFiles.get(successor.getName());
        try {
            JvmAccess.redefine(new ClassDefinition(predecessor, CellClass.forwarding(file, next)));
            return CellClass.isForwarded(file, next);
        } catch (ReflectiveOperationException | UnmodifiableClassException e) {
            throw new IllegalStateException("HotSpot refused a change of code alone in " + name, e);
        }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {
        // redefine has noted them
    }

    @Override
    public void addToClasspath(String path) {
        for (String entry : path.split(File.pathSeparator)) {
            try {
                addURL(Path.of(entry).toUri().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException("not a path: " + entry, e);
            }
        }
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] cell = pending.remove(name);
        if (cell != null) {
            return defineClass(name, cell, 0, cell.length);
        }
        URL resource = findResource(name.replace('.', '/') + ".class");
        if (resource == null) {
            throw new ClassNotFoundException(name);
        }
        try {
            URLConnection connection = resource.openConnection();
            byte[] checked;
            try (InputStream in = connection.getInputStream()) {
                checked = StopChecks.inLibrary(in.readAllBytes());
            }
            JarURLConnection jar = connection instanceof JarURLConnection ofJar ? ofJar : null;
            URL origin = jar == null ? resource : jar.getJarFileURL();
            int dot = name.lastIndexOf('.');
            if (dot > 0 && getDefinedPackage(name.substring(0, dot)) == null) {
                Manifest manifest = jar == null ? null : jar.getManifest();
                definePackage(name.substring(0, dot), manifest == null ? new Manifest() : manifest, jar == null ? null : origin);
            }
            return defineClass(name, checked, 0, checked.length, new CodeSource(origin, (Certificate[]) null));
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** Defines the classes of one statement, which leave memory as soon as nothing that it made is in use, unlike those of declarations. */
    static final class StatementLoader extends ClassLoader {
        private final Map<String, byte[]> classes;

        StatementLoader(CellLoader parent, Map<String, byte[]> classes) {
            super(StuckThread.STATEMENT_LOADER, parent);
            this.classes = classes;
            setPackageAssertionStatus(CurrentClasses.PACKAGE, true);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            byte[] file = classes.get(name);
            if (file == null) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known != null ? known : defineClass(name, file, 0, file.length);
            }
        }
    }
}
