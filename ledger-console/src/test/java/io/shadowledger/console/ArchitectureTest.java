package io.shadowledger.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.router.Route;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ArchitectureTest {

    private static final String ROOT = "io.shadowledger.console";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void theConsoleKnowsTheLedgerByItsContractAlone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.shadowledger.service..",
                        "io.shadowledger.operator..",
                        "io.shadowledger.cli..",
                        "io.shadowledger.crds..",
                        "io.shadowledger.sandbox..",
                        "java.sql..",
                        "org.apache.kafka..")
                .check(CLASSES);
    }

    @Test
    void featuresDoNotKnowEachOther() {
        slices().matching(ROOT + ".(breaks|correction|account|audit|deadletter|intake|report|status|login)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void whatAllShareKnowsNoFeature() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".client..", ROOT + ".format..", ROOT + ".shell..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".breaks..",
                        ROOT + ".correction..",
                        ROOT + ".account..",
                        ROOT + ".audit..",
                        ROOT + ".deadletter..",
                        ROOT + ".intake..",
                        ROOT + ".report..",
                        ROOT + ".status..",
                        ROOT + ".login..")
                .check(CLASSES);
    }

    @Test
    void onlyTheClientSpeaksHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".client..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web.client..", "java.net.http..")
                .check(CLASSES);
    }

    @Test
    void viewsAndPresentersStayInTheirPackage() {
        classes()
                .that()
                .areAnnotatedWith(Route.class)
                .or()
                .haveSimpleNameEndingWith("Desk")
                .should()
                .bePackagePrivate()
                .check(CLASSES);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields().should().beAnnotatedWith(Autowired.class).check(CLASSES);
    }
}
