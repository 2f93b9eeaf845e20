package contrastive.kernel.fresh;

import contrastive.kernel.source.NameUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.MethodSnippet;

/** One run of a cell, statement by statement, as far as other cells can tell that it happened. */
public final class CellRun {
    /** The names of one statement; {@code reads} and {@code writes} include what the methods do that it calls. */
    public record Step(NameUse use, Set<String> reads, Set<String> writes) {
    }

    /** Where a name got its value or its meaning, and which names that meaning uses whenever it is called. */
    record Definition(CellRun by, Set<String> readsLater, Set<String> assignsLater, String meaning) {
    }

    final String code;
    final List<Step> steps = new ArrayList<>();
    /** For each name that was written, its definition before; null for a new name. */
    final Map<String, Definition> previous = new HashMap<>();
    /** The variables that existed and were written, with the values they had. */
    final Map<String, Object> valuesBefore = new HashMap<>();
    /** For each name that was read, the cell that had written it. */
    final Map<String, Object> sources = new HashMap<>();
    /** For each name that was read, how often it had changed. */
    final Map<String, Integer> versions = new HashMap<>();
    public final List<MethodSnippet> methods = new ArrayList<>();
    /** Methods that the cell declared when it ran last, and now declares with other parameters. */
    public final List<MethodSnippet> replaced = new ArrayList<>();
    /** Variables of other cells whose values could not be kept. */
    public final Set<String> lost = new HashSet<>();
    /** Names whose old code or variable lives on where lambdas made earlier reach it. */
    public final Set<String> moved = new HashSet<>();
    /** What other cells declared and no longer compiles. */
    public final Set<String> broken = new HashSet<>();
    /** What other cells declared and compiles again. */
    public final Set<String> mended = new HashSet<>();
    /** What the cell tried to declare anew in code that does not compile; JShell has dropped what there was. */
    public final Set<String> dropped = new HashSet<>();
    /** What tells the cell from others on the page; the run itself until it has ended. */
    Object cell = this;
    int number;
    boolean complete;

    public CellRun(String code) {
        this.code = code.strip();
    }

    /** Called when all of its statements have run. */
    public void completed() {
        complete = true;
    }

    Set<String> declares() {
        return steps.stream().flatMap(step -> step.use().declares().stream()).collect(Collectors.toSet());
    }

    Set<String> writes() {
        return steps.stream().flatMap(step -> step.writes().stream()).collect(Collectors.toSet());
    }

    /** What it reads that it did not write itself before. */
    Set<String> readsOfOthers() {
        Set<String> written = new HashSet<>();
        Set<String> reads = new HashSet<>();
        for (Step step : steps) {
            step.reads().stream().filter(name -> !written.contains(name)).forEach(reads::add);
            written.addAll(step.writes());
        }
        return reads;
    }

    /**
     * What this run wrote that would be different now.
     *
     * @param changed among the names that this run read, those that have changed since
     * @return null if nothing would be different, not even what the cell shows
     */
    Set<String> outOfDate(Set<String> changed) {
        Set<String> stale = new HashSet<>(changed);
        Set<String> written = new HashSet<>();
        boolean differs = false;
        for (Step step : steps) {
            if (step.reads().stream().anyMatch(stale::contains)) {
                differs = true;
                written.addAll(step.writes());
                stale.addAll(step.writes());
            } else {
                stale.removeAll(step.use().declares());
                written.removeAll(step.use().declares());
            }
        }
        return differs ? written : null;
    }
}
