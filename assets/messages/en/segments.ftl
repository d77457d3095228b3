### Variables and conditions that groups are made of.

segment-everybody = All visitors
segment-condition = { $variable }: { $levels }
segment-variable-unknown = This group could not be counted: the variable ‘{ $id }’ is no longer there. The saved group and all records are as they were. Open the group and choose its conditions again.
segment-level-unknown = This group could not be counted: ‘{ $variable }’ no longer has the level ‘{ $level }’. The saved group and all records are as they were. Open the group and choose its conditions again.
segment-level-missing = Nothing is chosen of ‘{ $variable }’. Nothing was changed. Choose at least one level, or take the condition out.
segment-audience-unknown = This group could not be counted: the group ‘{ $id }’ is no longer there. The saved group and all records are as they were. Open the group and choose its conditions again.
segment-too-many-conditions = Up to { $most } conditions can be combined. Nothing was changed. Take one out and try again.
