package contrastive.bench;

/** The three sizes at which a training step is measured. */
enum Size {
    S(32, 8, 64, 128), M(100, 10, 256, 512), L(256, 32, 512, 1024);

    final int dimension;
    final int signals;
    final int width;
    final int batch;

    Size(int dimension, int signals, int width, int batch) {
        this.dimension = dimension;
        this.signals = signals;
        this.width = width;
        this.batch = batch;
    }
}
