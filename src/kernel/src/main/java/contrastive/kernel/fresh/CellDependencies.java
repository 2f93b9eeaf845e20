package contrastive.kernel.fresh;

import contrastive.kernel.fresh.CellRun.Definition;
import contrastive.kernel.source.NameUse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the kernel knows of the cells on the reader's page: the last run of each, and whose value of a name each one used. When
 * a cell is run again and changes something, this finds what was computed from what it changed.
 *
 * <p>A cell that runs for the first time makes nothing out of date, whatever it changes: a run of all cells from the top would
 * come to the same. So a notebook run from top to bottom gets no notes.
 */
public final class CellDependencies {
    private static final int CELLS_KNOWN = 1000;

    private final Function<String, Object> valueOf;
    private final Map<String, Definition> definitions = new HashMap<>();
    private final Map<String, Integer> versions = new HashMap<>();
    // of the types on the page, how often what their initialization reads had changed when they were defined
    private final Map<String, Map<String, Integer>> initializedWith = new HashMap<>();
    private final Map<Object, CellRun> runs = new LinkedHashMap<>();

    /** @param valueOf gives the value of a variable, or null */
    public CellDependencies(Function<String, Object> valueOf) {
        this.valueOf = valueOf;
    }

    /** Called before a statement runs; {@link #after} wants the step. */
    public CellRun.Step before(CellRun run, NameUse use) {
        CellRun.Step step = step(use);
        run.steps.add(step);
        for (String name : step.writes()) {
            if (!run.previous.containsKey(name)) {
                run.previous.put(name, definitions.get(name));
                run.valuesBefore.put(name, valueOf.apply(name));
            }
        }
        return step;
    }

    private CellRun.Step step(NameUse use) {
        Set<String> reads = new HashSet<>();
        Set<String> writes = new HashSet<>(use.declares());
        writes.addAll(use.assigns());
        Deque<String> open = new ArrayDeque<>(use.reads());
        while (!open.isEmpty()) {
            String name = open.pop();
            Definition definition = definitions.get(name);
            if (reads.add(name) && definition != null) {
                open.addAll(definition.readsLater());
                writes.addAll(definition.assignsLater());
            }
        }
        // a class is initialized when it is used, perhaps after a cell further down has declared what it reads
        reads.removeIf(name -> !definitions.containsKey(name) && (use.meaning() == null || !use.reads().contains(name)));
        return new CellRun.Step(use, reads, writes);
    }

    /** Whether a type is declared again whose static state was computed from what has changed since. */
    public boolean isInitializationOutdated(CellRun run, CellRun.Step step) {
        return step.use().declares().stream().map(initializedWith::get).filter(Objects::nonNull)
                .anyMatch(with -> step.reads().stream().anyMatch(name -> !Objects.equals(with.get(name), versions.getOrDefault(name, 0))
                        || run.previous.get(name) != null && isChanged(name, run.previous.get(name), run, false)));
    }

    public boolean isDeclared(String name) {
        return definitions.containsKey(name);
    }

    /** Called after a statement has run. */
    public void after(CellRun run, CellRun.Step step) {
        for (String name : step.writes()) {
            Definition known = definitions.get(name);
            definitions.put(name, known == null || step.use().declares().contains(name)
                    ? new Definition(run, step.use().readsLater(), step.use().assignsLater(), step.use().meaning())
                    : new Definition(run, known.readsLater(), known.assignsLater(), known.meaning()));
        }
    }

    /**
     * Called when a cell has run to its end or failed.
     *
     * @param id what the front end calls the cell, or null if it does not say
     * @return what the run made out of date; empty if nothing
     */
    public OutOfDateNote finish(CellRun run, String id, int number) {
        run.number = number;
        run.cell = id != null ? id : cellLike(run);
        for (String name : run.readsOfOthers()) {
            Definition source = run.previous.containsKey(name) ? run.previous.get(name) : definitions.get(name);
            if (source == null || source.by() != run) {
                run.sources.put(name, source == null ? null : source.by().cell);
                run.versions.put(name, versions.getOrDefault(name, 0));
            }
        }
        CellRun last = runs.remove(run.cell);
        Set<String> changed = changed(run, last);
        changed.forEach(name -> versions.merge(name, 1, Integer::sum));
        run.steps.stream().filter(step -> step.use().meaning() != null).forEach(step -> {
            Map<String, Integer> with = step.reads().stream().collect(Collectors.toMap(name -> name, name -> versions.getOrDefault(name, 0)));
            step.use().declares().forEach(name -> initializedWith.put(name, with));
        });
        Set<String> gone = gone(run, last);
        findReplacedMethods(run, last);
        OutOfDateNote note = new OutOfDateNote(run.cell, changed, gone, run.dropped);
        run.lost.forEach(name -> cellOf(name, run).ifPresent(by -> note.lost(by, name)));
        run.broken.forEach(name -> cellOf(name, run).ifPresent(by -> note.broken(by, name)));
        findOutOfDate(note, run, last == null ? Set.of() : changed);
        gone.forEach(definitions::remove);
        // without a name from the front end, a cell that declares nothing cannot be told from one that is gone
        if (id != null || !run.writes().isEmpty()) {
            runs.put(run.cell, run);
            if (runs.size() > CELLS_KNOWN) {
                runs.remove(runs.keySet().iterator().next());
            }
        }
        // or every run of a cell would keep the one before it alive, and with it the values that are gone
        run.previous.clear();
        run.valuesBefore.clear();
        return note;
    }

    private Optional<CellRun> cellOf(String name, CellRun except) {
        return Optional.ofNullable(definitions.get(name)).map(Definition::by).filter(by -> by != except);
    }

    private Object sourceOf(CellRun reader, String name) {
        Object cell = reader.sources.get(name);
        return cell != null || !definitions.containsKey(name) ? cell : definitions.get(name).by().cell;
    }

    // the latest of them: an edited cell declares much the same names, or its text is the same
    private Object cellLike(CellRun run) {
        Set<String> declares = run.declares();
        return runs.values().stream().filter(other -> {
            Set<String> others = other.declares();
            return other.code.equals(run.code) || !declares.isEmpty() && !others.isEmpty()
                    && (declares.containsAll(others) || others.containsAll(declares));
        }).reduce((earlier, later) -> later).map(latest -> latest.cell).orElseGet(Object::new);
    }

    private Set<String> changed(CellRun run, CellRun last) {
        boolean repeated = last != null && last.code.equals(run.code) && run.versions.equals(last.versions);
        return run.previous.keySet().stream().filter(name -> run.previous.get(name) != null && definitions.containsKey(name)
                && !run.dropped.contains(name) && isChanged(name, run.previous.get(name), run, repeated))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isChanged(String name, Definition before, CellRun run, boolean repeated) {
        Definition now = definitions.get(name);
        if (now.meaning() != null || before.meaning() != null) {
            // a type that was defined anew is another one, whatever its text
            return !Objects.equals(now.meaning(), before.meaning()) || run.moved.contains(name) && !name.endsWith("()");
        }
        return switch (SameValue.of(run.valuesBefore.get(name), valueOf.apply(name))) {
            case YES -> false;
            case NO -> true;
            // the same text with the same values is taken to give the same
            case UNKNOWN -> !repeated;
        };
    }

    // what an earlier version of the cell declared lives on in the kernel, though nobody sees where it comes from
    private Set<String> gone(CellRun run, CellRun last) {
        if (last == null || !run.complete) {
            return new TreeSet<>();
        }
        Set<String> gone = new TreeSet<>(last.declares());
        gone.removeAll(run.declares());
        gone.removeIf(name -> !isBy(last, name));
        return gone;
    }

    // a lambda in a variable with an explicit type: JShell does not compile it again
    private boolean isHolding(String name, CellRun by, Set<String> moved) {
        return isBy(by, name) && definitions.get(name).meaning() == null
                && definitions.get(name).readsLater().stream().anyMatch(moved::contains);
    }

    private boolean isBy(CellRun run, String name) {
        return definitions.containsKey(name) && definitions.get(name).by() == run;
    }

    // to JShell another method; to the reader, the same one edited
    private static void findReplacedMethods(CellRun run, CellRun last) {
        if (last != null && run.complete) {
            Set<String> declares = run.declares();
            last.methods.stream().filter(method -> declares.contains(method.name() + "()")
                    && run.methods.stream().noneMatch(other -> other.id().equals(method.id()))).forEach(run.replaced::add);
            run.replaced.forEach(method -> run.moved.add(method.name() + "()"));
        }
    }

    private void findOutOfDate(OutOfDateNote note, CellRun run, Set<String> changed) {
        Map<Object, Set<String>> stale = new HashMap<>(Map.of(run.cell, new HashSet<>(changed)));
        stale.get(run.cell).addAll(note.gone);
        run.lost.forEach(name -> cellOf(name, run).ifPresent(by -> stale.computeIfAbsent(by.cell, cell -> new HashSet<>()).add(name)));
        for (CellRun other : runs.values()) {
            Set<String> holders = other.writes().stream().filter(name -> isHolding(name, other, run.moved)).collect(Collectors.toSet());
            if (!holders.isEmpty()) {
                note.outOfDate(other, holders);
                stale.computeIfAbsent(other.cell, cell -> new HashSet<>()).addAll(holders);
            }
        }
        boolean found = true;
        while (found) {
            found = false;
            for (CellRun other : runs.values()) {
                Set<String> read = other.sources.keySet().stream()
                        .filter(name -> stale.getOrDefault(sourceOf(other, name), Set.of()).contains(name)).collect(Collectors.toSet());
                Set<String> written = read.isEmpty() ? null : other.outOfDate(read);
                if (written != null) {
                    written.removeIf(name -> !isBy(other, name));
                    note.outOfDate(other, written);
                    found |= stale.computeIfAbsent(other.cell, cell -> new HashSet<>()).addAll(written);
                }
            }
        }
    }
}
