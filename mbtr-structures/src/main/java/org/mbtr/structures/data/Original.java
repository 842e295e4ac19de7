package org.mbtr.structures.data;

import java.util.List;
import java.util.Optional;

/**
 * A data set as its authors publish it, that can be fetched.
 *
 * @param name what users call it; that of a known data set where the original can be used in its place
 * @param title one line for people
 * @param address where it is published
 * @param file path below a data folder, where the program looks for it
 * @param md5 published checksum in hexadecimal, lower case; absent where none is
 */
public record Original(String name, String title, String address, String file, Optional<String> md5) {
    private static final String MD17 = "http://www.quantum-machine.org/gdml/data/npz/";
    private static final String MD17_TITLE = "MD17: the whole trajectory of ";

    /** All originals. Addresses of MD17 are those since the files were renamed; checksums are those of their contents before. */
    public static List<Original> all() {
        return List.of(
                md17("benzene", "benzene2017", "b4337db977aeee3bb400b4a1f0db4210"),
                md17("uracil", "uracil", "4c1a8b2247ae4bda3b83ee6e3bd4b825"),
                md17("naphthalene", "naphthalene", "d181a613e91cf4c39125e4e844c3dfa6"),
                md17("aspirin", "aspirin", "6c3bd18c6450b14ee7dc863547b8f935"),
                md17("salicylic-acid", "salicylic", "90ccf04fb59cf561b15bb6f1bb08f6f9"),
                md17("malonaldehyde", "malonaldehyde", "988fd88e46f405e4008b33a304f473bd"),
                md17("ethanol", "ethanol", "0ce72137ee2f96f303254fc4d97dec2a"),
                md17("toluene", "toluene", "47a15536e0159c2f0e4e4d23895ad02a"),
                new Original(
                        "original/qm7b",
                        "QM7b: 7211 molecules at full precision, zipped extended XYZ",
                        "https://qmml.org/Datasets/gdb7-13.zip",
                        "original/gdb7-13.zip",
                        Optional.empty()),
                new Original(
                        "original/qm9",
                        "QM9: 133 885 molecules, one file for each in a tar archive",
                        "https://ndownloader.figshare.com/files/3195389",
                        "original/dsgdb9nsd.xyz.tar.bz2",
                        Optional.empty()),
                new Original(
                        "original/rmd17",
                        "rMD17: 100 000 frames of ten molecules in a tar archive",
                        "https://figshare.com/ndownloader/files/23950376",
                        "original/rmd17.tar.bz2",
                        Optional.empty()),
                new Original(
                        "original/sgdml-results",
                        "Results of the paper's force fields, files of Python",
                        "https://ndownloader.figshare.com/files/34766962",
                        "original/sgdml-results",
                        Optional.empty()));
    }

    private static Original md17(String molecule, String published, String md5) {
        return new Original(
                "md17/" + molecule,
                MD17_TITLE + molecule,
                MD17 + "md17_" + published + ".npz",
                "md17/" + molecule + ".npz",
                Optional.of(md5));
    }

    /** The original of this name. */
    public static Optional<Original> find(String name) {
        return all().stream().filter(original -> original.name().equals(name)).findFirst();
    }

    /** The last part of the address: the name of the file on a mirror. */
    public String lastPart() {
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
