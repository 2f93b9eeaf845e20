package contrastive.page;

/** A constant of a loss, as a page offers it. */
enum Constant {
    TAU_SQUARED("tauSquared", "\u03c4\u00b2", "squared inverse temperature", Scale.logarithmic(0.05, 50), 3),
    NEGATIVES("negatives", "K", "weight of the negatives", Scale.logarithmic(0.1, 100_000), 5),
    LAMBDA("lambda", "\u03bb", "weight of the negatives", Scale.logarithmic(0.05, 20), 1),
    BIAS("bias", "b", "bias", Scale.linear(-20, 20), -2),
    MARGIN("margin", "m", "margin", Scale.linear(0, 2), 0.25);

    /** As the library's messages call it. */
    final String argument;
    /** As formulas write it. */
    final String symbol;
    final String words;
    final Scale scale;
    /** To begin with. */
    final double usual;

    Constant(String argument, String symbol, String words, Scale scale, double usual) {
        this.argument = argument;
        this.symbol = symbol;
        this.words = words;
        this.scale = scale;
        this.usual = usual;
    }

    @Override
    public String toString() {
        return argument;
    }
}
