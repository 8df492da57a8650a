"""Why a figure changed between two days: old records, new records, records no longer counted."""
