namespace App.Tests.Search;

/// <summary>A request that the service rejects.</summary>
internal sealed class BadSearchException(string message) : Exception(message);
