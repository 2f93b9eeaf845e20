package contrastive.kernel.source;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Collects the names of a parsed snippet. JShell's own list of dependencies does not do: it leaves out the initializers of
 * variables with an explicit type and all statements, and takes a parameter for the variable of the same name.
 */
final class NameScanner extends TreeScanner<Void, Void> {
    // what is declared in one is known in it alone; so it is in a class, which names its members first
    private static final Set<Tree.Kind> SCOPES = EnumSet.of(Tree.Kind.METHOD, Tree.Kind.LAMBDA_EXPRESSION, Tree.Kind.BLOCK,
            Tree.Kind.FOR_LOOP, Tree.Kind.ENHANCED_FOR_LOOP, Tree.Kind.TRY, Tree.Kind.CATCH, Tree.Kind.CASE);

    private final NameUse use = new NameUse();
    private final Deque<Set<String>> scopes = new ArrayDeque<>();
    // of the type that is scanned: its methods by name, and what runs when one of its types is made
    private final Map<String, List<Tree>> bodies = new HashMap<>();
    private int later;

    NameUse use() {
        return use;
    }

    /** Scans a statement or declaration of the snippet's outermost level. */
    void scanOutermost(Tree tree) {
        declared(tree).ifPresent(use.declares()::add);
        if (tree instanceof VariableTree variable) {
            scanTypeAndValue(variable);
        } else if (tree instanceof ClassTree || tree instanceof MethodTree) {
            scanLater(tree);
        } else {
            scan(tree, null);
        }
    }

    private static Optional<String> declared(Tree tree) {
        return Optional.ofNullable(tree instanceof VariableTree variable ? variable.getName().toString()
                : tree instanceof ClassTree type ? type.getSimpleName().toString()
                : tree instanceof MethodTree method ? method.getName() + "()" : null);
    }

    // of a lambda that a variable holds, the body runs when the variable is used; one handed to a method may run at once
    private void scanTypeAndValue(VariableTree variable) {
        scan(variable.getType(), null);
        ExpressionTree value = variable.getInitializer();
        if (value instanceof LambdaExpressionTree) {
            scanLater(value);
        } else if (value instanceof NewClassTree created && created.getClassBody() != null) {
            scan(created.getIdentifier(), null);
            scan(created.getArguments(), null);
            scanLater(created.getClassBody());
        } else {
            scan(value, null);
        }
    }

    private void scanLater(Tree tree) {
        later++;
        scan(tree, null);
        later--;
    }

    @Override
    public Void scan(Tree tree, Void none) {
        boolean scoped = tree != null && SCOPES.contains(tree.getKind());
        if (scoped) {
            scopes.push(new HashSet<>());
        }
        super.scan(tree, null);
        if (scoped) {
            scopes.pop();
        }
        return null;
    }

    private void name(String name) {
        if (!scopes.isEmpty()) {
            scopes.peek().add(name);
        }
    }

    private Void note(String name, Set<String> now, Set<String> whenCalled) {
        if (!name.equals("this") && !name.equals("super") && scopes.stream().noneMatch(scope -> scope.contains(name))) {
            (later > 0 ? whenCalled : now).add(name);
        }
        return null;
    }

    // of "towers[0].width = 3" it is towers that changes
    private void assign(ExpressionTree target) {
        if (target instanceof MemberSelectTree select) {
            assign(select.getExpression());
        } else if (target instanceof ArrayAccessTree access) {
            assign(access.getExpression());
        } else if (target instanceof IdentifierTree root) {
            note(root.getName().toString(), use.assigns(), use.assignsLater());
        }
    }

    @Override
    public Void visitIdentifier(IdentifierTree node, Void none) {
        return note(node.getName().toString(), use.reads(), use.readsLater());
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree node, Void none) {
        if (node.getMethodSelect() instanceof IdentifierTree method) {
            note(method.getName() + "()", use.reads(), use.readsLater());
            scanCalled(method.getName() + "()");
        } else if (node.getMethodSelect() instanceof MemberSelectTree method) {
            scan(method, null);
            scanCalled(method.getIdentifier() + "()");
        }
        scan(node.getTypeArguments(), null);
        return scan(node.getArguments(), null);
    }

    @Override
    public Void visitNewClass(NewClassTree node, Void none) {
        scanCalled(node.getIdentifier().toString().replaceFirst("<.*", "").replaceFirst(".*\\.", ""));
        return super.visitNewClass(node, null);
    }

    @Override
    public Void visitAssignment(AssignmentTree node, Void none) {
        assign(node.getVariable());
        if (!(node.getVariable() instanceof IdentifierTree)) {
            scan(node.getVariable(), null);
        }
        return scan(node.getExpression(), null);
    }

    @Override
    public Void visitCompoundAssignment(CompoundAssignmentTree node, Void none) {
        assign(node.getVariable());
        return super.visitCompoundAssignment(node, null);
    }

    @Override
    public Void visitUnary(UnaryTree node, Void none) {
        if (node.getKind().name().matches("(PREFIX|POSTFIX)_.*")) {
            assign(node.getExpression());
        }
        return super.visitUnary(node, null);
    }

    @Override
    public Void visitVariable(VariableTree node, Void none) {
        super.visitVariable(node, null);
        name(node.getName().toString());
        return null;
    }

    @Override
    public Void visitClass(ClassTree node, Void none) {
        name(node.getSimpleName().toString());
        scopes.push(new HashSet<>(Set.of(node.getSimpleName().toString())));
        nameTypes(node.getTypeParameters());
        node.getMembers().forEach(member -> declared(member).ifPresent(this::name));
        scan(node.getModifiers(), null);
        scan(node.getTypeParameters(), null);
        scan(node.getExtendsClause(), null);
        scan(node.getImplementsClause(), null);
        scan(node.getPermitsClause(), null);
        node.getMembers().forEach(member -> noteBody(node, member));
        node.getMembers().forEach(member -> scanMember(node, member));
        scopes.pop();
        return null;
    }

    private void nameTypes(List<? extends TypeParameterTree> types) {
        types.forEach(type -> name(type.getName().toString()));
    }

    private void noteBody(ClassTree type, Tree member) {
        if (member instanceof MethodTree method && !method.getName().contentEquals("<init>")) {
            bodies.computeIfAbsent(method.getName() + "()", name -> new ArrayList<>()).add(method);
        } else if (!(member instanceof ClassTree) && !isOnce(type, member)) {
            bodies.computeIfAbsent(type.getSimpleName().toString(), name -> new ArrayList<>()).add(member);
        }
    }

    private void scanCalled(String name) {
        if (later == 0 && bodies.containsKey(name)) {
            bodies.remove(name).forEach(body -> scan(body, null));
        }
    }

    private static boolean isOnce(ClassTree type, Tree member) {
        return member instanceof BlockTree block && block.isStatic() || member instanceof VariableTree field
                && (type.getKind() == Tree.Kind.INTERFACE || field.getModifiers().getFlags().contains(Modifier.STATIC));
    }

    // what initializes a class runs once, when the class is used first, and its results stay: as if it ran with the declaration
    private void scanMember(ClassTree type, Tree member) {
        if (later != 1 || !isOnce(type, member)) {
            scan(member, null);
            return;
        }
        later = 0;
        if (member instanceof VariableTree field) {
            scanTypeAndValue(field);
        } else {
            scan(member, null);
        }
        later = 1;
    }

    @Override
    public Void visitMethod(MethodTree node, Void none) {
        nameTypes(node.getTypeParameters());
        return super.visitMethod(node, null);
    }

    @Override
    public Void visitEnhancedForLoop(EnhancedForLoopTree node, Void none) {
        // the variable is not known in the expression
        scan(node.getExpression(), null);
        scan(node.getVariable(), null);
        return scan(node.getStatement(), null);
    }
}
