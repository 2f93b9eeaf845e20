import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
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

    /** @param arguments the folder of the cells' classes, the main class among them, the folder of the script */
    public static void main(String[] arguments) throws TeaVMToolException, MalformedURLException {
        TeaVMTool tool = new TeaVMTool();
        tool.setMainClass(arguments[1]);
        tool.setTargetType(TeaVMTargetType.JAVASCRIPT);
        tool.setTargetDirectory(new File(arguments[2]));
        tool.setTargetFileName("chapters.js");
        tool.setOptimizationLevel(TeaVMOptimizationLevel.FULL);
        tool.setObfuscated(true);
        tool.setClassLoader(new URLClassLoader(new URL[] {new File(arguments[0]).toURI().toURL()}, CompileChapters.class.getClassLoader()));
        tool.generate();
        if (!tool.getProblemProvider().getSevereProblems().isEmpty()) {
            TeaVMProblemRenderer.describeProblems(tool.getDependencyInfo().getCallGraph(), tool.getProblemProvider(), new ConsoleTeaVMToolLog(false));
            System.exit(1);
        }
    }
}
