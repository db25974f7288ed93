namespace App.Search;

/// <summary>An index did not take what was sent to it.</summary>
internal sealed class IndexingException(string message) : Exception(message);
