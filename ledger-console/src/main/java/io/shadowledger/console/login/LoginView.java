package io.shadowledger.console.login;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.shadowledger.console.shell.Ids;
import io.shadowledger.console.shell.Logo;
import java.util.Optional;

/** Asks for name and password. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
class LoginView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final LoginForm form = new LoginForm();
    private final Div notice = new Div();

    LoginView() {
        addClassName("login");
        notice.setId(Ids.LOGIN_NOTICE);
        notice.addClassNames("notice", "info");
        notice.getElement().setAttribute("role", "status");
        notice.setVisible(false);

        form.setId(Ids.LOGIN);
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        form.setI18n(texts(null));

        var brand = new Div(new Logo(), new H1(getTranslation("app.name")));
        brand.addClassName("brand");
        var promise = new Paragraph(getTranslation("login.promise"));
        promise.addClassName("quiet");
        var card = new Div(brand, promise, notice, form);
        card.addClassName("login-card");
        add(card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var said = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(LoginNotice.PARAMETER)
                .flatMap(LoginNotice::parse);
        said.or(LoginView::expiry).ifPresent(this::show);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("login.title"));
    }

    private void show(LoginNotice why) {
        if (why.isError()) {
            form.setI18n(texts(why));
            form.setError(true);
        } else {
            notice.setText(getTranslation(why.messageKey()));
            notice.setVisible(true);
        }
    }

    private LoginI18n texts(@org.jspecify.annotations.Nullable LoginNotice why) {
        var texts = LoginI18n.createDefault();
        var labels = texts.getForm();
        labels.setTitle(getTranslation("login.title"));
        labels.setUsername(getTranslation("login.username"));
        labels.setPassword(getTranslation("login.password"));
        labels.setSubmit(getTranslation("login.submit"));
        var error = texts.getErrorMessage();
        error.setUsername(getTranslation("login.username.required"));
        error.setPassword(getTranslation("login.password.required"));
        if (why != null) {
            error.setTitle(getTranslation(why.messageKey() + ".title"));
            error.setMessage(getTranslation(why.messageKey()));
        }
        return texts;
    }

    private static Optional<LoginNotice> expiry() {
        var session = VaadinSession.getCurrent().getSession();
        if (session.getAttribute(TokenExpiryFilter.EXPIRED) == null) {
            return Optional.empty();
        }
        session.removeAttribute(TokenExpiryFilter.EXPIRED);
        return Optional.of(LoginNotice.EXPIRED);
    }
}
