package contrastive.kernel.stopping;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Rewrites class files so that they can be stopped and cannot end the kernel: {@link StopSignal#check()} before every jump backwards
 * and at every method entry of a cell's classes, and {@link StopSignal#exit} for {@code System.exit} and its kin. Processes are started
 * by {@link ChildProcesses}.
 *
 * <p>In a library's classes only those loops are checked, by {@link StopSignal#checkPatiently()}, that contain a call or
 * another loop: an innermost loop over numbers runs at full speed and is short, its surroundings are checked. The inserted calls
 * leave stack and locals as they are, so frames need no recomputing.
 */
public final class StopChecks {
    private static final String SIGNAL = "contrastive/kernel/stopping/StopSignal";
    private static final int API = Opcodes.ASM9;

    private StopChecks() {
    }

    public static byte[] inCell(byte[] classFile) {
        return rewrite(classFile, true);
    }

    public static byte[] inLibrary(byte[] classFile) {
        return rewrite(classFile, false);
    }

    private static byte[] rewrite(byte[] classFile, boolean everywhere) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new ClassVisitor(API, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] thrown) {
                return new Checks(super.visitMethod(access, name, type, signature, thrown), everywhere);
            }
        }, 0);
        try {
            return writer.toByteArray();
        } catch (MethodTooLargeException noRoom) {
            // a method near the limit of 64 KB, such as a table of a parser; without checks it runs as it always did
            return classFile;
        }
    }

    private static final class Checks extends MethodVisitor {
        private final boolean everywhere;
        private final Map<Label, Integer> positions = new HashMap<>();
        private int position;
        private int lastCall = -1;
        private int lastLoopStart = -1;

        Checks(MethodVisitor next, boolean everywhere) {
            super(API, next);
            this.everywhere = everywhere;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (everywhere) {
                check();
            }
        }

        @Override
        public void visitLabel(Label label) {
            positions.put(label, position++);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label target) {
            Integer start = positions.get(target);
            if (start != null) {
                // loops seen so far end before this one, so one that starts later lies inside it
                if (everywhere || lastCall > start || lastLoopStart > start) {
                    check();
                }
                lastLoopStart = Math.max(lastLoopStart, start);
            }
            super.visitJumpInsn(opcode, target);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
            lastCall = position++;
            Handle replacement = replacement(owner, name, type);
            if (replacement != null) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, replacement.getOwner(), replacement.getName(), replacement.getDesc(), false);
            } else {
                super.visitMethodInsn(opcode, owner, name, type, isInterface);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... arguments) {
            for (int i = 0; i < arguments.length; i++) {
                Handle replacement = arguments[i] instanceof Handle handle
                        ? replacement(handle.getOwner(), handle.getName(), handle.getDesc()) : null;
                arguments[i] = replacement == null ? arguments[i] : replacement;
            }
            super.visitInvokeDynamicInsn(name, type, bootstrap, arguments);
        }

        private void check() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, SIGNAL, everywhere ? "check" : "checkPatiently", "()V", false);
        }

        /** What is called in place of a method of Java's own, the receiver as its first argument; null of most methods. */
        private static Handle replacement(String owner, String name, String type) {
            return switch (owner + "." + name + type) {
                case "java/lang/System.exit(I)V" -> new Handle(Opcodes.H_INVOKESTATIC, SIGNAL, "exit", type, false);
                case "java/lang/Runtime.exit(I)V", "java/lang/Runtime.halt(I)V" ->
                        new Handle(Opcodes.H_INVOKESTATIC, SIGNAL, "exit", "(Ljava/lang/Runtime;I)V", false);
                case "java/lang/ProcessBuilder.start()Ljava/lang/Process;" -> new Handle(Opcodes.H_INVOKESTATIC,
                        Type.getInternalName(ChildProcesses.class), name, "(Ljava/lang/ProcessBuilder;)Ljava/lang/Process;", false);
                default -> null;
            };
        }
    }
}
