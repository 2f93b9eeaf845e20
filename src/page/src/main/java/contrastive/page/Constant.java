package contrastive.page;

/** A constant of a loss, as a page offers it. */
enum Constant {
    TAU_SQUARED("tauSquared", "\u03c4\u00b2", Scale.logarithmic(0.05, 50), 3),
    NEGATIVES("negatives", "K", Scale.logarithmic(0.1, 100_000), 5),
    LAMBDA("lambda", "\u03bb", Scale.logarithmic(0.05, 20), 1),
    BIAS("bias", "b", Scale.linear(-20, 20), -2);

    /** As the library's messages call it. */
    final String argument;
    /** As formulas write it. */
    final String symbol;
    final Scale scale;
    /** To begin with. */
    final double usual;

    Constant(String argument, String symbol, Scale scale, double usual) {
        this.argument = argument;
        this.symbol = symbol;
        this.scale = scale;
        this.usual = usual;
    }

    @Override
    public String toString() {
        return argument;
    }
}
