"""The words of one language that the stages read: values, handed to them by the pipeline."""
