"""From which second to which does which recording sound in a programme?"""
