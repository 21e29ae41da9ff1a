"""Who may ask, and how often?

`Access` keeps the password, the sessions of browsers and the keys of other machines in one file of
the home folder; `Buckets` holds back who asks too often; `hosts` knows which names a server has.
"""

from onara.access.access import Access
from onara.access.caller import Caller
from onara.access.keys import Key
from onara.access.password import UnusablePassword
from onara.access.rates import Buckets, Rate
from onara.access.sessions import Session

__all__ = ["Access", "Buckets", "Caller", "Key", "Rate", "Session", "UnusablePassword"]
