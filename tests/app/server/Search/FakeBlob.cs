namespace App.Tests.Search;

/// <summary>A blob as an indexer sees it. Its metadata does not reach chunks.</summary>
internal sealed record FakeBlob(string Name, string Text, DateTimeOffset ModifiedAt);
