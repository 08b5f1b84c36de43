"""Where a request comes from: pages of other sites may not act in our visitors' names."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers

from chain.settings import Settings


def is_own_origin(headers: Headers, settings: Settings) -> bool:
    """Say whether a request comes from our own pages; programs that are no browsers send no Origin and may pass.

    Behind a proxy the host that guests use is the one of ``KLANTERFANT_PUBLIC_URL``.
    """
    origin = headers.get("origin")
    if origin is None:
        return True
    host = urlsplit(origin).netloc
    return bool(host) and host in (headers.get("host", ""), urlsplit(settings.public_url).netloc)
