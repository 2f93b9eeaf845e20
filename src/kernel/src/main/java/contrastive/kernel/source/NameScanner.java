package contrastive.kernel.source;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Collects the names of a parsed snippet. JShell's own list of dependencies does not do: it leaves out the initializers of
 * variables with an explicit type and all statements, and takes a parameter for the variable of the same name.
 */
final class NameScanner extends TreeScanner<Void, Void> {
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
        if (tree instanceof VariableTree variable) {
            use.declares().add(variable.getName().toString());
            scan(variable.getType(), null);
            scanValue(variable.getInitializer());
        } else if (tree instanceof ClassTree type) {
            use.declares().add(type.getSimpleName().toString());
            scanLater(type);
        } else if (tree instanceof MethodTree method) {
            use.declares().add(method.getName() + "()");
            scanLater(method);
        } else {
            scan(tree, null);
        }
    }

    // of a lambda that a variable holds, the body runs when the variable is used; one handed to a method may run at once
    private void scanValue(ExpressionTree value) {
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

    private void scoped(Runnable scan) {
        scopes.push(new HashSet<>());
        scan.run();
        scopes.pop();
    }

    private void name(String name) {
        if (!scopes.isEmpty()) {
            scopes.peek().add(name);
        }
    }

    private boolean isInner(String name) {
        return name.equals("this") || name.equals("super") || scopes.stream().anyMatch(scope -> scope.contains(name));
    }

    private void read(String name) {
        if (!isInner(name)) {
            (later > 0 ? use.readsLater() : use.reads()).add(name);
        }
    }

    // of "towers[0].width = 3" it is towers that changes
    private void assign(ExpressionTree target) {
        ExpressionTree root = target;
        while (!(root instanceof IdentifierTree)) {
            if (root instanceof MemberSelectTree select) {
                root = select.getExpression();
            } else if (root instanceof ArrayAccessTree access) {
                root = access.getExpression();
            } else {
                return;
            }
        }
        String name = ((IdentifierTree) root).getName().toString();
        if (!isInner(name)) {
            (later > 0 ? use.assignsLater() : use.assigns()).add(name);
        }
    }

    @Override
    public Void visitIdentifier(IdentifierTree node, Void none) {
        read(node.getName().toString());
        return null;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree node, Void none) {
        if (node.getMethodSelect() instanceof IdentifierTree method) {
            read(method.getName() + "()");
            scanCalled(method.getName() + "()");
        } else {
            scan(node.getMethodSelect(), null);
            if (node.getMethodSelect() instanceof MemberSelectTree select) {
                scanCalled(select.getIdentifier() + "()");
            }
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
        switch (node.getKind()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> assign(node.getExpression());
            default -> { }
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
    public Void visitLambdaExpression(LambdaExpressionTree node, Void none) {
        scoped(() -> super.visitLambdaExpression(node, null));
        return null;
    }

    @Override
    public Void visitClass(ClassTree node, Void none) {
        name(node.getSimpleName().toString());
        scoped(() -> {
            name(node.getSimpleName().toString());
            node.getTypeParameters().forEach(type -> name(type.getName().toString()));
            for (Tree member : node.getMembers()) {
                if (member instanceof VariableTree field) {
                    name(field.getName().toString());
                } else if (member instanceof MethodTree method) {
                    name(method.getName() + "()");
                } else if (member instanceof ClassTree type) {
                    name(type.getSimpleName().toString());
                }
            }
            scan(node.getModifiers(), null);
            scan(node.getTypeParameters(), null);
            scan(node.getExtendsClause(), null);
            scan(node.getImplementsClause(), null);
            scan(node.getPermitsClause(), null);
            node.getMembers().forEach(member -> noteBody(node, member));
            node.getMembers().forEach(member -> scanMember(node, member));
        });
        return null;
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
            scan(field.getType(), null);
            scanValue(field.getInitializer());
        } else {
            scan(member, null);
        }
        later = 1;
    }

    @Override
    public Void visitMethod(MethodTree node, Void none) {
        scoped(() -> {
            node.getTypeParameters().forEach(type -> name(type.getName().toString()));
            super.visitMethod(node, null);
        });
        return null;
    }

    @Override
    public Void visitBlock(BlockTree node, Void none) {
        scoped(() -> super.visitBlock(node, null));
        return null;
    }

    @Override
    public Void visitForLoop(ForLoopTree node, Void none) {
        scoped(() -> super.visitForLoop(node, null));
        return null;
    }

    @Override
    public Void visitEnhancedForLoop(EnhancedForLoopTree node, Void none) {
        scoped(() -> {
            // the variable is not known in the expression
            scan(node.getExpression(), null);
            scan(node.getVariable(), null);
            scan(node.getStatement(), null);
        });
        return null;
    }

    @Override
    public Void visitTry(TryTree node, Void none) {
        scoped(() -> super.visitTry(node, null));
        return null;
    }

    @Override
    public Void visitCatch(CatchTree node, Void none) {
        scoped(() -> super.visitCatch(node, null));
        return null;
    }

    @Override
    public Void visitCase(CaseTree node, Void none) {
        scoped(() -> super.visitCase(node, null));
        return null;
    }
}
