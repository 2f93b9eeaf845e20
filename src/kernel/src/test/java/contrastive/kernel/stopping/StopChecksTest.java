package contrastive.kernel.stopping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Where the checks go, told from the rewritten class files. */
class StopChecksTest {
    static final class Sample {
        static int innermost(int[] numbers) {
            int sum = 0;
            for (int number : numbers) {
                sum += number;
            }
            return sum;
        }

        static int nested(int[][] numbers) {
            int sum = 0;
            for (int[] row : numbers) {
                for (int number : row) {
                    sum += number;
                }
            }
            return sum;
        }

        static void calling(Runnable step, int count) {
            for (int i = 0; i < count; i++) {
                step.run();
            }
        }

        static void leaving() {
            System.exit(1);
        }
    }

    private static byte[] sample() throws IOException {
        try (InputStream in = Sample.class.getResourceAsStream("StopChecksTest$Sample.class")) {
            return in.readAllBytes();
        }
    }

    private static List<String> signals(byte[] classFile, String method) {
        List<String> found = new ArrayList<>();
        new ClassReader(classFile).accept(new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] thrown) {
                return !name.equals(method) ? null : new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitMethodInsn(int opcode, String owner, String called, String t, boolean i) {
                        if (owner.equals("contrastive/kernel/stopping/StopSignal")) {
                            found.add(called);
                        }
                    }
                };
            }
        }, 0);
        return found;
    }

    @Test
    void aCellIsCheckedAtEveryMethodEntryAndEveryLoop() throws IOException {
        assertThat(signals(StopChecks.inCell(sample()), "innermost")).containsExactly("check", "check");
        assertThat(signals(StopChecks.inCell(sample()), "nested")).containsExactly("check", "check", "check");
    }

    @Test
    void aLibrarysInnermostLoopOverNumbersRunsUnchecked() throws IOException {
        assertThat(signals(StopChecks.inLibrary(sample()), "innermost")).isEmpty();
    }

    @Test
    void aLibrarysOuterLoopsAndLoopsWithCallsAreChecked() throws IOException {
        assertThat(signals(StopChecks.inLibrary(sample()), "nested")).containsExactly("checkPatiently");
        assertThat(signals(StopChecks.inLibrary(sample()), "calling")).containsExactly("checkPatiently");
    }

    @Test
    void exitIsReplaced() throws IOException {
        assertThat(signals(StopChecks.inLibrary(sample()), "leaving")).containsExactly("exit");
    }
}
