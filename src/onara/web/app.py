"""The application, put together: pages for people, an API for programs, files for browsers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from onara.web import api, pages, subsonic
from onara.web.openapi import ADDRESS, describe, name_of
from onara.web.opened import Opened
from onara.web.problem import add_handlers
from onara.web.security import Security
from onara.web.settings import Settings
from onara.web.static_files import StaticFiles


def create_app(settings: Settings) -> FastAPI:
    """The server of a home folder."""
    opened = Opened(settings)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        opened.start()
        yield
        opened.close()

    app = FastAPI(
        title="Onara",
        version=version("onara"),
        summary="Knows a Korean drama by its music.",
        openapi_url=ADDRESS,
        generate_unique_id_function=name_of,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.opened = opened
    add_handlers(app)
    app.include_router(api.router, prefix="/api/v1")
    app.include_router(subsonic.router)
    app.include_router(pages.router, include_in_schema=False)
    describe(app, settings.base_path)
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(StaticFiles)
    app.add_middleware(Security, opened=opened)
    return app
