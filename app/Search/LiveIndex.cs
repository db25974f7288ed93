using System.Globalization;

namespace App.Search;

/// <summary>The index behind the alias, as it was when it was looked at.</summary>
/// <param name="Recipe">What its chunks were made by; null while it is empty.</param>
internal sealed record LiveIndex(string Name, IndexRecipe? Recipe, int Documents, int Chunks, DateTimeOffset? IndexedAt)
{
    /// <summary>Changes with every document that comes, changes or goes.</summary>
    public string Version =>
        IndexedAt is { } at ? string.Create(CultureInfo.InvariantCulture, $"{Name}@{at.UtcDateTime:yyyyMMddHHmmss}-{Chunks}") : Name;
}
