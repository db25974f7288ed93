namespace App.Tests.Search;

/// <summary>The service takes no such request.</summary>
internal sealed class BadSearchException(string message) : Exception(message);
