using System.Text.Json.Serialization;
using App.Characters;

namespace App.History;

/// <summary>A user's own title of a conversation.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record RenameRequest
{
    public string? Title { get; init; }

    public string Cleaned => string.Join(' ', PlainText.Clean(Title ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public Dictionary<string, string[]> Problems() =>
        Cleaned.Length is > 0 and <= HeaderEntity.LongestTitle
            ? []
            : new() { ["title"] = [$"must have 1 to {HeaderEntity.LongestTitle} characters, got {Cleaned.Length}"] };
}
