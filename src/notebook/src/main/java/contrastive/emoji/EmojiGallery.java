package contrastive.emoji;

import contrastive.data.Require;
import contrastive.plot.Still;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Pictures of what a model finds: captions for pictures, pictures for a caption, and a map of its space. */
public final class EmojiGallery {

    private static final int WIDTH = 900;
    private static final int TOP = 34;
    private static final int COLUMNS = 3;
    private static final int CAPTIONS = 3;
    private static final int ROW = 74;
    private static final int LINE = 15;
    private static final int TILE = 40;
    private static final int FOUND = 8;
    private static final int MAP_HEIGHT = 560;
    private static final int MAP_TILE = EmojiSheet.SIZE;
    private static final int MAP_MARGIN = 24;
    /** As many as fit into a figure's bytes. */
    private static final int MOST_ON_MAP = 120;
    private static final int ENDS = 4;

    private final EmojiSheet sheet;

    /** A gallery of that sheet's pictures. */
    public EmojiGallery(EmojiSheet sheet) {
        this.sheet = Require.notNull("sheet", sheet);
    }

    /**
     * Pictures, each with the three captions that come first for it; a right one among them is ticked, otherwise its rank is given.
     *
     * @param finding the title
     * @param shown rows of the cosines to show
     * @param cosines between all pictures (rows) and all captions (columns)
     * @param emoji one for each row and column
     * @throws IllegalArgumentException if something is missing, or the sizes do not fit together
     */
    public Still captions(String finding, int[] shown, DMatrixRMaj cosines, List<Emoji> emoji) {
        Require.notNull("finding", finding);
        requireSide("cosines' rows", Require.finite("cosines", cosines).numRows, emoji);
        requireSide("cosines' columns", cosines.numCols, emoji);
        for (int row : Require.notNull("shown", shown)) {
            if (row < 0 || row >= emoji.size()) {
                throw new IllegalArgumentException("shown must be rows from 0 to " + (emoji.size() - 1) + ", got " + row);
            }
        }
        int[][] first = IntStream.of(shown).mapToObj(row -> order(cosines, row)).toArray(int[][]::new);
        long found = IntStream.range(0, shown.length).filter(i -> rank(first[i], shown[i]) <= CAPTIONS).count();
        String sentence = finding + ". " + shown.length + " pictures with the " + CAPTIONS + " captions that come first of " + emoji.size()
                + "; the right one is among them for " + found + ": " + IntStream.range(0, shown.length).mapToObj(i ->
                        emoji.get(shown[i]).name() + " (rank " + rank(first[i], shown[i]) + ")").collect(Collectors.joining(", ")) + ".";
        int rows = (shown.length + COLUMNS - 1) / COLUMNS;
        return still(TOP + rows * ROW, finding, sentence, canvas -> {
            for (int i = 0; i < shown.length; i++) {
                captionsOf(canvas, i % COLUMNS * (WIDTH / COLUMNS) + 8, TOP + i / COLUMNS * ROW, shown[i], first[i], emoji);
            }
        });
    }

    private static void captionsOf(Canvas canvas, int x, int y, int picture, int[] order, List<Emoji> emoji) {
        canvas.emoji(emoji.get(picture), x, y + 8, TILE);
        int left = x + TILE + 24;
        int room = WIDTH / COLUMNS - TILE - 40;
        for (int k = 0; k < CAPTIONS; k++) {
            boolean right = order[k] == picture;
            int baseline = y + LINE * (k + 1);
            if (right) {
                canvas.tick(left - 14, baseline);
            }
            canvas.text(emoji.get(order[k]).name(), left, baseline, room, right ? Canvas.BOLD : Canvas.PLAIN,
                    right ? Canvas.RIGHT : Canvas.TEXT);
        }
        if (rank(order, picture) > CAPTIONS) {
            canvas.text(rank(order, picture) + ". " + emoji.get(picture).name(), left, y + LINE * (CAPTIONS + 1), room, Canvas.PLAIN,
                    Canvas.FAINT);
        }
    }

    /**
     * The eight pictures that come first for a caption, or all where there are fewer.
     *
     * @param caption as the reader wrote it
     * @param cosines between the caption and all pictures, shape (1, n)
     * @param emoji one for each column
     * @throws IllegalArgumentException if something is missing, or the sizes do not fit together
     */
    public Still pictures(String caption, DMatrixRMaj cosines, List<Emoji> emoji) {
        Require.notNull("caption", caption);
        requireSide("cosines' columns", Require.finite("cosines", cosines).numCols, emoji);
        if (cosines.numRows != 1) {
            throw new IllegalArgumentException("cosines must have 1 row, got " + cosines.numRows);
        }
        int[] order = order(cosines, 0);
        int found = Math.min(FOUND, order.length);
        String names = IntStream.range(0, found).mapToObj(k -> emoji.get(order[k]).name()).collect(Collectors.joining(", "));
        String finding = "\"" + caption + "\" finds";
        return still(130, finding, finding + ", best first, of " + emoji.size() + " pictures: " + names + ".", canvas -> {
            int place = WIDTH / FOUND;
            for (int k = 0; k < found; k++) {
                int middle = k * place + place / 2;
                canvas.emoji(emoji.get(order[k]), middle - 30, TOP, 60);
                canvas.centred(emoji.get(order[k]).name(), middle, TOP + 76, place - 8, Canvas.PLAIN, Canvas.TEXT);
                canvas.centred(String.format(Locale.ROOT, "cosine %.2f", cosines.get(0, order[k])), middle, TOP + 91, place - 8,
                        Canvas.PLAIN, Canvas.FAINT);
            }
        });
    }

    /**
     * A map: every picture at its place, unless it would cover one that is there already.
     *
     * @param finding the title
     * @param places shape (n, 2)
     * @param emoji one for each row
     * @throws IllegalArgumentException if something is missing, or the sizes do not fit together
     */
    public Still map(String finding, DMatrixRMaj places, List<Emoji> emoji) {
        Require.notNull("finding", finding);
        requireSide("places' rows", Require.finite("places", places).numRows, emoji);
        if (places.numCols != 2) {
            throw new IllegalArgumentException("places must have 2 columns, got " + places.numCols);
        }
        int[][] corners = new int[emoji.size()][];
        List<Integer> drawn = new ArrayList<>();
        for (int i = 0; i < corners.length; i++) {
            corners[i] = new int[] {along(places, 0, i, WIDTH), MAP_HEIGHT - MAP_TILE - along(places, 1, i, MAP_HEIGHT - TOP)};
            int[] corner = corners[i];
            boolean free = drawn.stream().map(j -> corners[j]).noneMatch(other ->
                    Math.abs(other[0] - corner[0]) < MAP_TILE && Math.abs(other[1] - corner[1]) < MAP_TILE);
            if (free && drawn.size() < MOST_ON_MAP) {
                drawn.add(i);
            }
        }
        String sentence = finding + ". A map of " + emoji.size() + " pictures, " + drawn.size() + " of them drawn; at the left end "
                + ends(places, 0, false, emoji) + "; at the right " + ends(places, 0, true, emoji) + "; at the bottom "
                + ends(places, 1, false, emoji) + "; at the top " + ends(places, 1, true, emoji) + ".";
        return still(MAP_HEIGHT, finding, sentence,
                canvas -> drawn.forEach(i -> canvas.emoji(emoji.get(i), corners[i][0], corners[i][1], MAP_TILE)));
    }

    /** Where a picture begins on an axis that runs over so many pixels, from the least to the greatest place. */
    private static int along(DMatrixRMaj places, int axis, int row, int length) {
        DMatrixRMaj all = CommonOps_DDRM.extractColumn(places, axis, null);
        double least = CommonOps_DDRM.elementMin(all);
        double greatest = CommonOps_DDRM.elementMax(all);
        double share = greatest > least ? (places.get(row, axis) - least) / (greatest - least) : 0.5;
        return MAP_MARGIN / 2 + (int) Math.round(share * (length - MAP_MARGIN - MAP_TILE));
    }

    private static String ends(DMatrixRMaj places, int axis, boolean high, List<Emoji> emoji) {
        Comparator<Integer> rising = Comparator.comparingDouble(i -> places.get(i, axis));
        return IntStream.range(0, emoji.size()).boxed().sorted(high ? rising.reversed() : rising).limit(ENDS)
                .map(i -> emoji.get(i).name()).collect(Collectors.joining(", "));
    }

    /** A picture with the finding on top, in one line. */
    private Still still(int height, String finding, String sentence, Consumer<Canvas> painter) {
        return Still.of(WIDTH, height, sentence, graphics -> {
            Canvas canvas = new Canvas(graphics, sheet);
            canvas.text(finding, 8, 20, WIDTH - 16, Canvas.TITLE, Canvas.TEXT);
            painter.accept(canvas);
        });
    }

    /** The columns of a row of cosines, the closest first. */
    private static int[] order(DMatrixRMaj cosines, int row) {
        return IntStream.range(0, cosines.numCols).boxed().sorted(Comparator.comparingDouble(column -> -cosines.get(row, column)))
                .mapToInt(Integer::intValue).toArray();
    }

    private static int rank(int[] order, int right) {
        return 1 + IntStream.range(0, order.length).filter(k -> order[k] == right).findFirst().orElseThrow();
    }

    private void requireSide(String name, int size, List<Emoji> emoji) {
        Require.notNull("emoji", emoji).forEach(one -> sheet.requireHas("each of emoji", one));
        Require.atLeast(1, "number of emoji", emoji.size());
        if (size != emoji.size()) {
            throw new IllegalArgumentException(name + " must be one for each of the " + emoji.size() + " emoji, got " + size);
        }
    }
}
