using System.Globalization;

namespace App.Search;

/// <summary>The state of the index behind the alias.</summary>
/// <param name="Recipe">What its chunks are built with; null while it is empty.</param>
internal sealed record LiveIndex(string Name, IndexRecipe? Recipe, int Documents, int Chunks, DateTimeOffset? IndexedAt)
{
    /// <summary>Changes with every added, changed or removed document.</summary>
    public string Version =>
        IndexedAt is { } at ? string.Create(CultureInfo.InvariantCulture, $"{Name}@{at.UtcDateTime:yyyyMMddHHmmss}-{Chunks}") : Name;
}
