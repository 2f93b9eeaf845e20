import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.teavm.tooling.ConsoleTeaVMToolLog;
import org.teavm.tooling.TeaVMProblemRenderer;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;
import org.teavm.vm.TeaVMOptimizationLevel;

/**
 * Compiles the chapters for the browser. TeaVM's plugin for Maven would find what a class stands in for before it finds the class itself, since
 * it puts a project's own classes last.
 */
public final class CompileChapters {

    /** @param arguments the folder of the classes, in which the script goes beside them; the main class */
    public static void main(String[] arguments) throws TeaVMToolException, MalformedURLException {
        File classes = new File(arguments[0]);
        String main = arguments[1];
        TeaVMTool tool = new TeaVMTool();
        tool.setMainClass(main);
        tool.setTargetType(TeaVMTargetType.JAVASCRIPT);
        tool.setTargetDirectory(new File(classes, main.substring(0, main.lastIndexOf('.')).replace('.', '/')));
        tool.setTargetFileName("chapters.js");
        tool.setOptimizationLevel(TeaVMOptimizationLevel.FULL);
        tool.setObfuscated(true);
        List<URL> path = new ArrayList<>(List.of(classes.toURI().toURL()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            path.add(new File(entry).toURI().toURL());
        }
        tool.setClassLoader(new URLClassLoader(path.toArray(URL[]::new), CompileChapters.class.getClassLoader()));
        tool.generate();
        if (!tool.getProblemProvider().getSevereProblems().isEmpty()) {
            TeaVMProblemRenderer.describeProblems(tool.getDependencyInfo().getCallGraph(), tool.getProblemProvider(), new ConsoleTeaVMToolLog(false));
            System.exit(1);
        }
    }
}
