package contrastive.kernel.cells;

import contrastive.kernel.loading.CellLoader;
import contrastive.kernel.loading.CurrentClasses;
import contrastive.kernel.loading.Initialization;
import contrastive.kernel.stopping.CellRunner;
import contrastive.kernel.stopping.ThreadAbandoned;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.SPIResolutionException;

/**
 * Runs what JShell compiled, in this process and on the thread that asked. Values and exceptions stay objects instead
 * of becoming strings: the evaluator takes them from here after each snippet.
 */
final class CellControl extends DirectExecutionControl {
    private final CellLoader loader;
    private final CellRunner runner;
    private Object value;
    private Throwable thrown;
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
        value = null;
        thrown = null;
        Method method;
        try {
            method = loader.runnerOf(className).getDeclaredMethod(methodName);
            method.setAccessible(true);
        } catch (ReflectiveOperationException e) {
            throw new InternalException(e.toString());
        }
        boolean abandoned = false;
        try {
            value = runner.runCode(() -> method.invoke(null));
            return "";
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SPIResolutionException unresolved) {
                throw new ResolutionException(unresolved.id(), unresolved.getStackTrace());
            }
            thrown = e.getCause();
        } catch (ThreadAbandoned e) {
            // another cell has begun: nothing of this one may be noted
            abandoned = true;
            throw e;
        } catch (Throwable e) {
            thrown = e;
        } finally {
            if (!abandoned) {
                // here and not above: the code may have evaluated other code
                lastInvoked = method.getDeclaringClass();
            }
        }
        throw userException(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    // JShell needs no value as a string, and toString() of a reader's object may be slow or fail
    @Override
    public String varValue(String className, String varName) {
        return "";
    }

    void defineAnew(String snippet) {
        loader.defineAnew(snippet);
    }

    boolean isUnfinished(String snippet) {
        return Initialization.isUnfinished(loader.currentClasses().of(snippet));
    }

    CurrentClasses currentClasses() {
        return loader.currentClasses();
    }

    /** The value of the last snippet; asking takes it away. */
    Object takeValue() {
        Object taken = value;
        value = null;
        return taken;
    }

    /** What the last snippet threw; asking takes it away. */
    Throwable takeThrown() {
        Throwable taken = thrown;
        thrown = null;
        return taken;
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
