package contrastive.hostile;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A public method or constructor of the library. */
record EntryPoint(Executable executable) {

    /** Such as "PairModel.of(int, double[], double)"; a constructor is called "new". */
    String id() {
        String name = executable instanceof Constructor ? "new" : executable.getName();
        return type() + "." + name + Arrays.stream(executable.getParameterTypes()).map(Class::getSimpleName)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** The class, with the one around it. */
    String type() {
        Class<?> owner = executable.getDeclaringClass();
        return owner.isMemberClass() ? owner.getEnclosingClass().getSimpleName() + "." + owner.getSimpleName() : owner.getSimpleName();
    }

    boolean hasReceiver() {
        return executable instanceof Method && !Modifier.isStatic(executable.getModifiers());
    }

    boolean isVoid() {
        return executable instanceof Method method && method.getReturnType() == void.class;
    }

    List<Parameter> parameters() {
        return List.of(executable.getParameters());
    }

    /** What a refusal may name: an argument, or a part of it or of the object that was called. */
    List<String> names() {
        Stream<Class<?>> types = Stream.concat(hasReceiver() ? Stream.of(executable.getDeclaringClass()) : Stream.empty(),
                Arrays.stream(executable.getParameterTypes()).filter(type -> type.getName().startsWith("contrastive.")));
        return Stream.concat(parameters().stream().map(Parameter::getName), types.flatMap(EntryPoint::parts)).distinct().toList();
    }

    private static Stream<String> parts(Class<?> type) {
        return Arrays.stream(type.getMethods()).filter(method -> method.getParameterCount() == 0
                && method.getDeclaringClass() != Object.class).map(Method::getName);
    }

    Object call(Object receiver, Object[] arguments) throws Throwable {
        try {
            return executable instanceof Constructor<?> constructor
                    ? constructor.newInstance(arguments) : ((Method) executable).invoke(receiver, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
