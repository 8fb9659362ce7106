"""Conditions of at-rules and of ``if()``, in three-valued logic: true, false, or not known.

:mod:`.media_queries` and :mod:`.feature_support` ask the environment and this engine's grammars,
:mod:`.container_queries` a container's style and size, :mod:`.style_queries` custom properties;
:mod:`.feature_ranges` compares their features, and :mod:`.if_conditions` mixes them all.

Source: CSS Conditional Rules Level 5; Media Queries Level 5; CSS Values and Units Level 5.
"""
