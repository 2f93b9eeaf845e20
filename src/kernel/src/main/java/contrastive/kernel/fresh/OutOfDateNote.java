package contrastive.kernel.fresh;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** The note under a cell that changed something: what is out of date now, and which cells to run again. */
public final class OutOfDateNote {
    private final Object owner;
    private final Set<String> changed;
    final Set<String> gone;
    private final Set<String> dropped;
    private final Map<Object, Entry> entries = new HashMap<>();

    private static final class Entry {
        private int number;
        private final Set<String> outOfDate = new TreeSet<>();
        private final Set<String> lost = new TreeSet<>();
        private final Set<String> broken = new TreeSet<>();

        boolean saysNothing() {
            return outOfDate.isEmpty() && lost.isEmpty() && broken.isEmpty();
        }
    }

    /**
     * @param owner the cell under which it stands
     * @param changed what that cell changed
     * @param gone what an earlier version of the cell declared and it no longer does
     * @param dropped what is no longer there, because the cell's new declaration of it does not compile
     */
    OutOfDateNote(Object owner, Set<String> changed, Set<String> gone, Set<String> dropped) {
        this.dropped = dropped;
        this.owner = owner;
        this.changed = changed;
        this.gone = gone;
    }

    private Entry entry(Object cell, int number) {
        Entry entry = entries.computeIfAbsent(cell, key -> new Entry());
        entry.number = number;
        return entry;
    }

    void lost(CellRun by, String name) {
        entry(by.cell, by.number).lost.add(name);
    }

    void broken(CellRun by, String name) {
        entry(by.cell, by.number).broken.add(name);
    }

    void outOfDate(CellRun run, Set<String> names) {
        Entry entry = entry(run.cell, run.number);
        entry.outOfDate.addAll(names);
        entry.outOfDate.removeAll(entry.lost);
        entry.outOfDate.removeAll(entry.broken);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    boolean standsUnder(CellRun run) {
        return owner.equals(run.cell);
    }

    /** Takes over what an earlier note under the same cell says; the front end has cleared that one away. */
    void absorb(OutOfDateNote earlier) {
        changed.addAll(earlier.changed);
        gone.addAll(earlier.gone);
        earlier.entries.forEach((cell, old) -> {
            Entry entry = entry(cell, old.number);
            entry.outOfDate.addAll(old.outOfDate);
            entry.lost.addAll(old.lost);
            entry.broken.addAll(old.broken);
        });
    }

    /** Whether another note says everything that this one would say. */
    boolean isToldBy(OutOfDateNote other) {
        return gone.isEmpty() && entries.entrySet().stream().allMatch(mine -> {
            Entry told = other.entries.get(mine.getKey());
            return told != null && told.outOfDate.containsAll(mine.getValue().outOfDate)
                    && told.lost.containsAll(mine.getValue().lost) && told.broken.containsAll(mine.getValue().broken);
        });
    }

    /** Takes a cell off the note that was run again, unless it read what is still out of date; says whether the note has changed. */
    boolean settle(CellRun run) {
        Entry entry = entries.get(run.cell);
        if (entry == null) {
            return false;
        }
        boolean stillStale = run.sources.entrySet().stream().anyMatch(source -> {
            Entry other = entries.get(source.getValue());
            return other != null && other != entry && (other.outOfDate.contains(source.getKey()) || other.lost.contains(source.getKey()));
        });
        if (stillStale) {
            entry.number = run.number;
        } else {
            entries.remove(run.cell);
        }
        return true;
    }

    /** Takes off what compiles again; says whether there was any. */
    boolean mend(Set<String> names) {
        List<Entry> mended = entries.values().stream().filter(entry -> entry.broken.removeAll(names)).toList();
        entries.values().removeIf(entry -> mended.contains(entry) && entry.saysNothing());
        return !mended.isEmpty();
    }

    DisplayData display(String id) {
        String text = text();
        DisplayData data = new DisplayData(text);
        data.putHTML(text.isEmpty() ? "" : "<div style=\"border-left: 4px solid #d08000; padding-left: 0.7em\">"
                + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</div>");
        data.setDisplayId(id);
        return data;
    }

    private String text() {
        if (isEmpty()) {
            return "";
        }
        List<Entry> inOrder = entries.values().stream().sorted((a, b) -> a.number - b.number).toList();
        List<String> outOfDate = inOrder.stream().flatMap(entry -> entry.saysNothing() ? Stream.of("what cell " + entry.number + " shows")
                : named(List.of(entry), one -> one.outOfDate).stream()).toList();
        String cells = and(inOrder.stream().map(entry -> String.valueOf(entry.number)).distinct().toList());
        return Stream.of(
                sentence("", changed, " changed."),
                sentence("No longer declared here, but still there: ", gone, "."),
                sentence("Gone, because the new declaration does not compile: ", dropped, "."),
                sentence("Out of date: ", outOfDate, "."),
                sentence("Set to null, because objects of the old kind cannot become new ones: ", named(inOrder, entry -> entry.lost), "."),
                sentence("No longer compiles: ", named(inOrder, entry -> entry.broken), "."),
                dropped.isEmpty() ? "Run " + (cells.contains(" ") ? "cells " : "cell ") + cells + " again."
                        : "Correct it and run this cell again.")
                .filter(sentence -> !sentence.isEmpty()).collect(Collectors.joining(" "));
    }

    private static List<String> named(List<Entry> entries, Function<Entry, Set<String>> names) {
        return entries.stream().filter(entry -> !names.apply(entry).isEmpty())
                .map(entry -> and(List.copyOf(names.apply(entry))) + " (cell " + entry.number + ")").toList();
    }

    private static String sentence(String begin, Collection<String> items, String end) {
        return items.isEmpty() ? "" : begin + and(List.copyOf(items)) + end;
    }

    private static String and(List<String> items) {
        int last = items.size() - 1;
        return last == 0 ? items.get(0) : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }
}
