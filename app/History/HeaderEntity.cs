using Azure;
using Azure.Data.Tables;

namespace App.History;

/// <summary>The header row of a conversation. It changes with every change of the conversation.</summary>
/// <param name="Digests">Digests of the turns, in order.</param>
/// <param name="Version">ETag for optimistic concurrency.</param>
internal sealed record HeaderEntity(
    string Partition,
    Guid Id,
    string Title,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<string> Digests,
    ETag Version
)
{
    public const int LongestTitle = 80;

    /// <summary>The title is the user's own, and not the first question.</summary>
    public bool IsNamed { get; init; }

    public static HeaderEntity Read(TableEntity entity) =>
        new(
            entity.PartitionKey,
            Keys.Conversation(entity.RowKey),
            entity.GetString(nameof(Title)),
            entity.GetDateTimeOffset(nameof(UpdatedAt))!.Value,
            entity.GetString(nameof(Digests)).Split(',', StringSplitOptions.RemoveEmptyEntries),
            entity.ETag
        )
        {
            IsNamed = entity.GetBoolean(nameof(IsNamed)) ?? false,
        };

    public TableEntity Write() =>
        new(Partition, Keys.Header(Id))
        {
            [nameof(Title)] = Title,
            [nameof(IsNamed)] = IsNamed,
            [nameof(UpdatedAt)] = UpdatedAt,
            [nameof(Digests)] = string.Join(',', Digests),
        };

    /// <summary>The first question on one line, shortened.</summary>
    public static string TitleOf(string question)
    {
        var line = string.Join(' ', question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestTitle ? line : $"{TurnEntity.Pieces(line, LongestTitle - 1).First().TrimEnd()}…";
    }
}
