package io.shadowledger.proof;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class BoundariesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPaths("target/classes");

    @Test
    void theOracleSharesNothingWithTheLedger() {
        noClasses()
                .that()
                .resideInAPackage("..proof.workload..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.shadowledger.api..", "io.shadowledger.service..", "tools.jackson..")
                .check(CLASSES);
    }

    @Test
    void theJudgeKnowsNothingOfWhatIsDoneToTheLedger() {
        noClasses()
                .that()
                .resideInAPackage("..proof.judgement..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..proof.arena..", "..proof.chaos..", "..proof.hostile..")
                .check(CLASSES);
    }
}
