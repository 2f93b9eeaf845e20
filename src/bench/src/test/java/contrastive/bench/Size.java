package contrastive.bench;

/** The three sizes at which a training step is measured. */
public enum Size {
    S(32, 8, 64, 128), M(100, 10, 256, 512), L(256, 32, 512, 1024);

    public final int dimension;
    public final int signals;
    public final int width;
    public final int batch;

    Size(int dimension, int signals, int width, int batch) {
        this.dimension = dimension;
        this.signals = signals;
        this.width = width;
        this.batch = batch;
    }
}
