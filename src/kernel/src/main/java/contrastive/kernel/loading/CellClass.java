package contrastive.kernel.loading;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The forms that a class file of a cell takes, so that what a reader edits can be put into the class in use.
 *
 * <p>HotSpot changes the bodies of methods and, with {@code -XX:+AllowRedefinitionToAddDeleteMethods}, adds and deletes methods
 * that are private and static; fields, other methods and the list of nest members must stay. So lambdas, which may come and go with an
 * edit, become static methods, and names of anonymous classes are listed in advance. Members become public: statements reach them from a
 * {@link CellLoader.StatementLoader}.
 */
public final class CellClass {
    /** The method in which JShell puts statements and initializers. */
    static final String RUN = "do_it$";
    /** Begins the names of the variables that JShell makes for values without a name; no reader sees them. */
    public static final String UNNAMED = "unnamed$";

    private static final int SPARE_NEST_MEMBERS = 8;
    private static final int LAMBDA = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;

    private CellClass() {
    }

    /** The form in which a class is defined first. */
    static byte[] opened(byte[] classFile) {
        ClassNode type = read(classFile, 0);
        return opened(type, withSpares(members(type), type.name));
    }

    private static byte[] opened(ClassNode type, Set<String> members) {
        type.access |= Opcodes.ACC_PUBLIC;
        type.fields.forEach(field -> field.access = opened(field.access));
        type.methods.forEach(method -> open(type, method));
        Set<String> all = new LinkedHashSet<>(members(type));
        all.addAll(members);
        type.nestMembers = all.isEmpty() ? null : List.copyOf(all);
        return written(type);
    }

    // javac has checked access; at run time a statement's class is in another loader, and so in another package
    private static int opened(int access) {
        return (access & Opcodes.ACC_PRIVATE) != 0 ? access : access & ~Opcodes.ACC_PROTECTED | Opcodes.ACC_PUBLIC;
    }

    private static void open(ClassNode type, MethodNode method) {
        boolean initializer = method.name.equals("<clinit>");
        for (AbstractInsnNode step : method.instructions.toArray()) {
            if (step instanceof InvokeDynamicInsnNode call) {
                Arrays.setAll(call.bsmArgs, i -> call.bsmArgs[i] instanceof Handle handle ? unbound(handle, type) : call.bsmArgs[i]);
            } else if (initializer && step.getOpcode() == Opcodes.RETURN) {
                method.instructions.insertBefore(step, noteInitialization(type, "endInitialization"));
            }
        }
        if (initializer) {
            method.instructions.insert(noteInitialization(type, "beginInitialization"));
            method.maxStack = Math.max(method.maxStack, 1);
        }
        boolean bound = (method.access & (LAMBDA | Opcodes.ACC_STATIC)) == LAMBDA && method.name.startsWith("lambda$");
        method.desc = bound ? withReceiver(type, method.desc) : method.desc;
        method.signature = bound ? null : method.signature;
        method.access = bound ? method.access | Opcodes.ACC_STATIC : opened(method.access);
    }

    private static InsnList noteInitialization(ClassNode type, String what) {
        InsnList call = new InsnList();
        call.add(new LdcInsnNode(Type.getObjectType(type.name)));
        call.add(new MethodInsnNode(Opcodes.INVOKESTATIC, Type.getInternalName(CurrentClasses.class), what, "(Ljava/lang/Class;)V", false));
        return call;
    }

    private static Handle unbound(Handle lambda, ClassNode type) {
        boolean bound = lambda.getOwner().equals(type.name) && lambda.getName().startsWith("lambda$")
                && lambda.getTag() != Opcodes.H_INVOKESTATIC;
        return bound ? new Handle(Opcodes.H_INVOKESTATIC, type.name, lambda.getName(), withReceiver(type, lambda.getDesc()),
                lambda.isInterface()) : lambda;
    }

    // an instance lambda as a static method: "this" is the first argument, so its code can stay
    private static String withReceiver(ClassNode type, String lambda) {
        return "(L" + type.name + ";" + lambda.substring(1);
    }

    /**
     * The form that takes the place of a class in use.
     *
     * @param used the class as it is defined now
     * @throws UnsupportedOperationException if its static initializer or a constant changed: the JVM would not run the one,
     *     and javac has copied the other into the code of other cells
     */
    static byte[] succeeding(byte[] classFile, byte[] used) {
        Set<String> members = members(outline(used));
        ClassNode type = read(classFile, 0);
        byte[] opened = opened(type, members.containsAll(members(type)) ? members : Set.of());
        if (!constants(opened).equals(constants(used)) || !Arrays.equals(initializer(opened), initializer(used))) {
            throw new UnsupportedOperationException("a static initializer or a constant changed");
        }
        Set<String> present = methods(type);
        // a lambda made by code that is gone goes on calling its method
        read(used, 0).methods.stream().filter(old -> (old.access & LAMBDA) == LAMBDA && !present.contains(old.name + old.desc))
                .forEach(type.methods::add);
        return written(type);
    }

    /** The class with every static method that its successor has too handing its call on to the successor. */
    static byte[] forwarding(byte[] used, byte[] successor) {
        ClassNode type = read(used, 0);
        ClassNode target = outline(successor);
        Set<String> targets = methods(target);
        type.methods.replaceAll(old -> isDeclared(old) && targets.contains(old.name + old.desc) ? calling(target, old) : old);
        return written(type);
    }

    private static MethodNode calling(ClassNode target, MethodNode old) {
        MethodNode method = new MethodNode(old.access, old.name, old.desc, old.signature, old.exceptions.toArray(String[]::new));
        int slots = 0;
        for (Type argument : Type.getArgumentTypes(old.desc)) {
            method.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), slots);
            slots += argument.getSize();
        }
        method.visitMethodInsn(Opcodes.INVOKESTATIC, target.name, old.name, old.desc, false);
        method.visitInsn(Type.getReturnType(old.desc).getOpcode(Opcodes.IRETURN));
        method.visitMaxs(Math.max(slots, Type.getReturnType(old.desc).getSize()), slots);
        return method;
    }

    /** Whether {@link #forwarding} hands on all that a reader declared in the class: it is of a method and nothing else. */
    static boolean isForwarded(byte[] used, byte[] successor) {
        List<String> declared = outline(used).methods.stream().filter(CellClass::isDeclared).map(each -> each.name + each.desc).toList();
        return !declared.isEmpty() && methods(outline(successor)).containsAll(declared);
    }

    private static boolean isDeclared(MethodNode method) {
        return (method.access & Opcodes.ACC_STATIC) != 0 && (method.access & Opcodes.ACC_SYNTHETIC) == 0 && !method.name.startsWith(RUN)
                && !method.name.startsWith("<");
    }

    /** Whether nothing can refer to the class once its code has run: it holds a statement or a value without a name. */
    static boolean isStatement(byte[] classFile) {
        ClassNode type = outline(classFile);
        Set<String> methods = methods(type);
        return type.fields.stream().allMatch(field -> field.name.startsWith(UNNAMED) || (field.access & Opcodes.ACC_SYNTHETIC) != 0)
                && declaredTypes(type).isEmpty() && methods.stream().anyMatch(method -> method.startsWith(RUN + "("))
                && methods.stream().allMatch(method -> method.matches("(<init>|<clinit>|do_it\\$|lambda\\$[^(]*)\\(.*"));
    }

    /** Whether two versions of a class can differ in nothing but the initializer of its variable. */
    static boolean differInInitializer(byte[] classFile, byte[] used) {
        ClassNode now = outline(classFile);
        ClassNode before = outline(used);
        Set<String> methods = Set.of("<init>()V", RUN + "()Ljava/lang/Object;");
        return methods.equals(methods(now)) && methods.equals(methods(before)) && declaredTypes(now).equals(declaredTypes(before))
                && fields(now).equals(fields(before));
    }

    /** The variable's initializer alone, as a class of another name; it sets the variable where that is. */
    static byte[] initializerOnly(byte[] classFile, String name) {
        ClassNode type = read(classFile, 0);
        type.name = name.replace('.', '/');
        type.nestMembers = null;
        type.fields.clear();
        type.methods.removeIf(method -> !method.name.equals(RUN));
        return written(type);
    }

    private static ClassNode read(byte[] classFile, int leavingOut) {
        ClassNode type = new ClassNode();
        new ClassReader(classFile).accept(type, leavingOut);
        return type;
    }

    private static ClassNode outline(byte[] classFile) {
        return read(classFile, ClassReader.SKIP_CODE);
    }

    private static byte[] written(ClassNode type) {
        ClassWriter writer = new ClassWriter(0);
        type.accept(writer);
        return writer.toByteArray();
    }

    private static Set<String> methods(ClassNode type) {
        return type.methods.stream().map(method -> method.name + method.desc).collect(Collectors.toSet());
    }

    private static Set<String> fields(ClassNode type) {
        return type.fields.stream().map(field -> field.desc + " " + field.name).collect(Collectors.toSet());
    }

    // a type that a snippet declares is a member of the snippet's class; one inside a statement is not
    private static Set<String> declaredTypes(ClassNode type) {
        return type.innerClasses.stream().filter(each -> type.name.equals(each.outerName)).map(each -> each.name).collect(Collectors.toSet());
    }

    private static Set<String> members(ClassNode type) {
        return type.nestMembers == null ? Set.of() : new LinkedHashSet<>(type.nestMembers);
    }

    // only the outermost class of a nest lists its members
    private static Set<String> withSpares(Set<String> members, String host) {
        Set<String> all = new LinkedHashSet<>(members);
        if (host.matches("REPL/\\$JShell\\$\\w+")) {
            Stream.concat(members.stream(), Stream.of(host)).forEach(name -> {
                for (int i = 1; i <= SPARE_NEST_MEMBERS; i++) {
                    all.add(name + "$" + i);
                }
            });
        }
        return all;
    }

    private static Map<String, String> constants(byte[] classFile) {
        return outline(classFile).fields.stream().collect(Collectors.toMap(field -> field.name, field -> String.valueOf(field.value)));
    }

    private static byte[] initializer(byte[] classFile) {
        ClassWriter writer = new ClassWriter(0);
        read(classFile, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES).methods.stream().filter(method -> method.name.equals("<clinit>"))
                .forEach(method -> method.accept(writer));
        return writer.toByteArray();
    }
}
