package contrastive.kernel.loading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The forms that a class file of a cell takes, so that what a reader edits can be put into the class in use.
 *
 * <p>HotSpot changes the bodies of methods and, with {@code -XX:+AllowRedefinitionToAddDeleteMethods}, adds and deletes methods
 * that are private and static; fields, other methods and the list of nest members must stay. {@link CellClassWriter} sees to it
 * that lambdas and anonymous classes, which may come and go with an edit, are among what can change.
 */
public final class CellClass {
    /** The method in which JShell puts statements and initializers. */
    static final String RUN = "do_it$";
    /** Begins the names of the variables that JShell makes for values without a name; no reader sees them. */
    public static final String UNNAMED = "unnamed$";

    private static final int API = Opcodes.ASM9;
    private static final int SPARE_NEST_MEMBERS = 8;

    private CellClass() {
    }

    /** The form in which a class is defined first. */
    static byte[] opened(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new CellClassWriter(writer, withSpares(members(classFile), reader.getClassName())), 0);
        return writer.toByteArray();
    }

    /**
     * The form that takes the place of a class in use.
     *
     * @param used the class as it is defined now
     * @throws UnsupportedOperationException if its static initializer or a constant changed: the JVM would not run the one,
     *     and javac has copied the other into the code of other cells
     */
    static byte[] succeeding(byte[] classFile, byte[] used) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        Set<String> members = members(used);
        reader.accept(new CellClassWriter(writer, members.containsAll(members(classFile)) ? members : Set.of()), 0);
        byte[] opened = writer.toByteArray();
        if (!initialization(opened).equals(initialization(used))) {
            throw new UnsupportedOperationException("a static initializer or a constant changed");
        }
        addMissingLambdas(writer, methods(opened), used);
        return writer.toByteArray();
    }

    // a lambda made by code that is gone goes on calling its method
    private static void addMissingLambdas(ClassWriter writer, Set<String> present, byte[] used) {
        new ClassReader(used).accept(new ClassVisitor(API) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] thrown) {
                boolean missing = (access & Opcodes.ACC_PRIVATE) != 0 && (access & Opcodes.ACC_SYNTHETIC) != 0
                        && !present.contains(name + type);
                return missing ? writer.visitMethod(access, name, type, signature, thrown) : null;
            }
        }, 0);
    }

    /** The class with every static method that its successor has too handing its call on to the successor. */
    static byte[] forwarding(byte[] used, byte[] successor) {
        Set<String> targets = methods(successor);
        String owner = new ClassReader(successor).getClassName();
        ClassReader reader = new ClassReader(used);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new ClassVisitor(API, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] thrown) {
                MethodVisitor method = super.visitMethod(access, name, type, signature, thrown);
                if (!isDeclared(access, name) || !targets.contains(name + type)) {
                    return method;
                }
                forward(method, owner, name, type);
                return null;
            }
        }, 0);
        return writer.toByteArray();
    }

    /** Whether {@link #forwarding} hands on all that a reader declared in the class: it is of a method and nothing else. */
    static boolean isForwarded(byte[] used, byte[] successor) {
        Set<String> declared = new HashSet<>();
        ClassReader reader = new ClassReader(used);
        reader.accept(new ClassVisitor(API) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] thrown) {
                if (isDeclared(access, name)) {
                    declared.add(name + type);
                }
                return null;
            }
        }, ClassReader.SKIP_CODE);
        return !declared.isEmpty() && methods(successor).containsAll(declared);
    }

    private static boolean isDeclared(int access, String name) {
        return (access & Opcodes.ACC_STATIC) != 0 && (access & Opcodes.ACC_SYNTHETIC) == 0 && !name.startsWith(RUN)
                && !name.startsWith("<");
    }

    private static void forward(MethodVisitor method, String owner, String name, String type) {
        int slots = 0;
        method.visitCode();
        for (Type argument : Type.getArgumentTypes(type)) {
            method.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), slots);
            slots += argument.getSize();
        }
        method.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, type, false);
        method.visitInsn(Type.getReturnType(type).getOpcode(Opcodes.IRETURN));
        method.visitMaxs(Math.max(slots, Type.getReturnType(type).getSize()), slots);
        method.visitEnd();
    }

    /** Whether nothing can refer to the class once its code has run: it holds a statement or a value without a name. */
    static boolean isStatement(byte[] classFile) {
        boolean[] named = {false};
        ClassReader reader = new ClassReader(classFile);
        reader.accept(new ClassVisitor(API) {
            @Override
            public FieldVisitor visitField(int access, String name, String type, String signature, Object value) {
                named[0] |= !name.startsWith(UNNAMED) && (access & Opcodes.ACC_SYNTHETIC) == 0;
                return null;
            }

            @Override
            public void visitInnerClass(String name, String outerName, String innerName, int access) {
                // a type that a snippet declares is a member of the snippet's class; one inside a statement is not
                named[0] |= reader.getClassName().equals(outerName);
            }
        }, ClassReader.SKIP_CODE);
        Set<String> methods = methods(classFile);
        return !named[0] && methods.stream().anyMatch(method -> method.startsWith(RUN + "("))
                && methods.stream().allMatch(method -> method.matches("(<init>|<clinit>|do_it\\$|lambda\\$[^(]*)\\(.*"));
    }

    private static Set<String> methods(byte[] classFile) {
        Set<String> methods = new HashSet<>();
        new ClassReader(classFile).accept(new ClassVisitor(API) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] thrown) {
                methods.add(name + type);
                return null;
            }
        }, ClassReader.SKIP_CODE);
        return methods;
    }

    private static Set<String> members(byte[] classFile) {
        Set<String> members = new LinkedHashSet<>();
        new ClassReader(classFile).accept(new ClassVisitor(API) {
            @Override
            public void visitNestMember(String member) {
                members.add(member);
            }
        }, ClassReader.SKIP_CODE);
        return members;
    }

    // only the outermost class of a nest lists its members
    private static Set<String> withSpares(Set<String> members, String host) {
        Set<String> all = new LinkedHashSet<>(members);
        if (host.matches("REPL/\\$JShell\\$\\w+")) {
            List<String> classes = new ArrayList<>(members);
            classes.add(host);
            for (String name : classes) {
                for (int i = 1; i <= SPARE_NEST_MEMBERS; i++) {
                    all.add(name + "$" + i);
                }
            }
        }
        return all;
    }

    /** The static initializer's code and the constants, in a form that can be compared. */
    private static Map<String, Object> initialization(byte[] classFile) {
        Map<String, Object> values = new HashMap<>();
        ClassWriter initializer = new ClassWriter(0);
        new ClassReader(classFile).accept(new ClassVisitor(API) {
            @Override
            public FieldVisitor visitField(int access, String name, String type, String signature, Object value) {
                values.put(name, String.valueOf(value));
                return null;
            }

            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] thrown) {
                return name.equals("<clinit>") ? initializer.visitMethod(Opcodes.ACC_STATIC, name, type, null, null) : null;
            }
        }, ClassReader.SKIP_DEBUG);
        values.put("<clinit>", HexFormat.of().formatHex(initializer.toByteArray()));
        return values;
    }
}
