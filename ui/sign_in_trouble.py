"""Why a sign-in with a provider came to nothing, in words."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.model.sign_in import SignInTrouble

translate = QCoreApplication.translate


def heading(why: SignInTrouble) -> str:
    """A few words."""
    match why:
        case SignInTrouble.DENIED:
            return translate("SignInWords", "Access was not allowed")
        case SignInTrouble.NO_ANSWER:
            return translate("SignInWords", "Nobody signed in")
        case SignInTrouble.NO_CLIENT | SignInTrouble.CLIENT_REFUSED:
            return translate("SignInWords", "Depesche is not registered there")
        case SignInTrouble.NO_ISSUER:
            return translate("SignInWords", "There is no sign-in at this address")
        case SignInTrouble.FORGED:
            return translate("SignInWords", "The answer is not to be trusted")
        case SignInTrouble.FLOODED:
            return translate("SignInWords", "Another program disturbed the sign-in")
        case SignInTrouble.PROVIDER:
            return translate("SignInWords", "The sign-in did not work")
        case _:
            assert_never(why)


def sentence(why: SignInTrouble, provider: str) -> str:
    """What happened and what to do. `provider`: its name."""
    return _sentence(why).format(provider=provider)


def _sentence(why: SignInTrouble) -> str:
    match why:
        case SignInTrouble.DENIED:
            return translate("SignInWords", "{provider} says that access to your mail was refused. Try again and agree "
                             "in the browser; in a company its administrator may have to allow it.")
        case SignInTrouble.NO_ANSWER:
            return translate("SignInWords", "Depesche waited five minutes for the browser. Try again, and go on there "
                             "until it says that you can close the window.")
        case SignInTrouble.NO_CLIENT:
            return translate("SignInWords", "This copy of Depesche cannot use the sign-in of {provider}, since nobody "
                             "has registered it there. Use an app password, which you make on the provider's page.")
        case SignInTrouble.CLIENT_REFUSED:
            return translate("SignInWords", "{provider} does not accept this copy of Depesche. Tell whoever gave it to "
                             "you; until then use an app password, which you make on the provider's page.")
        case SignInTrouble.NO_ISSUER:
            return translate("SignInWords", "{provider} does not say how one signs in there. Check the address, or ask "
                             "whoever runs it.")
        case SignInTrouble.FORGED:
            return translate("SignInWords", "What the browser brought back is not from {provider}, so it was not used. "
                             "Try again; if it happens again, somebody may be tampering with your connection.")
        case SignInTrouble.FLOODED:
            return translate("SignInWords", "Thousands of requests came from a program on this computer that is not "
                             "your browser. None had an effect. Find out which program it is, and try again.")
        case SignInTrouble.PROVIDER:
            return translate("SignInWords", "{provider} refused it. Its own words below may say why. Try again, or use "
                             "an app password.")
        case _:
            assert_never(why)
