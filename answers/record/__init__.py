"""What is kept: the schema, the SQL store that is the record, and the index that follows it. Knows nothing of what 
words mean."""
