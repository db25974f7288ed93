using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Azure.Data.Tables;

namespace App.History;

/// <summary>A turn as one entity. A property allows 64 KB (32 K characters), so long text is split over several.</summary>
internal static class TurnEntity
{
    private const int CharactersPerProperty = 32_000;

    // An entity has at most 1 MB, and a property 64 KB.
    private const int MostPieces = 16;

    // No \uXXXX escapes: they would make six characters of one.
    private static readonly HistoryJson Json = new(
        new(HistoryJson.Default.Options) { TypeInfoResolver = null, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) }
    );

    /// <summary>The columns that a search needs, of headers and turns.</summary>
    public static IReadOnlyList<string> Searched { get; } =
    [
        nameof(ITableEntity.PartitionKey),
        nameof(ITableEntity.RowKey),
        nameof(HeaderEntity.Title),
        nameof(HeaderEntity.UpdatedAt),
        nameof(HeaderEntity.Digests),
        .. Enumerable.Range(0, MostPieces).Select(piece => $"{nameof(StoredTurn.Content)}{piece}"),
    ];

    public static TableEntity Of(string partition, Guid conversation, int position, StoredTurn turn)
    {
        var entity = new TableEntity(partition, Keys.Turn(conversation, position))
        {
            [nameof(turn.Role)] = turn.Role,
            [nameof(turn.AnswerId)] = turn.AnswerId,
            [nameof(turn.FinishReason)] = turn.FinishReason,
            [nameof(turn.Cited)] = turn.Cited is null ? null : string.Join(',', turn.Cited),
        };
        Write(entity, nameof(turn.Content), turn.Content);
        if (turn.Citations is not null)
            Write(entity, nameof(turn.Citations), JsonSerializer.Serialize(turn.Citations, Json.IReadOnlyListCitation));
        return entity;
    }

    public static StoredTurn Read(TableEntity entity)
    {
        var citations = Text(entity, nameof(StoredTurn.Citations));
        return new StoredTurn(entity.GetString(nameof(StoredTurn.Role)), Content(entity))
        {
            AnswerId = entity.GetString(nameof(StoredTurn.AnswerId)),
            FinishReason = entity.GetString(nameof(StoredTurn.FinishReason)),
            Cited = entity
                .GetString(nameof(StoredTurn.Cited))
                ?.Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(number => int.Parse(number, CultureInfo.InvariantCulture))
                .ToArray(),
            Citations = citations.Length > 0 ? JsonSerializer.Deserialize(citations, Json.IReadOnlyListCitation) : null,
        };
    }

    public static string Content(TableEntity entity) => Text(entity, nameof(StoredTurn.Content));

    /// <summary>Identifies the content of a turn.</summary>
    public static string Digest(StoredTurn turn) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{turn.Role}\n{turn.Content}")).AsSpan(0, 8));

    /// <summary>Pieces of at most <paramref name="longest"/> characters; none ends inside a surrogate pair.</summary>
    public static IEnumerable<string> Pieces(string text, int longest = CharactersPerProperty)
    {
        for (var start = 0; start < text.Length; )
        {
            var end = Math.Min(text.Length, start + longest);
            if (end < text.Length && char.IsHighSurrogate(text[end - 1]))
                end--;
            yield return text[start..end];
            start = end;
        }
    }

    private static void Write(TableEntity entity, string name, string text)
    {
        foreach (var (index, piece) in Pieces(text).Index())
            entity[$"{name}{index}"] = piece;
    }

    private static string Text(TableEntity entity, string name)
    {
        var text = new StringBuilder();
        for (var i = 0; entity.GetString($"{name}{i}") is { } piece; i++)
            text.Append(piece);
        return text.ToString();
    }
}
