package contrastive.kernel.cells;

import contrastive.kernel.loading.CellLoader;
import contrastive.kernel.stopping.CellRunner;
import contrastive.kernel.stopping.CellRunner.ThreadAbandoned;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.SPIResolutionException;

/**
 * Runs what JShell compiled, in this process and on the thread that asked. Values and exceptions stay objects instead
 * of becoming strings: the evaluator takes them from here after each snippet.
 */
final class CellControl extends DirectExecutionControl {
    private final CellLoader loader;
    private final CellRunner runner;
    /** What the last snippet gave, and what it threw; who asks takes it away. */
    final AtomicReference<Object> value = new AtomicReference<>();
    final AtomicReference<Throwable> thrown = new AtomicReference<>();
    private Class<?> lastInvoked;

    CellControl(CellLoader loader, CellRunner runner) {
        super(loader);
        this.loader = loader;
        this.runner = runner;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        return loader.classOf(name);
    }

    @Override
    public void redefine(ClassBytecodes[] classes) throws ClassInstallException {
        loader.redefine(classes);
    }

    @Override
    public String invoke(String className, String methodName) throws RunException, InternalException {
        value.set(null);
        thrown.set(null);
        Method method;
        try {
            method = loader.runnerOf(className).getDeclaredMethod(methodName);
            method.setAccessible(true);
        } catch (ReflectiveOperationException e) {
            throw new InternalException(e.toString());
        }
        Throwable failure = null;
        try {
            value.set(runner.runCode(() -> method.invoke(null)));
        } catch (InvocationTargetException e) {
            failure = e.getCause();
        } catch (ThreadAbandoned e) {
            // another cell has begun: nothing of this one may be noted
            throw e;
        } catch (Throwable e) {
            failure = e;
        }
        // here and not above: the code may have evaluated other code
        lastInvoked = method.getDeclaringClass();
        if (failure == null) {
            return "";
        }
        if (failure instanceof SPIResolutionException unresolved) {
            throw new ResolutionException(unresolved.id(), unresolved.getStackTrace());
        }
        thrown.set(failure);
        throw userException(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    // JShell needs no value as a string, and toString() of a reader's object may be slow or fail
    @Override
    public String varValue(String className, String varName) {
        return "";
    }

    /** Lets go of the value that JShell keeps in the unnamed variable of the last snippet. */
    void clear(String variable) throws ReflectiveOperationException {
        Field field = lastInvoked.getDeclaredField(variable);
        if (!field.getType().isPrimitive() && !Modifier.isFinal(field.getModifiers())) {
            field.setAccessible(true);
            field.set(null, null);
        }
    }

    // the chain of causes is copied link by link, so that JShell translates each one's stack to lines of cells
    private static UserException userException(Throwable e, Set<Throwable> seen) {
        UserException copy = new UserException(String.valueOf(e.getClass()), e.getClass().getName(), e.getStackTrace());
        if (e.getCause() != null && seen.add(e)) {
            copy.initCause(userException(e.getCause(), seen));
        }
        return copy;
    }
}
