package contrastive.kernel.cells;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager;

/** The cells of this session; there is no other session, the front end keeps the notebook. */
final class CellHistory implements HistoryManager {
    private static final int SESSION = 1;
    private static final int CELLS_KEPT = 1000;

    private final List<HistoryEntry> entries = new ArrayList<>();

    synchronized void add(int cell, String code, String output) {
        entries.add(new HistoryEntry(SESSION, cell, code, output));
        if (entries.size() > CELLS_KEPT) {
            entries.remove(0);
        }
    }

    @Override
    public synchronized List<HistoryEntry> lookupTail(int length, Set<ResultFlag> flags) {
        return lastOf(entries, length, flags);
    }

    @Override
    public synchronized List<HistoryEntry> lookupRange(int session, int start, int stop, Set<ResultFlag> flags) {
        boolean isThis = session == SESSION || session == 0;
        return lastOf(entries.stream().filter(e -> isThis && e.getCellNumber() >= start && e.getCellNumber() < stop).toList(),
                CELLS_KEPT, flags);
    }

    @Override
    public synchronized List<HistoryEntry> search(String glob, int length, Set<ResultFlag> flags) {
        Pattern pattern = Pattern.compile(glob.chars().mapToObj(c -> switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(c));
        }).collect(Collectors.joining()), Pattern.DOTALL);
        List<HistoryEntry> found = entries.stream().filter(e -> pattern.matcher(e.getInput()).matches()).toList();
        if (flags.contains(ResultFlag.UNIQUE)) {
            Map<String, HistoryEntry> latest = new LinkedHashMap<>();
            for (HistoryEntry entry : found) {
                latest.remove(entry.getInput());
                latest.put(entry.getInput(), entry);
            }
            found = List.copyOf(latest.values());
        }
        return lastOf(found, length, flags);
    }

    private static List<HistoryEntry> lastOf(List<HistoryEntry> from, int length, Set<ResultFlag> flags) {
        boolean output = flags.contains(ResultFlag.INCLUDE_OUTPUT);
        return from.stream().skip(Math.max(0, from.size() - length))
                .map(e -> output ? e : new HistoryEntry(e.getSession(), e.getCellNumber(), e.getInput(), null)).toList();
    }
}
