namespace App.Suggestions;

/// <summary>A section of a document, as a citation names it.</summary>
/// <param name="Id">Id of the chunk.</param>
internal sealed record Section(string Id, string Title, string Heading);
