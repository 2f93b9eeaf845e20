package contrastive.kernel;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.JarURLConnection;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.HashMap;
import java.util.Map;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;

/** Defines the classes of the cells and of the jars given by {@code %classpath}, with their {@link StopChecks}. */
final class CellLoader extends URLClassLoader implements LoaderDelegate {
    private final Map<String, byte[]> pending = new HashMap<>();

    CellLoader(ClassLoader parent) {
        super("cells", new URL[0], parent);
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        boolean[] installed = new boolean[classes.length];
        for (ClassBytecodes c : classes) {
            pending.put(c.name(), c.bytecodes());
        }
        try {
            for (int i = 0; i < classes.length; i++) {
                loadClass(classes[i].name());
                installed[i] = true;
            }
        } catch (ClassNotFoundException | LinkageError e) {
            throw new ClassInstallException("load: " + e.getMessage(), installed);
        }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {
        // nothing is kept of a class once it is defined
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
            byte[] checked = StopChecks.inCell(cell);
            return defineClass(name, checked, 0, checked.length);
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
            definePackageOf(name);
            URL origin = connection instanceof JarURLConnection jar ? jar.getJarFileURL() : resource;
            return defineClass(name, checked, 0, checked.length, new CodeSource(origin, (Certificate[]) null));
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private void definePackageOf(String className) {
        int dot = className.lastIndexOf('.');
        if (dot > 0 && getDefinedPackage(className.substring(0, dot)) == null) {
            try {
                definePackage(className.substring(0, dot), null, null, null, null, null, null, null);
            } catch (IllegalArgumentException anotherThreadWasFaster) {
                return;
            }
        }
    }
}
