package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;

/** Stands for IJava's class of this name, which is in no package registry: it holds the kernel that runs. */
public final class IJava {

    /** The kernel that runs; null when none does. */
    public static BaseKernel running;

    private IJava() {}

    /** As IJava answers. */
    public static BaseKernel getKernelInstance() {
        return running;
    }
}
