"""Accounts: the way in, confirming, second factors, own sessions.

The sign-in library looks pages up by name, so its names stay; addresses are ours. Pages of the library that
are not on this list do not exist: there is no open sign-up, no password and no linking of accounts.
"""

from allauth.decorators import rate_limit
from django.urls import path

from radslag.municipalities.http import entrance, own_account
from radslag.municipalities.views import account, confirm, sign_in

fresh = own_account(fresh=True)

urlpatterns = [
    path("", account.account, name="account"),
    path("", account.account, name="mfa_index"),
    path("", account.account, name="account_email"),
    path("hem/", sign_in.home, name="account_home"),
    path("inbjudan/<slug:where>/", sign_in.invitation, name="account_invitation"),
    path("logga-in/", entrance(rate_limit(action="login")(sign_in.SignIn.as_view())), name="account_login"),
    path("logga-in/", entrance(sign_in.SignIn.as_view()), name="account_request_login_code"),
    path("logga-in/kod/", entrance(sign_in.Code.as_view()), name="account_confirm_login_code"),
    path("logga-in/passnyckel/", entrance(sign_in.PasskeySignIn.as_view()), name="mfa_login_webauthn"),
    path("logga-in/andra-steget/", entrance(sign_in.SecondStep.as_view()), name="mfa_authenticate"),
    path(
        "logga-in/adress/", entrance(sign_in.ConfirmAddress.as_view()), name="account_email_verification_sent"
    ),
    path("logga-in/stangt/", sign_in.closed, name="account_inactive"),
    path("logga-ut/", entrance(sign_in.SignOut.as_view()), name="account_logout"),
    path("bekrafta/", confirm.confirm, name="account_confirm"),
    path("bekrafta/kod/", confirm.confirm_by_code, name="account_reauthenticate"),
    path("bekrafta/app/", own_account(confirm.ConfirmByApp.as_view()), name="mfa_reauthenticate"),
    path(
        "bekrafta/passnyckel/",
        own_account(confirm.ConfirmByPasskey.as_view()),
        name="mfa_reauthenticate_webauthn",
    ),
    path("bekrafta/fortsatt/", confirm.go_on, name="account_continue"),
    path("sessioner/avsluta/", account.sessions_end, name="account_sessions_end"),
    path("sessioner/<int:number>/avsluta/", account.session_end, name="account_session_end"),
    path("sessioner/kvar/", account.stay, name="account_stay"),
    path("passnycklar/ny/", fresh(account.NewPasskey.as_view()), name="mfa_add_webauthn"),
    path("passnycklar/<int:pk>/ta-bort/", fresh(account.RemovePasskey.as_view()), name="mfa_remove_webauthn"),
    path("app/ny/", fresh(account.NewApp.as_view()), name="mfa_activate_totp"),
    path("app/ta-bort/", fresh(account.RemoveApp.as_view()), name="mfa_deactivate_totp"),
    path("reservkoder/", fresh(account.RecoveryCodes.as_view()), name="mfa_view_recovery_codes"),
    path("reservkoder/nya/", fresh(account.NewRecoveryCodes.as_view()), name="mfa_generate_recovery_codes"),
]
