import java.io.File;
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

    /** @param arguments the folder of the classes, which the class path has first: the script goes beside them; the main class */
    public static void main(String[] arguments) throws TeaVMToolException {
        File classes = new File(arguments[0]);
        String main = arguments[1];
        TeaVMTool tool = new TeaVMTool();
        tool.setMainClass(main);
        tool.setTargetType(TeaVMTargetType.JAVASCRIPT);
        tool.setTargetDirectory(new File(classes, main.substring(0, main.lastIndexOf('.')).replace('.', '/')));
        tool.setTargetFileName("chapters.js");
        tool.setOptimizationLevel(TeaVMOptimizationLevel.FULL);
        tool.setObfuscated(true);
        tool.setClassLoader(CompileChapters.class.getClassLoader());
        tool.generate();
        if (!tool.getProblemProvider().getSevereProblems().isEmpty()) {
            TeaVMProblemRenderer.describeProblems(tool.getDependencyInfo().getCallGraph(), tool.getProblemProvider(), new ConsoleTeaVMToolLog(false));
            System.exit(1);
        }
    }
}
