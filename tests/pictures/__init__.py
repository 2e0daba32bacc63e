"""Pictures of every window, dialog and wizard page, from the demo's mail: `python -m tests.pictures`.

One module for each area; each registers its pictures with `@picture(name)` from `registry`.
"""
