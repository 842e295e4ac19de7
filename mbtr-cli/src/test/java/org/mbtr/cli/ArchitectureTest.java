package org.mbtr.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Dependencies point one way, and nothing behind the command line prints or draws unseeded random numbers. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.mbtr");

    @Test
    void modulesDependOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("structures")
                .definedBy("org.mbtr.structures..")
                .layer("representations")
                .definedBy("org.mbtr.representations..")
                .layer("learning")
                .definedBy("org.mbtr.learning..")
                .layer("potentials")
                .definedBy("org.mbtr.potentials..")
                .layer("phases")
                .definedBy("org.mbtr.phases..")
                .layer("cli")
                .definedBy("org.mbtr.cli..")
                .layer("benchmarks")
                .definedBy("org.mbtr.benchmarks..")
                .whereLayer("structures")
                .mayNotAccessAnyLayer()
                .whereLayer("representations")
                .mayOnlyAccessLayers("structures")
                .whereLayer("learning")
                .mayOnlyAccessLayers("structures", "representations")
                .whereLayer("potentials")
                .mayOnlyAccessLayers("structures", "representations", "learning")
                .whereLayer("phases")
                .mayOnlyAccessLayers("structures", "representations", "learning")
                .whereLayer("cli")
                .mayOnlyAccessLayers("structures", "representations", "learning", "potentials", "phases")
                .whereLayer("benchmarks")
                .mayOnlyAccessLayers("structures", "representations", "learning", "potentials", "phases", "cli")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.mbtr.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.mbtr.cli..", "org.mbtr.benchmarks..")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }

    @Test
    void librariesDoNotEndTheProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.mbtr.cli..", "org.mbtr.benchmarks..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(CLASSES);
    }

    @Test
    void loggingGoesThroughSlf4j() {
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
    }

    @Test
    void randomNumbersAreSeeded() {
        noClasses()
                .should()
                .callConstructor(Random.class)
                .orShould()
                .callMethod(Math.class, "random")
                .check(CLASSES);
    }
}
