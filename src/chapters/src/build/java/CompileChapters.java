import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
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

    /** What a page needs beside a WebAssembly module. */
    private static final String RUNTIME = "org/teavm/backend/wasm/wasm-gc-runtime.min.js";

    /** @param arguments the folder of the cells' classes, the main class among them, the folder of what is compiled */
    public static void main(String[] arguments) throws TeaVMToolException, IOException {
        compile(TeaVMTargetType.WEBASSEMBLY_GC, "chapters.wasm", arguments);
        compile(TeaVMTargetType.JAVASCRIPT, "chapters.js", arguments);
        try (InputStream runtime = TeaVMTool.class.getClassLoader().getResourceAsStream(RUNTIME)) {
            Files.copy(Objects.requireNonNull(runtime, RUNTIME), Path.of(arguments[2], "runtime.js"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void compile(TeaVMTargetType type, String file, String[] arguments) throws TeaVMToolException, IOException {
        TeaVMTool tool = new TeaVMTool();
        tool.setMainClass(arguments[1]);
        tool.setTargetType(type);
        tool.setTargetDirectory(new File(arguments[2]));
        tool.setTargetFileName(file);
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
