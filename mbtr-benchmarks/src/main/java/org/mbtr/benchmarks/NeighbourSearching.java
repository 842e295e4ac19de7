package org.mbtr.benchmarks;

import java.util.concurrent.TimeUnit;
import org.mbtr.structures.NeighbourSearch;
import org.mbtr.structures.Neighbours;
import org.mbtr.structures.Structure;
import org.mbtr.structures.Supercell;
import org.mbtr.structures.data.DataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time to find the neighbours of all atoms of a synthetic elpasolite on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class NeighbourSearching {
    /** How often the cell of ten atoms is repeated along each vector. */
    @Param({"1", "6"})
    public int repetitions = 1;

    /** Longest distance of a neighbour (angstrom). */
    @Param({"6", "13.8"})
    public double cutoff = 6;

    private final Neighbours neighbours = new Neighbours();
    private Structure crystal = Structure.molecule(new int[0], new double[0]);

    /** Makes the crystal. */
    @Setup
    public void read() {
        Structure cell = DataSource.resolve(CrystalDescription.CRYSTALS).read().getFirst();
        crystal = Supercell.of(cell, repetitions, repetitions, repetitions);
    }

    /** All neighbours of all atoms; the result is their number. */
    @Benchmark
    public long all() {
        NeighbourSearch search = NeighbourSearch.of(crystal, cutoff);
        long count = 0;
        for (int atom = 0; atom < crystal.atomCount(); atom++) {
            search.find(atom, neighbours);
            count += neighbours.count();
        }
        return count;
    }

    /** The same with each pair once. */
    @Benchmark
    public long once() {
        NeighbourSearch search = NeighbourSearch.of(crystal, cutoff);
        long count = 0;
        for (int atom = 0; atom < crystal.atomCount(); atom++) {
            search.findOnce(atom, neighbours);
            count += neighbours.count();
        }
        return count;
    }
}
