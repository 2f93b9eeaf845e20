package contrastive.kernel.loading;

import java.util.LinkedHashSet;
import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes a class of a cell so that statements reach it from a {@link CellLoader.StatementLoader}, that lambdas and anonymous classes can be
 * added to it later, and otherwise as it is.
 */
final class CellClassWriter extends ClassVisitor {
    private static final String INITIALIZATION = Type.getInternalName(Initialization.class);

    private final Set<String> members;
    private String owner;
    private boolean isInterface;

    /** @param members what the class lists as members of its nest, besides those that it lists itself */
    CellClassWriter(ClassWriter writer, Set<String> members) {
        super(Opcodes.ASM9, writer);
        this.members = new LinkedHashSet<>(members);
    }

    @Override
    public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
        owner = name;
        isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
        super.visit(version, access | Opcodes.ACC_PUBLIC, name, signature, parent, interfaces);
    }

    @Override
    public void visitNestMember(String member) {
        members.remove(member);
        super.visitNestMember(member);
    }

    @Override
    public FieldVisitor visitField(int access, String name, String type, String signature, Object value) {
        return super.visitField(opened(access), name, type, signature, value);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] thrown) {
        boolean bound = (access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC | Opcodes.ACC_STATIC))
                == (Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC) && name.startsWith("lambda$");
        MethodVisitor method = bound
                ? super.visitMethod(access | Opcodes.ACC_STATIC, name, withReceiver(type), null, thrown)
                : super.visitMethod(opened(access), name, type, signature, thrown);
        return new MethodVisitor(api, method) {
            @Override
            public void visitCode() {
                super.visitCode();
                noteInitialization("begin");
            }

            @Override
            public void visitInsn(int opcode) {
                if (opcode == Opcodes.RETURN) {
                    noteInitialization("end");
                }
                super.visitInsn(opcode);
            }

            private void noteInitialization(String what) {
                if (name.equals("<clinit>")) {
                    super.visitLdcInsn(Type.getObjectType(owner));
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, INITIALIZATION, what, "(Ljava/lang/Class;)V", false);
                }
            }

            @Override
            public void visitMaxs(int stack, int locals) {
                super.visitMaxs(Math.max(stack, 1), locals);
            }

            @Override
            public void visitInvokeDynamicInsn(String call, String callType, Handle bootstrap, Object... arguments) {
                for (int i = 0; i < arguments.length; i++) {
                    if (arguments[i] instanceof Handle handle && handle.getOwner().equals(owner)
                            && handle.getName().startsWith("lambda$") && handle.getTag() != Opcodes.H_INVOKESTATIC) {
                        arguments[i] = new Handle(Opcodes.H_INVOKESTATIC, owner, handle.getName(),
                                withReceiver(handle.getDesc()), isInterface);
                    }
                }
                super.visitInvokeDynamicInsn(call, callType, bootstrap, arguments);
            }
        };
    }

    // an instance lambda as a static method: "this" is the first argument, so its code can stay
    private String withReceiver(String type) {
        return "(L" + owner + ";" + type.substring(1);
    }

    @Override
    public void visitEnd() {
        members.forEach(super::visitNestMember);
        super.visitEnd();
    }

    // javac has checked access; at run time a statement's class is in another loader, and so in another package
    private static int opened(int access) {
        return (access & Opcodes.ACC_PRIVATE) != 0 ? access : access & ~Opcodes.ACC_PROTECTED | Opcodes.ACC_PUBLIC;
    }
}
