package io.shadowledger.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class BoundariesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPaths("target/classes");

    @Test
    void theSampleDayIsAnOracleAndSharesNothingWithTheLedger() {
        noClasses()
                .that()
                .resideInAPackage("..sandbox.sample..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.shadowledger.api..", "io.shadowledger.service..", "io.shadowledger.crds..")
                .check(CLASSES);
    }

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        slices().matching("io.shadowledger.sandbox.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void nothingKnowsTheCommandsThatDriveIt() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..sandbox.command..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..sandbox.command..")
                .check(CLASSES);
    }
}
