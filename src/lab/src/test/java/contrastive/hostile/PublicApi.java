package contrastive.hostile;

import contrastive.data.PairModel;
import contrastive.exercise.Exercise;
import contrastive.plot.Chart;
import contrastive.scale.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The library's public methods and constructors, read off its compiled classes, so that none can be forgotten. */
final class PublicApi {

    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");
    private static final Set<String> OF_EVERY_ENUM = Set.of("values", "valueOf");

    private PublicApi() {
    }

    /** A class of each module that has rooms: a room is looked for in all of them. */
    private static final List<Class<?>> OF_MODULES = List.of(PairModel.class, Recording.class, Exercise.class, Chart.class);

    /** In a fixed order. */
    static List<EntryPoint> entryPoints(String room) {
        return classNames(room).stream().map(PublicApi::load)
                .filter(PublicApi::isPublic).flatMap(PublicApi::entryPoints)
                .sorted(Comparator.comparing(EntryPoint::id)).toList();
    }

    /** Public ways to make a value of a type without having one. */
    static Stream<EntryPoint> makers(Class<?> type) {
        return entryPoints(type).filter(e -> !e.hasReceiver() && (e.executable() instanceof Constructor
                || ((Method) e.executable()).getReturnType() == type)).sorted(Comparator.comparing(EntryPoint::id));
    }

    private static Stream<EntryPoint> entryPoints(Class<?> type) {
        Stream<Method> methods = Arrays.stream(type.getDeclaredMethods()).filter(method -> !OF_EVERY_OBJECT.contains(method.getName())
                && !(type.isEnum() && OF_EVERY_ENUM.contains(method.getName())));
        return Stream.<Executable>concat(Arrays.stream(type.getDeclaredConstructors()), methods)
                .filter(executable -> Modifier.isPublic(executable.getModifiers()) && !executable.isSynthetic() && hasCode(executable))
                .map(EntryPoint::new);
    }

    private static boolean hasCode(Executable executable) {
        return !Modifier.isAbstract(executable.getModifiers()) || !(executable instanceof Method);
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers()) && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> classNames(String room) {
        List<List<String>> found = OF_MODULES.stream().map(type -> classNames(type, "contrastive/" + room))
                .filter(names -> !names.isEmpty()).toList();
        if (found.size() != 1) {
            throw new IllegalStateException("the room " + room + " must be in one module, found in " + found.size());
        }
        return found.get(0);
    }

    /** A module is a folder of classes when it was compiled in this build, and a jar when it was there before. */
    private static List<String> classNames(Class<?> ofModule, String folder) {
        try {
            Path module = Path.of(ofModule.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(module)) {
                return classNames(module.resolve(folder));
            }
            try (FileSystem jar = FileSystems.newFileSystem(module)) {
                return classNames(jar.getPath(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> classNames(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                    .map(name -> "contrastive." + folder.getFileName() + "." + name.replace(".class", "")).sorted().toList();
        }
    }
}
