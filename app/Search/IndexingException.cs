namespace App.Search;

/// <summary>An index rejected documents, or a new index is not valid.</summary>
internal sealed class IndexingException(string message) : Exception(message);
