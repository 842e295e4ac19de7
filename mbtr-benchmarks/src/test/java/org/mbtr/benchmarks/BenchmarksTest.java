package org.mbtr.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each benchmark runs once, on few structures. */
class BenchmarksTest {
    @ParameterizedTest
    @ValueSource(strings = {"molecules-k2-exp", "molecules-k3-cosine-exp", "qm7b-energy"})
    void moleculesAreDescribed(String representation) {
        MoleculeDescription benchmark = new MoleculeDescription();
        benchmark.representation = representation;
        benchmark.molecules = 5;
        benchmark.read();

        assertTrue(benchmark.molecule().storedValues() > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"crystals-k2-exp", "crystals-k3-cosine-exp", "crystals"})
    void crystalsAreDescribed(String representation) {
        CrystalDescription benchmark = new CrystalDescription();
        benchmark.representation = representation;
        benchmark.read();

        assertTrue(benchmark.crystal().storedValues() > 0);
    }

    @Test
    void neighboursAreFound() {
        NeighbourSearching benchmark = new NeighbourSearching();
        benchmark.read();

        assertTrue(benchmark.once() > 0);
        assertEquals(benchmark.all(), 2 * benchmark.once());
    }

    @Test
    void matricesAreAssembled() {
        KernelAssembly benchmark = new KernelAssembly();
        benchmark.molecules = 5;
        benchmark.describe();
        try {
            assertTrue(benchmark.gramMatrix() > 0);
            assertTrue(benchmark.squaredDistances() > 0);
        } finally {
            benchmark.close();
        }
    }

    @Test
    void squareAndTriangleHaveTheSameFactor() {
        Factorization benchmark = new Factorization();
        benchmark.order = 700;
        benchmark.start();
        try {
            benchmark.fill();
            assertEquals(benchmark.full(), benchmark.packed());
            benchmark.release();
        } finally {
            benchmark.close();
        }
    }
}
