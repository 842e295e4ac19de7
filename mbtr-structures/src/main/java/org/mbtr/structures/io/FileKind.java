package org.mbtr.structures.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the name of a file says about its format. */
enum FileKind {
    /** {@code .extxyz}, {@code .xyz}. */
    EXTENDED_XYZ(".*\\.(ext)?xyz"),
    /** {@code .npz}. */
    NUMPY(".*\\.npz"),
    /** {@code .cif}, {@code .mcif}, {@code .mmcif}. */
    CIF(".*\\.m*cif"),
    /** Formats that people are likely to try, and that are not read. */
    OTHER(".*\\.(pdb|mol|sdf|json|db|traj|hdf5|h5|mat|csv|xml|xsf|res)|outcar.*|xdatcar.*"),
    /** {@code POSCAR}, {@code CONTCAR}, {@code POSCAR_a}, {@code a.POSCAR}, {@code .vasp}. */
    POSCAR("(.*[._-])?(poscar|contcar)([._-].*)?|.*\\.vasp");

    /** Asked in this order: {@code POSCAR.cif} is a CIF. */
    private static final List<FileKind> KINDS = List.of(values());

    private final String pattern;

    FileKind(String pattern) {
        this.pattern = pattern;
    }

    /** The kind that the name says, whatever its case and with {@code .gz} or without; absent if it says none. */
    static Optional<FileKind> ofName(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        return KINDS.stream().filter(kind -> name.matches(kind.pattern)).findFirst();
    }
}
