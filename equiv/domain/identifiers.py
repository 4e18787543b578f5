"""Ids are text; these names say which text."""

from typing import NewType

FrameworkId = NewType("FrameworkId", str)  # mx-sep.secundaria-math-2017
ItemId = NewType("ItemId", str)  # framework id, colon, code
PlanId = NewType("PlanId", str)  # mx-sep.secundaria-2017
CourseId = NewType("CourseId", str)  # mx-sep.secundaria-2017.matematicas-3, us-tx.algebra-1
SourceId = NewType("SourceId", str)  # key in the bibliography
StateCode = NewType("StateCode", str)  # TX
