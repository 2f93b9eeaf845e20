package contrastive.kernel.loading;

import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The commonest edit, another value for a variable, without a change of the variable's class: its initializer runs in a class of
 * its own. That takes a tenth of the time, as the JVM need not visit every class it knows.
 */
final class VariableInitializer {
    private static final int API = Opcodes.ASM9;
    private static final String METHODS = "<init>()V " + CellClass.RUN + "()Ljava/lang/Object;";

    private VariableInitializer() {
    }

    /** Whether two versions of a class can differ in nothing but the initializer of its variable. */
    static boolean isAllThatChanged(byte[] classFile, byte[] used) {
        Set<String> shape = shape(classFile);
        return shape.contains(METHODS) && shape.equals(shape(used));
    }

    // the methods, in one text, and the fields and member classes
    private static Set<String> shape(byte[] classFile) {
        Set<String> methods = new TreeSet<>();
        Set<String> shape = new TreeSet<>();
        ClassReader reader = new ClassReader(classFile);
        reader.accept(new ClassVisitor(API) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] thrown) {
                methods.add(name + type);
                return null;
            }

            @Override
            public FieldVisitor visitField(int access, String name, String type, String signature, Object value) {
                shape.add(type + " " + name);
                return null;
            }

            @Override
            public void visitInnerClass(String name, String outerName, String innerName, int access) {
                if (reader.getClassName().equals(outerName)) {
                    shape.add(name);
                }
            }
        }, ClassReader.SKIP_CODE);
        shape.add(String.join(" ", methods));
        return shape;
    }

    /** The initializer alone, as a class of another name; it sets the variable where that is. */
    static byte[] alone(byte[] classFile, String name) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile).accept(new ClassVisitor(API, writer) {
            @Override
            public void visit(int version, int access, String old, String signature, String parent, String[] interfaces) {
                super.visit(version, access, name.replace('.', '/'), signature, parent, interfaces);
            }

            @Override
            public void visitNestMember(String member) {
                // they belong to the class of the variable
            }

            @Override
            public FieldVisitor visitField(int access, String field, String type, String signature, Object value) {
                return null;
            }

            @Override
            public MethodVisitor visitMethod(int access, String method, String type, String signature, String[] thrown) {
                return method.equals(CellClass.RUN) ? super.visitMethod(access, method, type, signature, thrown) : null;
            }
        }, 0);
        return writer.toByteArray();
    }
}
