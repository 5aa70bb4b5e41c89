package io.shadowledger.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What may know what, in the service. */
class ModuleBoundariesTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.shadowledger.service");

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        slices().matching("io.shadowledger.service.(*)..")
                .should()
                .beFreeOfCycles()
                .check(SERVICE);
    }

    @Test
    void theBookKnowsNothingOfDriftNorOfTheDoor() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..service.event..", "..service.intake..", "..service.posting..", "..service.balance..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..service.gateway..", "..service.report..", "..service.drift..", "..service.correction..")
                .check(SERVICE);
    }

    @Test
    void postingKnowsNothingOfHttp() {
        noClasses()
                .that()
                .resideInAPackage("..service.posting..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web..", "org.springframework.http..", "jakarta.servlet..")
                .check(SERVICE);
    }

    @Test
    void nothingIsInjectedIntoFieldsAndNoStaticStateChanges() {
        fields().should()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .check(SERVICE);
        fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .check(SERVICE);
    }

    @Test
    void controllersAreNotPublic() {
        classes()
                .that()
                .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
                .should()
                .notBePublic()
                .check(SERVICE);
    }
}
