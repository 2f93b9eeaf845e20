package org.ejml.dense.row.mult;

/** The products on several threads: a page has one. */
public final class MatrixMatrixMult_MT_DDRM extends MatrixMatrixMult_DDRM {
}
