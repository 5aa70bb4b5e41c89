package io.shadowledger.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which capability may know of which. */
class BoundaryTest {

    private static JavaClasses service;

    @BeforeAll
    static void importClasses() {
        service = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.shadowledger.service");
    }

    @Test
    void capabilitiesDoNotKnowOfEachOtherInCircles() {
        slices().matching("io.shadowledger.service.(*)..")
                .should()
                .beFreeOfCycles()
                .check(service);
    }

    @Test
    void comparingTheBooksNeverWritesThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.shadowledger.service..")
                .layer("posting")
                .definedBy("io.shadowledger.service.posting..")
                .layer("rest")
                .definedBy(
                        "io.shadowledger.service.(report|source|expected|matching|drift|correction|deadletter|audit|gateway)..")
                .layer("proof")
                .definedBy("io.shadowledger.service.(verify|rebuild)..")
                .whereLayer("posting")
                .mayOnlyBeAccessedByLayers("proof")
                .check(service);
    }

    @Test
    void theDoorKnowsNoCapability() {
        noClasses()
                .that()
                .resideInAPackage("io.shadowledger.service.gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.shadowledger.service.audit..",
                        "io.shadowledger.service.balance..",
                        "io.shadowledger.service.correction..",
                        "io.shadowledger.service.deadletter..",
                        "io.shadowledger.service.drift..",
                        "io.shadowledger.service.expected..",
                        "io.shadowledger.service.inflight..",
                        "io.shadowledger.service.intake..",
                        "io.shadowledger.service.matching..",
                        "io.shadowledger.service.posting..",
                        "io.shadowledger.service.reads..",
                        "io.shadowledger.service.rebuild..",
                        "io.shadowledger.service.report..",
                        "io.shadowledger.service.source..",
                        "io.shadowledger.service.storage..",
                        "io.shadowledger.service.system..",
                        "io.shadowledger.service.verify..")
                .check(service);
    }

    @Test
    void reportsDoNotKnowWhatIsDoneWithThem() {
        noClasses()
                .that()
                .resideInAPackage("io.shadowledger.service.report..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.shadowledger.service.matching..",
                        "io.shadowledger.service.drift..",
                        "io.shadowledger.service.correction..",
                        "io.shadowledger.service.source..",
                        "io.shadowledger.service.expected..")
                .check(service);
    }

    @Test
    void breaksDoNotKnowHowTheyAreCorrected() {
        noClasses()
                .that()
                .resideInAPackage("io.shadowledger.service.drift..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.shadowledger.service.correction..", "io.shadowledger.service.kafka..")
                .check(service);
    }

    @Test
    void theBookKnowsNothingOfDriftNorOfTheDoor() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.shadowledger.service.event..",
                        "io.shadowledger.service.intake..",
                        "io.shadowledger.service.posting..",
                        "io.shadowledger.service.balance..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.shadowledger.service.gateway..",
                        "io.shadowledger.service.matching..",
                        "io.shadowledger.service.report..",
                        "io.shadowledger.service.drift..",
                        "io.shadowledger.service.correction..",
                        "io.shadowledger.service.deadletter..")
                .check(service);
    }

    @Test
    void verifyingTheBookNeverPosts() {
        noClasses()
                .that()
                .resideInAPackage("io.shadowledger.service.verify..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("io\\.shadowledger\\.service\\.posting\\.(?!Chains).*")
                .check(service);
    }

    @Test
    void postingKnowsNothingOfHttp() {
        noClasses()
                .that()
                .resideInAPackage("io.shadowledger.service.posting..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web..", "org.springframework.http..", "jakarta.servlet..")
                .check(service);
    }

    @Test
    void controllersAreNotPublic() {
        classes()
                .that()
                .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
                .should()
                .notBePublic()
                .check(service);
    }

    @Test
    void nothingIsInjectedIntoFieldsAndNoStaticStateChanges() {
        fields().should()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .check(service);
        fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .check(service);
    }
}
